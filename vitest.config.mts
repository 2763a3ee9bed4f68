import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/{unit,property,golden,cli}/**/*.test.ts'] },
});
