import { readFileSync } from 'node:fs';
import { defaultRulebook } from '../../../../src/compose.ts';
import { canonical } from '../../../../src/evidence/canonical.ts';
import type { Digest, ScanRecord } from '../../../../src/model/evidence.ts';
import type { PackInput } from '../../../../src/pack/contents.ts';
import type { BlobStore } from '../../../../src/ports.ts';
import { assessRecord } from '../../../../src/scan.ts';
import { memoryBlobStore } from '../../../../src/store/memory.ts';
import { pictureOf, type Recording, recordingOf } from '../../../helpers/recorded.ts';
import { recordedInput } from '../recorded-pack.ts';

/** As they stand in the evidence, and so must stand nowhere in a redacted pack. */
export const PLANTED = [
  'jo.bloggs@home.example',
  'jo.bloggs%40home.example',
  'help@home.example',
  '07700 900123',
  '07700900123',
  '020 7946 0000',
  'AB 12 34 56 C',
  'jo.bloggs [at] home [dot] example',
  'jo.bloggs @ home.example',
  'jo.blo\u00adggs@home.example',
  '0044 7700 900123',
  '01632/960001',
];

/** A paragraph with a fault, so that it becomes a snippet; no box is known for it on the picture. */
export const IN_TEXT = '/bins/bin-days';
/** A link at the foot of the page, and the address of the page itself. */
export const IN_LINK = '/planning/recent';
/** In a frame, so that only the picture shows it. */
export const IN_FRAME = '/bins/bulky-waste';

const CHANGES: readonly (readonly [page: string, from: string, to: string])[] = [
  [
    IN_TEXT,
    'After a bank holiday we come one day later.',
    'Ring Jo on 07700 900123 or write to jo.bloggs@home.example, AB 12 34 56 C.',
  ],
  [
    IN_TEXT,
    'AB 12 34 56 C.',
    'AB 12 34 56 C, jo.bloggs [at] home [dot] example, jo.bloggs @ home.example, jo.blo\u00adggs@home.example, 0044 7700 900123, 01632/960001.',
  ],
  [IN_FRAME, '</main>', '<iframe src=\\"/team\\"></iframe></main>'],
  [IN_TEXT, 'Bin days | Westmere Borough Council', 'Bin days 020 7946 0000'],
  [IN_LINK, 'Accessibility statement', 'help@home.example'],
  [IN_LINK, '"/accessibility\\"', '"mailto:help@home.example\\"'],
  [IN_LINK, '"content-type"', '"x-owner","jo.bloggs@home.example"],["content-type"'],
];
const ADDRESS = ['/planning/recent', '/planning/recent?from=jo.bloggs%40home.example&tel=07700900123'] as const;

/** The recorded council as if its pages, headers and addresses held personal data. */
export async function plantedInput(): Promise<PackInput> {
  const { record, artifacts } = JSON.parse(readFileSync(recordingOf('westmere'), 'utf8')) as Recording;
  const blobs = memoryBlobStore();
  const pages: ScanRecord['pages'][number][] = [];
  for (const page of record.pages) {
    const filed: [string, Digest][] = [];
    for (const [name, entry] of Object.entries(page.artifacts)) {
      const text = planted(canonical(artifacts[entry as Digest]), page.url).replaceAll(...ADDRESS);
      filed.push([name, await blobs.put(new TextEncoder().encode(text))]);
    }
    pages.push({ ...page, artifacts: Object.fromEntries(filed) });
  }
  for (const site of record.sites) {
    for (const entry of Object.values(site.artifacts))
      if (typeof entry === 'string') await blobs.put(new TextEncoder().encode(canonical(artifacts[entry])));
  }
  await keepPictures(record, blobs);
  const link = record.outcomes.find(({ url }) => url.endsWith(IN_LINK));
  const outcomes = record.outcomes.map((one) => ({
    ...JSON.parse(planted(JSON.stringify(one), one.url)),
    // The recording has two pictures only; this page borrows one.
    ...(one.url.endsWith(IN_FRAME) && { screenshot: link?.screenshot }),
  }));
  const changed = JSON.parse(JSON.stringify({ ...record, pages, outcomes }).replaceAll(...ADDRESS)) as ScanRecord;
  const result = await assessRecord(changed, defaultRulebook, blobs, '0.0.0');
  return { ...(await recordedInput('westmere')), record: changed, result, blobs };
}

function planted(text: string, url: string): string {
  const changes = CHANGES.filter(([page]) => url.endsWith(page));
  return changes.reduce((done, [, from, to]) => done.replaceAll(from, to), text);
}

async function keepPictures(record: ScanRecord, blobs: BlobStore): Promise<void> {
  for (const { url, screenshot } of record.outcomes) {
    if (screenshot && [IN_TEXT, IN_LINK].some((page) => url.endsWith(page)))
      await blobs.put(readFileSync(pictureOf('westmere', screenshot.blob)));
  }
}
