import { chmod, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tidyAlone, unfinishedIn } from '../../../src/cli/begun.ts';
import { whileReading } from '../../../src/cli/reading.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { runHere } from '../../helpers/run-here.ts';
import { saveRecording } from '../../helpers/saved-recording.ts';

const folder = await temporaryFolder();
afterAll(() => folder.remove());
const at = (...parts: readonly string[]) => path.join(folder.path, ...parts);
const store = at('store');
const { report } = await saveRecording('westmere-forms', folder.path);
const other = await saveRecording('westmere-forms', at('other'));
const review = at('review.yaml');
await runHere(['review', 'start', report, '--out', review]);

const using = async (place: string) => (await unfinishedIn(place, Date.now())).going.length;

/** Every command that reads what a scan saw. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  pack: ['pack', report, '--no-pdf', '--out', at('pack')],
  'review start': ['review', 'start', report, '--out', at('another.yaml')],
  'review check': ['review', 'check', review, '--scan', report],
  'review build': ['review', 'build', review, '--scan', report, '--out', at('built')],
  'review retest': ['review', 'retest', review, '--scan', other.report, '--before', report, '--out', at('retest.yaml')],
  'review retest, without the earlier folder': [
    ...['review', 'retest', review, '--scan', other.report, '--store', store, '--out', at('retest-2.yaml')],
  ],
  'compare, of the earlier scan': ['compare', report, other.report],
  'compare, of the later scan': ['compare', other.report, report],
  recheck: ['recheck', report],
  rescore: ['rescore', report, '--policy', 'v1'],
  explain: ['explain', report],
  baseline: ['baseline', report, '--out', at('baseline.yaml')],
};

/** How they end, where that is not 0: the recording has no pictures, which a pack without them says. */
const CODES: Readonly<Record<string, number>> = { pack: 3 };

describe('a command that reads an old scan', () => {
  it.each(Object.entries(READERS))(
    'waits for who tidies its store, and says that it uses it: %s',
    async (name, args) => {
      let running: ReturnType<typeof runHere> | undefined;
      let hasEnded = false;
      const tidied = await tidyAlone(store, async () => {
        running = runHere(args).finally(() => {
          hasEnded = true;
        });
        await expect.poll(() => using(store)).toBe(1);
        expect(hasEnded).toBe(false);
        return true;
      });
      expect(tidied).toBe(true);
      const ended = await running;
      expect(ended?.code, ended?.err).toBe(CODES[name] ?? 0);
      expect(await using(store)).toBe(0);
    },
  );

  it('is a scan too, of the pages that have changed since', async () => {
    const args = ['scan', 'http://127.0.0.1:9/', '--since', report, '--store', at('its-own'), '--browser', at('none')];
    let running: ReturnType<typeof runHere> | undefined;
    const tidied = await tidyAlone(store, async () => {
      running = runHere([...args, '--out', at('scanned')]);
      await expect.poll(() => using(store)).toBe(1);
      return true;
    });
    expect(tidied).toBe(true);
    expect((await running)?.err).toContain(at('none'));
    expect(await using(store)).toBe(0);
  });

  it('is not begun where it is stopped while it waits', async () => {
    let err = '';
    const wait = { cwd: folder.path, signal: AbortSignal.timeout(500), err: (text: string) => (err += text) };
    const read = () => Promise.reject(new Error('It reads what is being taken away.'));
    expect(await tidyAlone(store, () => whileReading([report], store, wait, read))).toBe(3);
    expect(err).toContain('stopped before it began');
    expect(await using(store)).toBe(0);
  });

  it('reads a store that it may not write into', async () => {
    const never = { cwd: folder.path, signal: new AbortController().signal, err: () => undefined };
    const { report: kept } = await saveRecording('westmere-forms', at('kept'));
    await chmod(folder.path, 0o755);
    const place = at('kept', 'store');
    const before = await readdir(place);
    await chmod(place, 0o555);
    // Nothing keeps the owner of the machine from writing.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      const read = async () => ((await readdir(place)).includes('begun') ? 1 : 0);
      expect(await whileReading([kept], store, never, read)).toBe(0);
    } finally {
      if (isRoot) process.seteuid?.(0);
      await chmod(place, 0o755);
    }
    expect(await readdir(place)).toEqual(before);
  });
});
