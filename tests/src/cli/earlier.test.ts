import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sinceFromAnywhere } from '../../../src/cli/earlier.ts';
import { findSavedScan, writePointer } from '../../../src/cli/saved-scan.ts';
import type { Digest } from '../../../src/model/evidence.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

const digest = (digit: string): Digest => `sha256:${digit.repeat(64)}`;

it('a scan that is resumed compares with the scan it began with, whatever its folder holds by now', async () => {
  const folder = await temporaryFolder();
  const reports = path.join(folder.path, 'monday');
  const store = path.join(folder.path, 'evidence');
  await mkdir(reports);
  await writePointer(reports, { scan: digest('1'), result: digest('2'), store });
  const kept = sinceFromAnywhere('monday', folder.path);
  await writePointer(reports, { scan: digest('3'), result: digest('4'), store: folder.path });
  const found = await findSavedScan(kept ?? '', '/elsewhere', '/another-store');
  await folder.remove();
  expect(found).toEqual({ ok: true, value: { scan: digest('1'), result: null, store } });
});
