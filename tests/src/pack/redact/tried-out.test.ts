import { describe, expect, it } from 'vitest';
import { canonical } from '../../../../src/evidence/canonical.ts';
import type { Digest } from '../../../../src/model/evidence.ts';
import { redactScan } from '../../../../src/pack/redact/redact-scan.ts';
import { memoryBlobStore } from '../../../../src/store/memory.ts';
import { IN_TEXT, plantedInput } from './planted.ts';

const input = plantedInput();
const NOTHING = { generated: [], titles: [] };
const CLEAN = {
  document: { html: '<body><p>Bins</p></body>', title: 'Bins', lang: 'en', truncated: false },
  text: { main: 'Bins', whole: 'Bins', words: 1 },
  links: [] as unknown[],
  hiddenWords: NOTHING as unknown,
  keyboard: { stops: [] } as object,
};
const html = (inner: string) => ({ document: { ...CLEAN.document, html: `<body><p>Bins</p>${inner}</body>` } });

/** One page of the council, with two pictures: one of the page, and one taken as it was tried out. */
async function blurred(changes: Partial<typeof CLEAN>): Promise<readonly string[]> {
  const { record, blobs, ...rest } = await input;
  const shot = record.outcomes.find(({ url }) => url.endsWith(IN_TEXT))?.screenshot;
  const page = record.pages.find(({ url }) => url.endsWith(IN_TEXT));
  const outcome = record.outcomes.find(({ url }) => url.endsWith(IN_TEXT));
  if (!shot || !page || !outcome) throw new Error('The recorded council has changed.');
  const artifacts: Record<string, Digest> = {};
  for (const [name, value] of Object.entries({ ...CLEAN, ...changes })) {
    const kept = name === 'keyboard' ? { ...Object(value), picture: shot } : value;
    artifacts[name] = await blobs.put(new TextEncoder().encode(canonical(kept)));
  }
  const only = { ...record, outcomes: [outcome], pages: [{ ...page, artifacts }] };
  const after = await redactScan({ ...rest, blobs, record: only }, memoryBlobStore());
  return after.redaction.pictures.map(({ picture }) => picture);
}

/** What the page says on load has none of it, so nothing that shows on load can tell. */
describe('a picture taken while a page was tried out', () => {
  it.each<[string, Partial<typeof CLEAN>]>([
    ['is hidden, and shown in a narrow window', html('<p class="small-only">jo@home.example</p>')],
    ['is in a menu that opens', html('<details><summary>More</summary>Ring 07700 900123</details>')],
    ['is in the title of something', html('<a href="/x" title="jo@home.example">Us</a>')],
    ['is in a script, which may write it', html('<script>show("jo@home.example")</script>')],
    ['is in parts', html('<p hidden><b>jo</b>@<i>home</i>.example</p>')],
    ['is in parts that a table sets apart', html('<p hidden>01632 <span>960</span> <span>001</span></p>')],
    ['is written as entities', html('<p hidden>jo&#x00040;home&period;example</p>')],
    ['is what an element is described by', html('<p hidden data-tip="jo&commat;home&period;example">')],
    ['is in a template', html('<template><p>jo@home.ex<b>ample</b></p></template>')],
    ['was seen only then', { keyboard: { stops: [{ name: 'jo@home.example' }] } }],
    ['was seen only then, under a name', { keyboard: { 'jo@home.example': 1 } }],
  ])('is blurred where personal data %s', async (_name, changes) => {
    expect(await blurred(changes)).toContain('keyboard-1');
  });

  it.each<[string, Partial<typeof CLEAN>]>([
    ['the page is too long to be kept whole', { document: { ...CLEAN.document, truncated: true } }],
    ['another page stands in a frame', html('<iframe src="/map"></iframe>')],
    ['an element of the site’s own may draw what it likes', html('<our-team></our-team>')],
  ])('is blurred where %s', async (_name, changes) => {
    expect(await blurred(changes)).toContain('keyboard-1');
  });

  it('is left as it is where there is no personal data anywhere', async () => {
    expect(await blurred({})).toEqual([]);
    expect(await blurred(html('<p hidden>Open 9 to 5</p><img src="/logo@2x.png">'))).toEqual([]);
  });
});

describe('one picture of two pages', () => {
  it('is blurred on both where one of them has something to hide', async () => {
    const { record, blobs, ...rest } = await input;
    const shot = record.outcomes.find(({ url }) => url.endsWith(IN_TEXT))?.screenshot;
    const [first, second] = record.pages;
    if (!shot || !first || !second) throw new Error('The recorded council has changed.');
    const put = (value: unknown) => blobs.put(new TextEncoder().encode(canonical(value)));
    const filed = async (changes: Partial<typeof CLEAN>) => {
      const parts = Object.entries({ ...CLEAN, ...changes, keyboard: { stops: [], picture: shot } });
      return Object.fromEntries(
        await Promise.all(parts.map(async ([name, value]) => [name, await put(value)] as const)),
      );
    };
    const clean = { ...first, artifacts: await filed({}) };
    const other = { ...second, artifacts: await filed(html('<p hidden>jo@home.example</p>')) };
    for (const pages of [
      [clean, other],
      [other, clean],
    ]) {
      const after = await redactScan({ ...rest, blobs, record: { ...record, outcomes: [], pages } }, memoryBlobStore());
      expect(after.redaction).toMatchObject({ pictures: [{ places: null }, { places: null }], picturesLeft: 0 });
      for (const { artifacts } of after.record.pages) {
        const kept = (await after.blobs.get(artifacts.keyboard as Digest)) ?? new Uint8Array();
        expect(new TextDecoder().decode(kept)).not.toContain(shot.blob);
      }
    }
  });
});

describe('the picture of a page', () => {
  it.each<[string, Partial<typeof CLEAN>]>([
    ['is hidden when words are read, and may show a moment later', html('<p hidden>jo@home.example</p>')],
    [
      'is written by a style sheet',
      { hiddenWords: { ...NOTHING, generated: [{ words: 'jo@home.example', text: 'Write to us' }] } },
    ],
    [
      'is half written by a style sheet',
      { hiddenWords: { ...NOTHING, generated: [{ words: '@home.example', text: 'jo', where: 'after' }] } },
    ],
    ['may be written by a style sheet, and nobody looked', { hiddenWords: 'unknown' }],
  ])('is blurred where personal data %s', async (_name, changes) => {
    expect(await blurred(changes)).toContain('screenshot');
  });

  it('is left as it is where only a script or an address has it', async () => {
    expect(await blurred(html('<script>const owner = "jo@home.example"</script>'))).toEqual(['keyboard-1']);
  });
});
