import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { buildDocument, renderReport } from '../../reports/registry.ts';
import { describeScan } from '../../src/cli/summary.ts';
import { measuredOn, run, runsOf } from '../helpers/measured-evidence.ts';
import { digestOf, type Given, measuredInput, page, request } from '../helpers/measured-report.ts';
import { attribute, elementsOf, textOf } from './html-tree.ts';
import { HOSTILE_TITLE, noPictures, ORIGIN, sampleInput } from './sample-input.ts';

const three = page('/', [measuredOn(runsOf('lcp', [1900, 2000, 2100]))], { why: 'start' });
const slow = page('/bins', [
  measuredOn([...runsOf('lcp', [2900, 3100, 3400]), run({ unreliable: 'machine-busy', lcp: 9000 })]),
  measuredOn(runsOf('lcp', [900, 900, 900]), { device: 'desktop' }),
]);
const few = page('/news', [measuredOn([run(), run(), run({ unreliable: 'machine-slow' })])]);
const lost = page('/account', { code: 'elsewhere', message: 'The page led <elsewhere>.' });

async function sectionOf(...given: readonly Given[]) {
  const { input, tools } = measuredInput(...given);
  const html = String(await renderReport('html', input, tools));
  const elements = elementsOf(html);
  const section = elements.find((element) => attribute(element, 'id') === 'measured');
  if (!section) throw new Error('There is no section.');
  const inside = elementsOf(`${html.split('<section id="measured"')[1]?.split('</section>')[0]}`);
  return { html, text: textOf(section), inside };
}

describe('what was measured, in report.html', () => {
  it('is told with median, range and runs, the slowest first, and as what it is', async () => {
    const { text } = await sectionOf(three, slow, few, lost);
    expect(text).toContain('3 of 9 pages were measured');
    expect(text).toContain('4 planned = 3 measured + 1 failed. 2 pages more would have been');
    expect(text).toContain('They are not what visitors met with.');
    expect(text).toContain('A phone: a network with 150 ms for each way there and back and 1.6 megabits a second');
    expect(text).toMatch(
      /\/bins mobile, 4 runs\. 1 run left out: the machine was too busy\. 3\.1 s 2\.9 s to 3\.4 s .*\/bins desktop, 3 runs\. 900 ms .*ambleford\.example mobile, 3 runs\. 2\.0 s 1\.9 s to 2\.1 s .*\/news mobile, 3 runs\. 1 run left out: the machine was too slow\. Too few runs/,
    );
    expect(text).toContain('/account It stands for the pages of its template The page led <elsewhere>.');
    expect(text).not.toContain('field data');
  });

  it('names a page that one device alone could not show', async () => {
    const error = { code: 'restless', message: 'The page did not come to rest in time.' };
    const { text } = await sectionOf({ ...three, lost: [{ device: 'desktop', error }] });
    expect(text).toContain('1 of 9 pages was measured');
    expect(text).toMatch(
      /ambleford\.example on desktop only It is a start page The page did not come to rest in time\./,
    );
  });

  it('is left out where no page was to be measured', async () => {
    const html = String(await renderReport('html', sampleInput, noPictures));
    expect(html).not.toContain('id="measured"');
    expect(html).not.toContain('href="#measured"');
    expect(buildDocument(sampleInput).measured).toBeNull();
  });

  it('says so where no page could be measured, or its numbers are gone', async () => {
    const { text } = await sectionOf(lost, page('/gone', 'gone'));
    expect(text).toContain('0 of 9 pages were measured');
    expect(text).toContain('/gone It stands for the pages of its template It was measured, and the numbers are gone');
    expect(text).not.toContain('median');
  });

  it('shows how the three slowest loaded: pictures in words too, requests as drawing and table', async () => {
    const film = [{ ms: 340 }, { ms: 1240 }, { ms: 2000 }];
    const waterfall = [
      request(`${ORIGIN}/bins`, 'Document', 0, 400),
      request(`${ORIGIN}/app.js`, 'Script', 400, 1000, { renderBlocking: true, bytes: 51_200 }),
      request('https://tags.example/t.js', 'Script', 900, 1500, { bytes: 51_200 }),
    ];
    const moved = ['aside', 'p.late', 'h2', 'footer'].map((selector, at) => ({
      selector,
      html: '',
      score: 0.2 - at / 20,
    }));
    const unused = { audit: 'unused-javascript', title: '', ms: null, bytes: 51_200, items: [] };
    const shown = { waterfall, requests: 3, har: digestOf('har'), shifts: moved, savings: [unused] };
    const on = measuredOn(runsOf('lcp', [4000, 4000, 4000]), shown);
    const { inside, text } = await sectionOf(...['/a', '/b', '/c', '/d'].map((path) => page(path, [on], { film })));
    expect(inside.filter(({ tagName }) => tagName === 'ol')).toHaveLength(3);
    expect(inside.filter(({ tagName }) => tagName === 'img').map((one) => attribute(one, 'alt'))).toEqual(
      Array.from({ length: 3 }, () => [
        'After 340 milliseconds: the first that was seen',
        'After 1.2 seconds: the page had changed',
        'After 2 seconds: the page as it was at the end',
      ]).flat(),
    );
    expect(text).toContain('Not used while it loaded: 50 KiB of scripts and 0 KiB of style sheets.');
    expect(text).toContain('What moved most, and its share of the shift: aside (0.2), p.late (0.15), h2 (0.1).');
    expect(text).toContain('All requests, in the order asked. The last of these ended after 1.5 seconds.');
    expect(text).toContain('To other sites: 1. Holding up the first display: 1.');
    expect(text).toContain(`2. ${ORIGIN}/app.js Script Own 400 600 50 200 Yes`);
    expect(text).toContain('3. https://tags.example/t.js Script Other 900 600 50 200 No');
    expect(text).toMatch(/Scripts 2 100 \S+ .* All from the site itself 2 .* From tags\.example 1 50/);
    expect(text).toContain('measured/1-a-mobile.har');
    const bars = inside.filter((one) => attribute(one, 'class')?.startsWith('app-waterfall__bar'));
    expect(
      bars.slice(0, 3).map((one) => [attribute(one, 'x'), attribute(one, 'width'), attribute(one, 'class')]),
    ).toEqual([
      ['0%', '26.7%', 'app-waterfall__bar app-waterfall__bar--own'],
      ['26.7%', '40%', 'app-waterfall__bar app-waterfall__bar--own'],
      ['60%', '40%', 'app-waterfall__bar'],
    ]);
    expect(inside.filter((one) => attribute(one, 'class') === 'app-waterfall__blocking')).toHaveLength(3);
  });

  it('shows at most forty requests and says how many more there are', async () => {
    const waterfall = Array.from({ length: 200 }, (_, at) => request(`${ORIGIN}/${at}.png`, 'Image', at, at + 1));
    const on = measuredOn(runsOf('lcp', [1, 2, 3]), { waterfall, requests: 260 });
    const { text, inside } = await sectionOf(page('/', [on]));
    expect(
      inside.filter((one) => attribute(one, 'class') === 'app-waterfall__bar app-waterfall__bar--own'),
    ).toHaveLength(40);
    expect(text).toContain('The first 40 of 260 requests');
    expect(text).toContain('And 220 more.');
    expect(text).toContain('(its first 200 requests)');
  });

  it('shows what pages say as text, and only pictures that are ones', async () => {
    const waterfall = [request(`${ORIGIN}/${HOSTILE_TITLE}`, HOSTILE_TITLE, 0, 0)];
    const lcpElement = { selector: HOSTILE_TITLE, html: HOSTILE_TITLE };
    const shifts = [{ ...lcpElement, score: 0.2 }];
    const on = measuredOn(runsOf('lcp', [1, 2, 3]), { waterfall, lcpElement, shifts });
    const { html, text } = await sectionOf(page('/', [on], { film: [{ ms: 1, bytes: [1, 2, 3] }] }));
    expect(html).not.toContain('<script>alert');
    expect(text).toContain(HOSTILE_TITLE);
    expect(html).not.toContain('app-film"');
  });

  it('is without pictures and requests where the evidence is gone or no measurement', async () => {
    const on = measuredOn(runsOf('lcp', [1, 2, 3]), { waterfall: [request(ORIGIN, 'Document', 0, 9)] });
    const { input, tools } = measuredInput(page('/', [on]));
    for (const bytes of [undefined, '{', '{"devices":[{"film":"x"}]}']) {
      const readBlob = async () => (bytes === undefined ? undefined : new TextEncoder().encode(bytes));
      const html = String(await renderReport('html', input, { ...tools, readBlob }));
      expect(html).toContain('id="measured"');
      expect(html).not.toContain('app-waterfall__picture"');
    }
  });
});

describe('the same facts elsewhere', () => {
  const partly = {
    ...three,
    lost: [{ device: 'desktop' as const, error: { code: 'restless', message: 'It did not come to rest.' } }],
  };
  const { input } = measuredInput(partly, slow, few, lost);

  it('stand in report.json, which follows its schema', () => {
    const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020.default({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
      schema,
    );
    const document = JSON.parse(JSON.stringify(buildDocument(input)));
    validate(document);
    expect(validate.errors).toBeNull();
    expect(document.measured.pages[0].devices[0].medians.lcp).toEqual({ median: 3100, low: 2900, high: 3400, runs: 3 });
    document.measured.pages[0].devices[0].medians.lcp.runs = 2;
    expect(validate(document)).toBe(false);
  });

  it('stand in performance.csv, a row for each page and device', async () => {
    const { input: formula, tools } = measuredInput(slow, partly, page('/=cmd', [measuredOn([run()])]), lost);
    const lines = String(await renderReport('performance', formula, tools))
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines[1]).toContain('/bins,It stands for the pages of its template,Yes,mobile,13.5.0,4,1 run left out');
    expect(lines[1]).toContain(',3100,2900,3400,');
    expect(lines[5]).toMatch(/ambleford\.example\/,It is a start page,No: It did not come to rest\.,desktop,,/);
    expect(lines[6]).toContain('/account,It stands for the pages of its template,No: The page led <elsewhere>.,,');
    const columns = lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(',').length);
    expect(new Set(columns).size).toBe(1);
  });

  it.each([
    ['one page', [three], 'Measured 1 page with Lighthouse (3 runs each): slowest /, LCP 2.0 s (1.9 s to 2.1 s).'],
    [
      'several, and one that was lost',
      [three, slow, lost],
      'Measured 2 pages with Lighthouse (3 runs each): slowest /bins, LCP 3.1 s (2.9 s to 3.4 s). 1 page could not be measured.',
    ],
    [
      'one device that was lost',
      [partly],
      'Measured 1 page with Lighthouse (3 runs each): slowest /, LCP 2.0 s (1.9 s to 2.1 s). 1 page could be measured on one device only.',
    ],
    ['too few runs', [few], 'Measured 1 page with Lighthouse (2 runs each): too few runs count.'],
    ['none', [lost], 'No page could be measured with Lighthouse. 1 page could not be measured.'],
  ])('are one line in the terminal: %s', (_, given, line) => {
    const text = describeScan(buildDocument(measuredInput(...given).input), { folder: undefined, gaps: [] });
    expect(text.split('\n').filter((one) => one.includes('Lighthouse'))).toEqual([line]);
  });
});
