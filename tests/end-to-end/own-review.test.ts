import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileScan } from '../helpers/filed-scan.ts';
import { expectPassesOurScanner } from '../helpers/own-page.ts';
import { readRecording } from '../helpers/recorded.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (...parts: readonly string[]) => path.join(folder.path, ...parts);
beforeAll(async () => {
  folder = await temporaryFolder();
  const { record, blobs } = await readRecording('westmere');
  await fileScan(record, blobs, at('store'), at('report'));
  const cwd = folder.path;
  expect(await runHere(['review', 'start', 'report'], { cwd })).toMatchObject({ code: 0 });
  expect(await runHere(['review', 'build', 'review.yaml', '--scan', 'report'], { cwd })).toMatchObject({ code: 0 });
  expect(await runHere(['compare', 'report', 'report', '--out', '.'], { cwd })).toMatchObject({ code: 0 });
});
afterAll(() => folder.remove());

it.each(['review.html', 'comparison.html'])('%s passes our own scanner', async (file) => {
  await expectPassesOurScanner(at(file), at(`scan-of-${file}`));
});
