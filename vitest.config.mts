import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // No test is about time: a busy machine must not fail one. Benches measure (npm run bench).
    testTimeout: 120_000,
    setupFiles: ['test/seed.ts'],
    include: ['test/{unit,property,golden,cli,office}/**/*.test.ts'],
  },
});
