import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishApart } from '../../../src/cli/finish/apart.ts';
import type { Finishing } from '../../../src/cli/finish/finish-scan.ts';
import { finishHere } from '../../../src/cli/finish/where-it-fits.ts';
import { defaultRulebook, openSaved } from '../../../src/compose.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { digestOfRecord } from '../../../src/evidence/canonical.ts';
import { NO_GATE } from '../../../src/gate/policy.ts';
import type { ScanRecord } from '../../../src/model/evidence.ts';
import { toolVersion } from '../../../src/version.ts';
import { readRecording } from '../../helpers/recorded.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { saveRecording } from '../../helpers/saved-recording.ts';

const WORKER = new URL('../../helpers/dying-worker.ts', import.meta.url);

describe('a scan is judged and reported', () => {
  let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
  let record: ScanRecord;
  beforeAll(async () => {
    temporary = await temporaryFolder();
    await saveRecording('ambleford', temporary.path);
    ({ record } = await readRecording('ambleford'));
  });
  afterAll(() => temporary.remove());

  async function finishing(name: string): Promise<Finishing> {
    const folder = path.join(temporary.path, name);
    const store = path.join(temporary.path, 'store');
    await mkdir(folder);
    const config = resolveConfig({ flags: { store }, env: {}, file: {}, fileName: '', version: toolVersion });
    if (!config.ok) throw new Error(config.error.message);
    const scope = { ...record.settings, origins: [], siteKey: '' };
    const target = { ...record.target, scope } as unknown as Finishing['place']['target'];
    return {
      place: { target, folder },
      config: config.value,
      policy: { ...NO_GATE, failOn: 'serious' },
      machine: { cores: 2, freeMemoryMb: 1000 },
      rulebook: defaultRulebook,
      ports: openSaved(store),
      pipeline: undefined,
      history: undefined,
      cwd: temporary.path,
      env: process.env,
    };
  }

  test('in a process of its own with the same files and the same words', async () => {
    const [here, apart] = [await finishing('here'), await finishing('apart')];
    const [judged, judgedApart] = [finishHere(here), finishApart(apart)];
    for (const one of [judged, judgedApart]) one.pagesSeen(record);
    const ended = await judged.finish(digestOfRecord(record));
    const endedApart = await judgedApart.finish(digestOfRecord(record));

    expect(endedApart.text.replaceAll(apart.place.folder, here.place.folder)).toBe(ended.text);
    expect({ ...endedApart, text: '' }).toEqual({ ...ended, text: '' });
    const files = await readdir(here.place.folder, { recursive: true });
    expect(files.length).toBeGreaterThan(4);
    expect(await readdir(apart.place.folder, { recursive: true })).toEqual(files);
    for (const file of files.filter((name) => name.includes('.'))) {
      const [one, other] = [here, apart].map(({ place }) => readFile(path.join(place.folder, file)));
      expect((await other)?.equals((await one) ?? Buffer.alloc(0)), file).toBe(true);
    }
  });

  test('or the process dies, and it is said how to go on', async () => {
    const given = await finishing("King's Bins");
    const dying = finishApart(given, fileURLToPath(WORKER));
    dying.pagesSeen(record);
    const why = await dying.finish(digestOfRecord(record)).catch(String);
    expect(why).toMatch(/ended before it was done \(SIGKILL\)\. .*: lgdss recheck sha256:/);
    // As it stands it can be pasted into a shell.
    expect(why).toMatch(/ --out '[^']+King'\\''s Bins'$/);
  });

  test('or a check of somebody’s own cannot be loaded any more, and it is said', async () => {
    const given = await finishing('own');
    const broken = finishApart({ ...given, config: { ...given.config, checks: ['gone.ts'] } });
    broken.pagesSeen(record);
    await expect(broken.finish(digestOfRecord(record))).rejects.toThrow(/gone\.ts.*lgdss recheck sha256:/s);
  });
});
