import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { canonical } from '../../src/evidence/canonical.ts';
import type { Digest, ScanRecord } from '../../src/model/evidence.ts';
import type { BlobStore } from '../../src/ports.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';
import { ROOT } from './source.ts';

export interface RecordedSite {
  /** Folder under fixtures/sites, fixtures/evidence and name of the file in tests/golden. */
  readonly name: string;
  readonly council: string;
  /** Fixed, so that addresses in the evidence are the same whoever records it. */
  readonly port: number;
  /** The pages that are visited, the home page first: of the councils with faults, every page that has one. */
  readonly pages: readonly string[];
  /** Those whose screenshot is kept, for the pictures in the report; all of them would weigh too much. */
  readonly pictures: readonly string[];
}

export const recordedSites: readonly RecordedSite[] = [
  {
    name: 'ambleford',
    council: 'Ambleford Council',
    port: 47_801,
    pages: [
      '/',
      '/rubbish-and-recycling',
      '/report-a-missed-bin/your-details',
      '/council-tax/bands',
      '/council-tax/pay',
      '/news/library-lift',
      '/contact',
      '/accessibility-statement',
      '/cookies',
      '/cy/biniau',
    ],
    pictures: [],
  },
  {
    name: 'westmere',
    council: 'Westmere Council',
    port: 47_802,
    pages: [
      '/',
      '/bins',
      '/bins/bin-days',
      '/bins/bulky-waste',
      '/council-tax',
      '/council-tax/bands',
      '/council-tax/discounts',
      '/parking',
      '/parking/fines',
      '/parking/map',
      '/planning',
      '/planning/recent',
      '/planning/map',
      '/libraries',
      '/libraries/local-history',
      '/leisure',
      '/leisure/swimming',
      '/leisure/parks',
      '/news',
      '/news/roadworks',
      '/contact',
      '/jobs',
      '/about',
      '/about/website',
      '/accessibility',
      '/cookies',
      '/privacy',
    ],
    pictures: ['/bins/bin-days', '/planning/recent'],
  },
  {
    name: 'westmere-forms',
    council: 'Westmere Council forms',
    port: 47_803,
    pages: [
      '/',
      '/missed-bin',
      '/missed-bin/where',
      '/missed-bin/details',
      '/event',
      '/pay',
      '/tree',
      '/contact-us',
      '/cookies',
    ],
    pictures: [],
  },
];

/** One artifact a line, in the order of the pages, so that a new recording can be read as a list of changes. */
export interface Recording {
  readonly record: ScanRecord;
  readonly artifacts: Readonly<Record<Digest, unknown>>;
}

const folderOf = (site: string) => path.join(ROOT, 'fixtures/evidence', site);
export const recordingOf = (site: string) => path.join(folderOf(site), 'scan.json');
export const pictureOf = (site: string, blob: Digest) =>
  path.join(folderOf(site), `${blob.slice('sha256:'.length, 'sha256:'.length + 16)}.jpg`);
export const goldenOf = (site: string) => path.join(ROOT, 'tests/golden', `${site}.json`);

export function writeRecording({ record, artifacts }: Recording): string {
  const lines = Object.entries(artifacts).map(([name, value]) => `${JSON.stringify(name)}:${canonical(value)}`);
  return `{"record":${JSON.stringify(JSON.parse(canonical(record)), null, 1)},\n"artifacts":{\n${lines.join(',\n')}\n}}\n`;
}

/** The record, and a store in memory with everything the recording kept. Refuses evidence that was edited by hand. */
export async function readRecording(site: string): Promise<{ record: ScanRecord; blobs: BlobStore }> {
  const { record, artifacts } = JSON.parse(readFileSync(recordingOf(site), 'utf8')) as Recording;
  const blobs = memoryBlobStore();
  for (const [name, value] of Object.entries(artifacts)) {
    const filed = await blobs.put(new TextEncoder().encode(canonical(value)));
    if (filed !== name) throw new Error(`${name} in the recording of ${site} is not what was recorded.`);
  }
  for (const { screenshot } of record.outcomes) {
    if (screenshot && existsSync(pictureOf(site, screenshot.blob))) {
      await blobs.put(readFileSync(pictureOf(site, screenshot.blob)));
    }
  }
  return { record, blobs };
}
