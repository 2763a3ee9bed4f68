import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['test/seed.ts'],
    include: ['test/{unit,property,golden,cli,office}/**/*.test.ts'],
  },
});
