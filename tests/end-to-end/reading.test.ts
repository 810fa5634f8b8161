import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgementByEye } from '../../checks/accessibility/judgement-by-eye.ts';
import { checks } from '../../checks/registry.ts';
import type { CheckId } from '../../src/model/check.ts';
import type { PageArtifact } from '../../src/model/evidence.ts';
import { barrierPages, saidOf } from './barriers-served.ts';
import { artifact, html, startVisiting, type Visiting } from './visiting.ts';

const READ: readonly PageArtifact[] = [
  'images',
  'blocks',
  'lists',
  'tables',
  'media',
  'frames',
  'captchas',
  'linkContext',
  'hiddenWords',
];
const JUDGE_LINKS: readonly CheckId[] = ['accessibility/link-names', 'content/link-text'];
/** Those that judge what is read here. What each picture says is a question by itself. */
const judges = checks.filter(
  (check) =>
    check.scope === 'page' &&
    check !== judgementByEye &&
    (JUDGE_LINKS.includes(check.meta.id) || check.needs.some((name) => READ.includes(name))),
);

/** Everything that is said of each page, and nothing of those that only look like a fault: check, outcome, message, place. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'alt-text-faults': [
    'alt-text-is-words failed fileName #file',
    'alt-text-is-words failed fileName #camera',
    'alt-text-is-words failed fileName #stem',
    'alt-text-is-words failed placeholder #word',
    'alt-text-is-words failed placeholder #sign',
    'alt-text-is-words failed placeholder #search',
  ],
  'alt-text-in-frames': [
    'alt-text-is-words failed fileName #map >> #plan',
    'alt-text-is-words failed fileName #written >> #bus',
  ],
  'alt-text-in-frames-near-misses': [],
  'alt-text-near-misses': [],
  'alt-text-repeated': [
    'alt-text-repeated cantTell same #one',
    'alt-text-repeated cantTell same #two',
    'alt-text-repeated cantTell same #three',
  ],
  'alt-text-wordings': [
    'alt-text-wording cantTell kind #kind',
    'alt-text-wording cantTell vague #vague',
    'alt-text-wording cantTell long #long',
    'alt-text-wording cantTell caption #caption',
    'alt-text-wording cantTell beside #link',
    'alt-text-wording cantTell beside #beside',
  ],
  'captchas-near-misses': [],
  'captchas-characters': ['captcha cantTell other #seen'],
  'captchas-letters': ['captcha cantTell other #seen'],
  'captchas-sum': ['captcha cantTell other #sum'],
  captchas: ['captcha cantTell named #re', 'captcha cantTell named #turn', 'captcha cantTell other #letters'],
  'frames-near-misses': [],
  'frames-other-site-near-misses': [],
  'frames-other-site': [
    'frame-titles cantTell other #fine',
    'frame-titles cantTell other #jobs',
    'frame-titles cantTell other #news',
  ],
  frames: [
    'frame-titles cantTell vague #vague',
    'frame-titles cantTell vague #file',
    'frame-titles cantTell other #other',
  ],
  'headings-enough': [],
  'headings-near-misses': [],
  headings: [
    'styled-headings cantTell posing #bold',
    'styled-headings cantTell posing #large',
    'styled-headings cantTell firstLine #first-line > b',
    'heading-use cantTell paragraph #paragraph',
    'heading-text cantTell vague #vague',
    'heading-text cantTell twice #twice',
  ],
  'hidden-words-near-misses': [],
  'hidden-words': [
    'generated-words cantTell words #required',
    'generated-words cantTell words #sold',
    'generated-words cantTell words #price',
    'generated-words cantTell words #amount',
    'words-in-titles cantTell onlyThere #term',
    'words-in-titles cantTell onlyName #only',
    'words-in-titles cantTell onlyName #icon',
  ],
  'late-heading': ['first-heading cantTell late #news'],
  'layouts-near-misses': [],
  layouts: [
    'layout-tables cantTell layout #one-row',
    'layout-tables cantTell layout #column',
    'layout-tables cantTell nested #outer',
    'layout-tables cantTell layout #form',
    'layout-tables cantTell structure #silenced',
    'tables-without-table cantTell grid #rows',
    'tables-without-table cantTell grid #grid',
    'tables-without-table cantTell grid #css-table',
    'tables-without-table cantTell grid #flat',
  ],
  'layouts-placed-near-misses': [],
  'layouts-placed': [
    'tables-without-table cantTell grid #floats',
    'tables-without-table cantTell grid #placed',
    'tables-without-table cantTell grid #beside',
  ],
  'line-breaks-near-misses': [],
  'line-breaks': [
    'line-breaks-as-paragraphs cantTell gaps #gaps',
    'line-breaks-as-paragraphs cantTell gaps #box',
    'line-breaks-as-paragraphs cantTell gaps #more',
  ],
  'links-alone': ['paragraph', 'please', 'wrapped', 'item', 'hidden', 'arrow', 'under-two'].map(
    (id) => `link-text failed generic #${id}`,
  ),
  'links-in-context': ['paragraph', 'sentence', 'line', 'item', 'nested', 'cell', 'term', 'described', 'card'].map(
    (id) => `link-names cantTell context #${id}`,
  ),
  'links-in-frames': [
    'new-window-said failed unsaid #forms >> #map',
    'files-say-what-they-are failed noFormat #forms >> #form',
  ],
  'links-in-frames-near-misses': [],
  // What a style sheet writes is asked about, and says all the same that a window opens.
  'links-near-misses': ['generated-words cantTell words html > body > main > p:nth-of-type(4) > a'],
  links: [
    'link-names cantTell address #address',
    'link-names cantTell long #long',
    'link-names cantTell same #same-one',
    'link-names cantTell same #same-two',
    'links-that-act cantTell acts #script',
    'links-that-act cantTell acts #hash',
    'links-that-act cantTell lost #lost',
    'links-beside-each-other cantTell twin #twin',
    'new-window-said failed unsaid #blank',
    'files-say-what-they-are failed noFormat #pdf',
    'files-say-what-they-are failed noFormat #word',
  ],
  'lists-near-misses': [],
  lists: [
    'lists-of-characters failed bullets #br',
    'lists-of-characters failed bullets #paragraphs',
    'lists-by-look cantTell dash #dashes',
    'lists-by-look cantTell number #numbers',
    'lists-by-look cantTell number #letters',
    'lists-by-look cantTell split #split',
  ],
  'lists-drawn-near-misses': [],
  'lists-drawn': [
    'lists-by-look cantTell drawn #dots',
    'lists-by-look cantTell drawn #ticks',
    'lists-by-look cantTell drawn #squares',
    'lists-by-look cantTell drawn #black',
    'lists-by-look cantTell drawn #items',
    'lists-by-look cantTell drawn #steps',
  ],
  live: [
    'media-alternatives cantTell embed #meeting',
    'media-alternatives cantTell embed #music',
    'live-captions cantTell live #meeting',
  ],
  'media-near-misses': ['media-alternatives cantTell confirm #whole', 'media-alternatives cantTell confirm #sound'],
  media: [
    'sound-by-itself cantTell noControls #loud',
    'sound-by-itself cantTell starts #player',
    'media-alternatives cantTell noCaptions #bare',
    'media-alternatives cantTell noDescription #bare',
    'media-alternatives cantTell confirm #captioned',
    'media-alternatives cantTell noDescription #captioned',
    'media-alternatives cantTell noTranscript #sound',
    'media-alternatives cantTell silent #loop',
    'media-alternatives cantTell confirm #loud',
    'media-alternatives cantTell embed #player',
  ],
  'no-headings': ['long-text-has-headings cantTell none #start'],
  'orders-near-misses': [],
  orders: [
    'reading-order cantTell earlier #moved',
    'reading-order cantTell earlier #reversed',
    'reading-order cantTell earlier #absolute',
    'reading-order cantTell earlier #float',
    'reading-order cantTell earlier #placed',
    'reading-order cantTell earlier #two',
    'reading-order cantTell earlier #one',
    'reading-order cantTell earlier #flows',
  ],
  'pictures-without-words': [
    'pictures-without-words cantTell empty #map',
    'pictures-without-words cantTell captioned #figure',
    'pictures-without-words cantTell drawing #bars',
    'pictures-without-words cantTell drawing #canvas',
    'pictures-without-words cantTell decoration #line',
    'pictures-without-words cantTell background #drawn',
    'pictures-without-words cantTell signs #yes',
  ],
  'quotes-near-misses': [],
  quotes: [
    'quotes cantTell faked #italic',
    'quotes cantTell faked #large',
    'quotes cantTell indented #indented',
    'text-style cantTell italic #italic',
  ],
  'signs-drawn': ['pictures-without-words cantTell signs #mill'],
  'signs-in-cells': ['pictures-without-words cantTell signs #weir'],
  'signs-masked': ['pictures-without-words cantTell signs #north'],
  'signs-near-misses': [],
  'sizes-missing': ['files-say-what-they-are cantTell noSize #sizeless'],
  'spaces-near-misses': [],
  spaces: [
    'letters-spaced-apart failed apart #welcome',
    'letters-spaced-apart failed apart #town',
    'letters-spaced-apart failed apart #nbsp',
    'layout-by-spaces cantTell columns #pre',
    'layout-by-spaces cantTell columns #row',
    'layout-by-spaces cantTell art #art',
    'layout-by-spaces cantTell columns #leaders',
    'layout-by-spaces cantTell columns #strokes',
    'layout-by-spaces cantTell columns #wide',
  ],
  'tables-near-misses': [],
  tables: [
    'data-tables-have-headers failed none #captioned',
    'data-tables-have-headers failed none #thead',
    'tables-by-eye cantTell noHeaders #plain',
    'tables-by-eye cantTell boldHeaders #bold',
    'tables-by-eye cantTell onlyHeaders #only',
    'tables-by-eye cantTell emptyHeader #empty',
    'tables-by-eye cantTell untied #untied',
    'tables-by-eye cantTell uneven #uneven',
    'tables-by-eye cantTell otherColumn #swapped',
    'tables-by-eye cantTell otherColumn #level',
    'table-captions cantTell none #uncaptioned',
  ],
  'text-styles-near-misses': [],
  'text-styles': [
    'long-blocks-of-text cantTell wall #wall',
    'text-style cantTell justified #justified',
    'text-style cantTell capitals #capitals',
    'text-style cantTell capitals #upper',
    'text-style cantTell italic #italic',
    'text-style cantTell underlined #underlined',
    'text-style cantTell tiny #tiny',
  ],
};

let world: Visiting;
beforeAll(async () => {
  const many = Array.from(
    { length: 700 },
    (_, index) => `<p>Paragraph ${index}<img src="/x.svg" alt="Number ${index}"></p>`,
  );
  const deep = `${'<div>'.repeat(600)}At the bottom${'</div>'.repeat(600)}`;
  const odd = `<form><input name="matches"><input name="children"><input name="closest"><input name="parentElement">
    <input name="nextSibling"><input name="querySelectorAll"><p>In a form</p><div><div>a</div></div></form>`;
  world = await startVisiting(
    () => ({
      ...barrierPages('reading'),
      '/many': html(`<main><h1>Many</h1>${many.join('')}</main>`),
      '/boxes': html(`<main><h1>Boxes</h1>${'<div><p>a</p><p>b</p><p>c</p></div>'.repeat(601)}</main>`),
      '/deep': html(deep),
      '/odd': html(
        `<main>${odd}<p>${'W'.repeat(300_000)}</p><a href="/x${'y'.repeat(5000)}" target="_blank">x</a></main>`,
      ),
      '/nothing': { headers: { 'content-type': 'text/html' }, body: '' },
    }),
    { axeRules: ['p-as-heading'] },
  );
});
afterAll(() => world?.close());

describe('what an auditor reads on a page', () => {
  it('every barrier page has its row', () => {
    const pages = Object.keys(barrierPages('reading')).filter(
      (path) => path.endsWith('.html') && !path.includes('inside'),
    );
    expect(Object.keys(expected).toSorted()).toEqual(pages.map((path) => path.slice(1, -'.html'.length)).toSorted());
  });

  it.each(Object.entries(expected))('%s', async (name, rows) => {
    expect(saidOf(await world.visit(`/${name}.html`), judges)).toEqual(rows);
  });

  it('says where a picture in a frame is on the page', async () => {
    const { images } = artifact(await world.visit('/alt-text-in-frames.html'), 'images');
    const [plan, bus] = images.map(({ box }) => box);
    const frames = artifact(await world.visit('/alt-text-in-frames.html'), 'frames').map(({ box }) => box);
    for (const [at, image] of [plan, bus].entries()) {
      const frame = frames[at];
      expect(image?.x).toBeGreaterThan(frame?.x ?? Number.NaN);
      expect(image?.y).toBeGreaterThan(frame?.y ?? Number.NaN);
      expect(image?.y).toBeLessThan((frame?.y ?? 0) + (frame?.height ?? 0));
    }
  });

  it('puts the pictures of a page before a person', async () => {
    const visit = await world.visit('/alt-text-near-misses.html');
    expect(saidOf(visit, [judgementByEye])).toHaveLength(6);
  });
});

describe('pages of any kind', () => {
  it.each(['/many', '/deep', '/odd', '/nothing'])('%s is read, and no more than is needed', async (path) => {
    const visit = await world.visit(path);
    for (const name of READ) expect(JSON.stringify(artifact(visit, name)).length, name).toBeLessThan(200_000);
    expect(saidOf(visit, judges).filter((row) => row.includes('untested'))).toEqual([]);
  });

  it('says where it stopped', async () => {
    const visit = await world.visit('/many');
    const { images, blocks } = { images: artifact(visit, 'images'), blocks: artifact(visit, 'blocks') };
    expect([images.images.length, images.cut, blocks.blocks.length, blocks.cut]).toEqual([150, true, 400, true]);
    expect(artifact(visit, 'tables').gridsCut).toBeUndefined();
    expect(artifact(await world.visit('/boxes'), 'tables').gridsCut).toBe(true);
  });

  it('reads the same page to the same bytes', async () => {
    const [first, second] = [await world.visit('/headings.html'), await world.visit('/headings.html')];
    for (const name of READ) expect(artifact(first, name)).toEqual(artifact(second, name));
  });
});
