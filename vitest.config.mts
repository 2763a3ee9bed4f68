import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The build of pdfkit that is shipped (webpack.config.mjs).
  resolve: { alias: { pdfkit: path.join(import.meta.dirname, 'node_modules/pdfkit/js/pdfkit.browser.mjs') } },
  test: {
    // No test is about time: a busy machine must not fail one. Benches measure (npm run bench).
    testTimeout: 120_000,
    setupFiles: ['test/seed.ts'],
    include: ['test/{unit,property,golden,cli,office,drawio}/**/*.test.ts'],
  },
});
