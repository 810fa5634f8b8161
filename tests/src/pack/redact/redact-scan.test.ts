import { describe, expect, it } from 'vitest';
import { decodePicture, type Pixels } from '../../../../reports/lib/crop.ts';
import { canonical, digestOfRecord, digestOfResult, isDigest } from '../../../../src/evidence/canonical.ts';
import type { Box } from '../../../../src/model/evidence.ts';
import type { PackInput } from '../../../../src/pack/contents.ts';
import { MANIFEST, readManifest } from '../../../../src/pack/manifest.ts';
import { blurPicture } from '../../../../src/pack/redact/picture.ts';
import { placesOf } from '../../../../src/pack/redact/places.ts';
import { redactScan } from '../../../../src/pack/redact/redact-scan.ts';
import { verifyPack } from '../../../../src/pack/verify.ts';
import { writeZip } from '../../../../src/pack/zip.ts';
import { memoryBlobStore } from '../../../../src/store/memory.ts';
import { packed, sourceOf } from '../recorded-pack.ts';
import { IN_FRAME, IN_LINK, IN_TEXT, PLANTED, plantedInput } from './planted.ts';

const input = plantedInput();
const open = input.then((ready) => packed(ready));
const redactedInput = input.then((ready) => redactScan(ready, memoryBlobStore()));
const redacted = redactedInput.then((ready) => packed(ready));

type Made = Awaited<typeof open>;
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const holding = ({ files }: Made, words: string) =>
  files.filter(({ path, bytes }) => `${path}\n${text(bytes)}`.includes(words)).map(({ path }) => path);

describe('a redacted pack', () => {
  it.each(PLANTED)('holds %s in no file, and without redaction it does', async (words) => {
    expect(holding(await open, words)).not.toEqual([]);
    expect(holding(await redacted, words)).toEqual([]);
  });

  it('had it in snippets, tables, pages and headers', async () => {
    const places = holding(await open, 'jo.bloggs@home.example').join('\n');
    for (const file of ['report.html', 'report.json', 'findings.csv', 'document.html.txt', 'response.json'])
      expect(places).toContain(file);
  });

  it('had it in what other programs read as well', async () => {
    for (const words of ['jo.bloggs%40home.example', '020 7946 0000'])
      expect(holding(await open, words)).toEqual(expect.arrayContaining(['earl.jsonld', 'wcag-em.json']));
  });

  it('is whole, names the ids from before, and says what was done', async () => {
    const { files } = await redacted;
    expect((await verifyPack(sourceOf(files), null)).problems).toEqual([]);
    const manifest = readManifest(files.find(({ path }) => path === MANIFEST)?.bytes ?? new Uint8Array());
    const { record, result } = await input;
    const before = { scan: digestOfRecord(record) };
    expect(manifest.ok && manifest.value.redacted).toEqual(before);
    expect(manifest.ok && manifest.value.scan).not.toBe(before.scan);
    // All of a result but what was taken out stands in the pack: with its id, somebody could try one number after another.
    expect(holding(await redacted, digestOfResult(result))).toEqual([]);
    const account = JSON.parse(text(files.find(({ path }) => path === 'redaction.json')?.bytes));
    // The council's own address and number are among them.
    expect(account).toMatchObject({ ...before, removed: { email: 4, phone: 4, nino: 1 } });
    expect(text(files.find(({ path }) => path === 'README.txt')?.bytes)).toContain('Personal data was taken out');
  });

  it('says whether it was judged as when it was scanned', async () => {
    const ready = await input;
    for (const [savedResult, same] of [
      [digestOfResult(ready.result), true],
      [`sha256:${'0'.repeat(64)}`, false],
      [null, null],
    ] as const) {
      const pack = await packed(await redactScan({ ...ready, savedResult }, memoryBlobStore()));
      const details = pack.files.find(({ path }) => path === 'scan-details.json')?.bytes;
      expect(JSON.parse(text(details))).toMatchObject({ judgedAsWhenScanned: same });
      expect(holding(pack, digestOfResult(ready.result))).toEqual([]);
    }
  });

  it('is the same twice, byte for byte', async () => {
    const again = await packed(await redactScan(await plantedInput(), memoryBlobStore()));
    expect(Buffer.compare(writeZip(again.files), writeZip((await redacted).files))).toBe(0);
  });

  it('names no evidence by a digest that a guess at what was taken out could be tried on', async () => {
    const { record, blobs } = await input;
    const after = (await redactedInput).record;
    const told = new Set(after.pages.flatMap(({ artifacts }) => Object.values(artifacts)));
    const guessable: string[] = [];
    for (const page of record.pages)
      for (const [name, entry] of Object.entries(page.artifacts)) {
        const bytes = isDigest(entry) ? await blobs.get(entry) : undefined;
        if (bytes && PLANTED.some((words) => text(bytes).includes(words)) && told.has(entry))
          guessable.push(`${page.url} ${name}`);
      }
    expect(guessable).toEqual([]);
  });

  it('has the same findings, and the same score', async () => {
    const [before, after] = [await input, await redactedInput];
    expect(after.result.scorecard).toEqual(before.result.scorecard);
    expect(after.result.results.map(({ check, outcome }) => [check, outcome.outcome])).toEqual(
      before.result.results.map(({ check, outcome }) => [check, outcome.outcome]),
    );
    expect(after.record.outcomes).toHaveLength(before.record.outcomes.length);
  });
});

describe('pictures', () => {
  it('lose the places of links, and nothing else', async () => {
    const [before, after] = await picturesOf(IN_LINK);
    // Two links stand at the foot of the page: the planted address, and the council's own telephone number.
    expect(changedArea(before, after)?.y).toBeGreaterThan(400);
    expect(contrastIn(after, { x: 660, y: 470, width: 140, height: 18 })).toBeLessThan(40);
    expect(contrastIn(before, { x: 660, y: 470, width: 140, height: 18 })).toBeGreaterThan(40);
  });

  it('are blurred throughout where nobody knows where the data stands, and that is said', async () => {
    const [before, after] = await picturesOf(IN_TEXT);
    expect(changedArea(before, after)?.y).toBeLessThan(100);
    const { pictures } = (await redactedInput).redaction;
    expect(pictures).toEqual([
      expect.objectContaining({ url: expect.stringContaining(IN_TEXT), places: null }),
      expect.objectContaining({ url: expect.stringContaining(IN_FRAME), places: null }),
      expect.objectContaining({ url: expect.stringContaining(IN_LINK), picture: 'screenshot', places: 2 }),
      // Taken while the page was tried out, where nobody looked for places.
      expect.objectContaining({ url: expect.stringContaining(IN_LINK), picture: 'keyboard-1', places: null }),
      expect.objectContaining({ url: expect.stringContaining(IN_LINK), picture: 'layouts-1', places: null }),
    ]);
  });

  it('are blurred throughout where a frame shows what no text says', async () => {
    const [before, after] = await picturesOf(IN_FRAME);
    expect(changedArea(before, after)?.y).toBeLessThan(100);
  });

  it('that cannot be opened are replaced', () => {
    const shot = {
      blob: `sha256:${'0'.repeat(64)}`,
      bytes: 4,
      mediaType: 'image/webp',
      width: 80,
      height: 50,
    } as const;
    for (const bytes of [undefined, Buffer.from('RIFF')])
      expect(decodePicture(blurPicture(bytes, shot, []))).toMatchObject({ width: 80, height: 50 });
  });
});

describe('pictures taken while a page was tried out', () => {
  const tried = async (path: string) => {
    const ready = await input;
    const page = ready.record.pages.find(({ url }) => url.includes(path));
    const shot = ready.record.outcomes.find(({ url }) => url.includes(IN_TEXT))?.screenshot;
    if (!page || !shot) throw new Error('The recorded council has changed.');
    const walk = { stops: [{ name: 'jo.bloggs@home.example' }], picture: shot };
    const keyboard = await ready.blobs.put(new TextEncoder().encode(canonical(walk)));
    const pages = ready.record.pages.map((one) =>
      one === page ? { ...one, artifacts: { ...one.artifacts, keyboard } } : one,
    );
    return { shot, input: { ...ready, record: { ...ready.record, pages } } };
  };
  /** Others of the recorded pages were tried out too, and none of those is this one. */
  const walked = (pack: Made) =>
    files(pack, /keyboard\.json$/).filter(({ bytes }) => Object.keys(JSON.parse(text(bytes))).length === 2);
  const files = ({ files: all }: Made, name: RegExp) => all.filter(({ path }) => name.test(path));

  it('go into packs beside what was seen', async () => {
    const { input: ready, shot } = await tried(IN_TEXT);
    const pack = await packed(ready);
    expect(walked(pack)).toHaveLength(1);
    expect(files(pack, /keyboard-1\.jpg$/)[0]?.bytes.length).toBe(shot.bytes);
    expect((await verifyPack(sourceOf(pack.files), null)).problems).toEqual([]);
  });

  it('are blurred throughout on pages with personal data, and words about it are taken out', async () => {
    const { input: ready, shot } = await tried(IN_TEXT);
    const after = await redactScan(ready, memoryBlobStore());
    const pack = await packed(after);
    const [picture] = files(pack, /keyboard-1\.jpg$/);
    const original = decodePicture((await ready.blobs.get(shot.blob)) ?? new Uint8Array());
    const blurred = decodePicture(picture?.bytes ?? new Uint8Array());
    if (!original || !blurred) throw new Error('A picture cannot be opened.');
    expect(changedArea(original, blurred)?.y).toBeLessThan(100);
    expect(text(walked(pack)[0]?.bytes)).toContain('redacted-email');
    expect(holding(pack, 'jo.bloggs@home.example')).toEqual([]);
    expect((await verifyPack(sourceOf(pack.files), null)).problems).toEqual([]);
    expect(after.redaction.pictures.filter(({ places }) => places === null).length).toBeGreaterThan(1);
  });
});

describe('where on a picture personal data stands', () => {
  const box: Box = { x: 1, y: 2, width: 3, height: 4 };
  const link = {
    href: 'mailto:a@home.example',
    text: 'a@home.example',
    selector: 'a',
    html: '<a>a@home.example</a>',
    region: 'main',
    visible: true,
    box,
  } as const;
  const document = { html: '<p>', title: '', lang: null, truncated: false };
  const shown = (whole: string) => ({ main: '', whole, words: 0 });

  it.each([
    ['nowhere', shown('Bins'), [], document, []],
    ['in a link', shown('Write to a@home.example'), [link], document, [box]],
    ['behind a link', shown('Write to us'), [{ ...link, text: 'Write to us' }], document, [box]],
    ['in a link and in a sentence', shown('a@home.example a@home.example'), [link], document, null],
    [
      'in a link that is only read out so',
      shown('a@home.example'),
      [{ ...link, html: '<a aria-label="a@home.example">Write to us</a>' }],
      document,
      null,
    ],
    [
      'in a sentence that a link is named by',
      shown('a@home.example'),
      [{ ...link, html: '<a aria-labelledby="x"><img></a>' }],
      document,
      null,
    ],
    [
      'in the title of a link',
      shown('a@home.example'),
      [{ ...link, html: '<a title="a@home.example">Us</a>' }],
      document,
      null,
    ],
    [
      'in a link with marks',
      shown('a@home.example'),
      [{ ...link, html: '<a><b>a@</b>home.example</a>' }],
      document,
      [box],
    ],
    [
      'after a sign in an attribute',
      shown(''),
      [],
      { ...document, html: '<img title="a > b" alt="a@home.example">' },
      null,
    ],
    ['in a choice', shown(''), [], { ...document, html: '<select><option>a@home.example</select>' }, null],
    ['in a comment', shown(''), [], { ...document, html: '<!-- <img alt="a@home.example"> -->' }, []],
    ['in another page, perhaps', shown(''), [], { ...document, html: '<iframe src="/map">' }, null],
    ['in an element of the site’s own, perhaps', shown(''), [], { ...document, html: '<our-team></our-team>' }, null],
    ['in a drawing', shown(''), [], { ...document, html: '<svg><text>07700 900123</text></svg>' }, null],
    ['in a hidden link', shown('a@home.example'), [{ ...link, visible: false }], document, null],
    ['in a field', shown(''), [], { ...document, html: '<input value="07700 900123">' }, null],
    ['in a picture with a description', shown(''), [], { ...document, html: '<img alt="a@home.example">' }, null],
    ['beyond what was kept', shown(''), [], { ...document, truncated: true }, null],
    ['in a text that was not gathered', undefined, [], document, null],
  ])('%s', (_name, seen, links, page, expected) => {
    expect(placesOf({ text: seen, links, document: page, hiddenWords: { generated: [], titles: [] } })).toEqual(
      expected,
    );
  });
});

async function picturesOf(page: string): Promise<readonly [Pixels, Pixels]> {
  const read = async ({ record, blobs }: PackInput) => {
    const shot = record.outcomes.find(({ url }) => new URL(url).pathname === page)?.screenshot;
    const picture = shot && decodePicture((await blobs.get(shot.blob)) ?? new Uint8Array());
    if (!picture) throw new Error(`There is no picture of ${page}.`);
    return picture;
  };
  return [await read(await input), await read(await redactedInput)];
}

/** Where colours differ by more than saving a picture again changes them. */
function changedArea(before: Pixels, after: Pixels): Box | undefined {
  let [left, top, right, bottom] = [before.width, before.height, -1, -1];
  for (let at = 0; at < before.data.length; at += 4) {
    if (Math.abs((before.data[at] ?? 0) - (after.data[at] ?? 0)) < 90) continue;
    const [x, y] = [(at / 4) % before.width, Math.floor(at / 4 / before.width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The distance between the darkest and the lightest red in a part of the picture: letters have much, a flat colour none. */
function contrastIn({ width, data }: Pixels, box: Box): number {
  let [least, most] = [255, 0];
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) {
      const red = data[(y * width + x) * 4] ?? 0;
      [least, most] = [Math.min(least, red), Math.max(most, red)];
    }
  }
  return most - least;
}
