import type { ScanRecord } from '../model/evidence.ts';
import type { MeasuredPage } from '../model/measured-runs.ts';
import type { BlobStore } from '../ports.ts';
import { readPage } from './archive.ts';

/** What Lighthouse measured, page by page. Pages that were not measured, and those whose copy is gone, are not there. */
export async function readMeasured(
  { pages }: Pick<ScanRecord, 'pages'>,
  blobs: BlobStore,
): Promise<readonly MeasuredPage[]> {
  const found: MeasuredPage[] = [];
  for (const page of pages.filter(({ artifacts }) => typeof artifacts.measured === 'string')) {
    const { measured } = (await readPage(page, blobs, new Set(['measured']))).artifacts;
    if (measured?.ok) found.push({ url: page.url, measured: measured.value });
  }
  return found;
}
