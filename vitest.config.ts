import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Most of what takes long waits for a browser, so that two files run side by side even on two cores.
    maxWorkers: 2,
  },
});
