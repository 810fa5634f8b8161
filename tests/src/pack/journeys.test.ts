import { expect, it } from 'vitest';
import { canonical } from '../../../src/evidence/canonical.ts';
import type { PageRecord, Screenshot } from '../../../src/model/evidence.ts';
import type { JourneyRecord, StepSeen } from '../../../src/model/journey.ts';
import type { PackInput } from '../../../src/pack/contents.ts';
import { redactScan } from '../../../src/pack/redact/redact-scan.ts';
import { verifyPack } from '../../../src/pack/verify.ts';
import { readZip, writeZip } from '../../../src/pack/zip.ts';
import type { BlobStore } from '../../../src/ports.ts';
import { memoryBlobStore } from '../../../src/store/memory.ts';
import { packed, recordedInput, sourceOf } from './recorded-pack.ts';

const WHO = 'jo.bloggs@home.example';
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const step = (name: string, state: StepSeen['state'], url: string | null): StepSeen => {
  const detail = state === 'stopped' ? `Stopped before finishing, for ${WHO}.` : '';
  return { name, state, detail, url, ms: null, fields: [], errors: false, timeLimit: null };
};

/** A recorded scan with a journey over its first page, on which somebody's own address stands. */
async function journeyInput(): Promise<PackInput> {
  const input = await recordedInput('westmere');
  const blobs = memoryBlobStore();
  const put = (value: unknown) => blobs.put(new TextEncoder().encode(canonical(value)));
  const both: BlobStore = { ...blobs, get: async (one) => (await blobs.get(one)) ?? input.blobs.get(one) };
  const first = await shown(input, both);
  const shot = input.record.outcomes.find(({ url }) => url === first.url)?.screenshot as Screenshot;
  const document = await put({ html: `<title>Bins</title><p>${WHO}</p>`, title: 'Bins', lang: 'en', langs: ['en'] });
  const pageOf = async (name: string, number: number): Promise<PageRecord> => ({
    ...first,
    journey: { journey: 'Missed bin', step: name, number },
    artifacts: { ...first.artifacts, document, screenshot: await put(shot) },
  });
  const journey: JourneyRecord = {
    ...{ name: 'Missed bin', start: first.url, startedAt: first.visitedAt, state: 'stopped', detail: '', ms: 9 },
    steps: [
      step('Postcode', 'reached', first.url),
      step('Côd post', 'reached', first.url),
      step('Sent', 'stopped', null),
    ],
    ...{ held: [], heldMore: 0, hosts: [] },
    pages: [await pageOf('Postcode', 1), await pageOf('Côd post', 2)],
  };
  return { ...input, blobs: both, record: { ...input.record, journeys: [journey] } };
}

/** A page whose picture is in the recording. */
async function shown({ record }: PackInput, blobs: BlobStore): Promise<PageRecord> {
  for (const page of record.pages) {
    const shot = record.outcomes.find(({ url }) => url === page.url)?.screenshot;
    if (shot && (await blobs.get(shot.blob))) return page;
  }
  throw new Error('It has pictures.');
}

type Made = Awaited<ReturnType<typeof packed>>;
const under = ({ files }: Made) => files.flatMap(({ path }) => (path.startsWith('journeys/') ? [path] : []));
const fileIn = ({ files }: Made, name: string) => text(files.find(({ path }) => path === name)?.bytes);

it('a pack has what was seen at each step, whole after it was verified, and explains it', async () => {
  const made = await packed(await journeyInput());
  const folders = ['journeys/01-missed-bin/01-postcode', 'journeys/01-missed-bin/02-c-d-post'];
  expect(under(made)).toEqual(
    folders.flatMap((folder) =>
      ['response.json', 'document.html.txt', 'screenshot.jpg'].map((one) => `${folder}/${one}`),
    ),
  );
  const zip = readZip(writeZip(made.files));
  if (!zip.ok) throw new Error(zip.error.message);
  expect((await verifyPack(zip.value, null)).problems).toEqual([]);
  expect(text(await zip.value.read(`${folders[0]}/document.html.txt`))).toContain(WHO);
  const [journey] = JSON.parse(text(await zip.value.read('journeys.json')));
  const told = (journey.steps as readonly Record<string, unknown>[]).map(({ number, name, state }) => [
    number,
    name,
    state,
  ]);
  expect(told).toEqual([
    [1, 'Postcode', 'reached'],
    [2, 'Côd post', 'reached'],
    [3, 'Sent', 'stopped'],
  ]);
  expect(journey.steps[2]).toMatchObject({ files: [], visitedAt: null });
  expect(journey.steps[0].files).toEqual(under(made).slice(0, 3));
  expect(fileIn(made, 'README.txt')).toContain('journeys.json');
  const without = await packed(await recordedInput('westmere'));
  expect(fileIn(without, 'README.txt')).not.toContain('journeys.json');
  expect(without.files.map(({ path }) => path)).not.toContain('journeys.json');
});

it('a redacted pack has the steps without personal data, in words and pictures', async () => {
  const input = await journeyInput();
  const made = await packed(await redactScan(input, memoryBlobStore()));
  expect((await verifyPack(sourceOf(made.files), null)).problems).toEqual([]);
  expect(under(made)).toHaveLength(6);
  expect(made.files.filter(({ bytes }) => text(bytes).includes(WHO)).map(({ path }) => path)).toEqual([]);
  expect(fileIn(made, 'journeys/01-missed-bin/01-postcode/document.html.txt')).toContain('redacted-email');
  const told = JSON.parse(fileIn(made, 'redaction.json')).pictures as readonly { readonly url: string }[];
  expect(told.filter(({ url }) => url.includes('#journey:Missed%20bin/1/Postcode'))).toHaveLength(1);
  // No evidence of before is named by its digest.
  const before = input.record.journeys?.flatMap(({ pages }) => pages.map(({ artifacts }) => artifacts.document));
  const record = fileIn(made, 'evidence/record.json');
  expect(before?.filter((digest) => record.includes(String(digest)))).toEqual([]);
});
