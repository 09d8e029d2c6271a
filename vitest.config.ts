import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          environment: 'happy-dom',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/build/**'],
          // Properties are tried a thousand times over; a busy machine needs longer for that than the usual 5 s.
          testTimeout: 30_000,
          maxWorkers: '100%',
        },
      },
      {
        test: {
          name: 'build',
          environment: 'node',
          include: ['test/build/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A browser alone waits for its pages half of the time; four of them, two in each lane, keep two cores busy.
          maxWorkers: 2,
          // Real browsers on a busy machine: what fails twice in a row is a fault of ours.
          retry: 1,
        },
      },
    ],
  },
});
