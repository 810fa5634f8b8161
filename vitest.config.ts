import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take over half a minute, the longest first: one of them started last would leave the other worker idle. */
const LONG = [
  'councils',
  'history',
  'keyboard-barriers',
  'resume',
  'sample',
  'motion-probe',
  'authorities',
  'hostile-pages',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/end-to-end/${name}.test.ts`));
      return at < 0 ? LONG.length + (moduleId.includes('/end-to-end/') ? 0 : 1) : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/helpers/test-run.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Most of what takes long waits for a browser, so that two files run side by side even on two cores.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
  },
});
