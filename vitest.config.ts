import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take over a minute on two busy cores, the longest first: one started last would leave the other workers idle.
 * Those of workers mostly wait, and are between others that do not: three of them at once would leave the cores idle.
 */
const LONG = [
  'end-to-end/faulty-council',
  'end-to-end/workers-clock',
  'packaging',
  'end-to-end/councils',
  'end-to-end/workers',
  'end-to-end/keyboard-barriers',
  'end-to-end/large-councils',
  'end-to-end/workers-by-hand',
  'end-to-end/measuring',
  'end-to-end/own-report',
  'end-to-end/workers-full-disk',
  'end-to-end/two-scans',
  'end-to-end/measuring-lost',
  'end-to-end/resume',
  'end-to-end/never-a-pass',
  'end-to-end/side-by-side',
  'end-to-end/package-examples',
  'end-to-end/operating',
  'end-to-end/layouts',
  'end-to-end/motion-probe',
  'end-to-end/fleet',
  'end-to-end/probed-scan',
  'end-to-end/estate',
  'end-to-end/measuring-signed-in',
  'end-to-end/journeys-signed-in',
  'end-to-end/workers-sample',
  'end-to-end/sample',
  'src/cli/pack',
  'end-to-end/gate',
  'end-to-end/named-by-the-page',
  'end-to-end/signed-in',
  'end-to-end/journeys',
  'end-to-end/hostile-pages',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
      return at < 0 ? LONG.length + (project.name === 'parts' ? 1 : 0) : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

/** What starts browsers, servers or the command itself. Everything else looks at functions. */
const WHOLE = ['tests/end-to-end/**/*.test.ts', 'tests/contracts/**/*.test.ts', 'tests/*.test.ts'];

/** Of these, what must come out each time: what is lost once in many kills or saves at once is lost. */
const SURE = [
  'tests/contracts/**/*.test.ts',
  'tests/end-to-end/{workers*,killed-scan,resume,saved-at-once,side-by-side}.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['tests/helpers/test-run.ts'],
    // Limits end what hangs, and nothing else: on a machine of others all of this takes several times as long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    // Node loads the program as it does for users, and keeps what it compiled. To transform it as well takes a third more of a
    // processor for a file that loads most of it, and nothing here needs that: no module is replaced by another.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // What takes long mostly waits: for a page to come to rest, for a deadline, for somebody's turn. With three files for two cores
    // about a fifth of the time nothing was done. Many more would make pages so slow that what is measured of them changes.
    maxWorkers: Math.min(2 * availableParallelism(), 8),
    // Tests of one file that go on beside each other: they wait for workers, and yet each of them scans.
    maxConcurrency: 3,
    sequence: { sequencer: LongFirst },
    projects: [
      // A busy machine may not get to see what a page shows for a moment. What failed is run once more, and named as such.
      { extends: true, test: { name: 'whole', include: WHOLE, exclude: SURE, retry: 1 } },
      { extends: true, test: { name: 'sure', include: SURE } },
      {
        extends: true,
        // To load the program anew costs more than most of these files do, so that those of one worker share it.
        test: { name: 'parts', include: ['tests/**/*.test.ts'], exclude: WHOLE, isolate: false },
      },
    ],
  },
});
