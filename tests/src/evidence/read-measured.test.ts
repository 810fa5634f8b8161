import { expect, it } from 'vitest';
import { filePage } from '../../../src/evidence/archive.ts';
import { readMeasured } from '../../../src/evidence/read-measured.ts';
import { memoryBlobStore } from '../../../src/store/memory.ts';
import { measuredPage, run } from '../../helpers/measured-evidence.ts';

it('reads what was measured, and passes over pages without it', async () => {
  const blobs = memoryBlobStore();
  const { url, measured } = measuredPage('/bins', [run()]);
  const page = { url, visitedAt: '2026-11-23T09:30:00.000Z', artifacts: {} };
  const failed = { ok: false as const, error: { code: 'crashed', message: 'Lighthouse crashed.' } };
  const pages = await Promise.all([
    filePage({ ...page, url: `${url}/none` }, blobs),
    filePage({ ...page, url: `${url}/failed`, artifacts: { measured: failed } }, blobs),
    filePage({ ...page, artifacts: { measured: { ok: true, value: measured } } }, blobs),
  ]);
  expect(await readMeasured({ pages }, blobs)).toEqual([{ url, measured }]);
  expect(await readMeasured({ pages }, memoryBlobStore())).toEqual([]);
});
