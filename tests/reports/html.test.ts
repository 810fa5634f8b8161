import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { reports } from '../../reports/registry.ts';
import type { ReportInput } from '../../src/model/report.ts';
import { noScore } from '../helpers/no-score.ts';
import { attribute, elementsOf, OWN_SCRIPT, scriptsIn, textOf } from './html-tree.ts';
import { HOSTILE_HTML, HOSTILE_TITLE, noPictures, outcomes, record, sampleInput } from './sample-input.ts';

const render = async (input: ReportInput) => String(await reports.html?.render(input, noPictures));
const html = await render(sampleInput);
const elements = elementsOf(html);
const tags = (...names: readonly string[]) => elements.filter((element) => names.includes(element.tagName));
const texts = (...names: readonly string[]) => tags(...names).map(textOf);
const page = texts('body')[0] ?? '';

describe('report.html as one safe file', () => {
  it('runs nothing but its own script, by hash, and loads nothing', () => {
    expect(tags('iframe', 'object', 'embed', 'base', 'form').map(({ tagName }) => tagName)).toEqual([]);
    expect(scriptsIn(html)).toEqual([OWN_SCRIPT]);
    const hash = createHash('sha256').update(OWN_SCRIPT).digest('base64');
    expect(html).toContain(`script-src 'sha256-${hash}';`);
    expect(OWN_SCRIPT).not.toMatch(/<\/script|<!--|\beval\b|new Function|innerHTML|document\.write/);
    expect(elements.filter((element) => attribute(element, 'style') !== undefined)).toHaveLength(0);
    for (const { attrs } of elements) for (const { name } of attrs) expect(name).not.toMatch(/^on/);
    for (const link of tags('link')) expect(attribute(link, 'href')).toBe('data:,');
    for (const image of tags('img')) expect(attribute(image, 'src')).toMatch(/^data:image\/jpeg;base64,/);
    expect(html).toContain("default-src 'none'");
  });

  it('links to pages by http and https only', () => {
    const targets = tags('a').map((link) => attribute(link, 'href') ?? '');
    expect(targets.length).toBeGreaterThan(30);
    for (const target of targets) expect(target).toMatch(/^(#[\w-]+|https?:\/\/.+)$/);
  });

  it('does not link to a start page or a scanned page that is no web address', async () => {
    const [home] = outcomes;
    const evil = 'javascript:alert(1)';
    const text = await render({
      ...sampleInput,
      record: {
        ...record,
        target: { ...record.target, start: [evil] },
        outcomes: [{ ...home, url: evil }] as typeof outcomes,
      },
    });
    const hrefs = elementsOf(text).map((element) => attribute(element, 'href'));
    expect(hrefs.filter((href) => href?.startsWith('javascript'))).toEqual([]);
    expect(text).toContain(evil);
  });

  it('names the council and its services at the head, and no more start pages than fit there', async () => {
    const start = Array.from({ length: 30 }, (_, index) => `https://www.ambleford.example/page-${index + 1}`);
    const services = start.map((url, index) => ({
      url,
      lgsl: index + 1,
      lgil: 8,
      title: index === 0 ? HOSTILE_TITLE : '',
      description: `Service ${index + 1}`,
      supportedByGovuk: true,
    }));
    const authority = { name: 'Ambleford <b>Council</b>', gss: 'E99000001' };
    const text = await render({
      ...sampleInput,
      record: { ...record, target: { ...record.target, start, authority, services } },
    });
    const facts = elementsOf(text)
      .filter(({ tagName }) => tagName === 'dd')
      .map(textOf);
    expect(facts).toContain('Ambleford <b>Council</b> (E99000001)');
    expect(facts.find((fact) => fact.includes('LGSL'))).toMatch(
      /^"><script>.* \(LGSL 1, LGIL 8\), Service 2 .* and 25 more$/,
    );
    expect(facts.find((fact) => fact.includes('page-1'))).toMatch(/page-5 and 25 more$/);
    expect(text).not.toContain('page-21');
  });

  it('shows what pages say as text, letter for letter', () => {
    expect(texts('td')).toContain(HOSTILE_TITLE);
    expect(texts('code')).toContain(HOSTILE_HTML);
    expect(page).toContain('javascript:alert(1)//</script><img src=x onerror=alert(2)>');
    expect(texts('h1')).toEqual(['Digital service report: Ambleford & <Vale> Council']);
  });
});

describe('report.html for everyone', () => {
  it('has language, title, description, landmarks and a skip link that arrives', () => {
    expect(attribute(tags('html')[0] as never, 'lang')).toBe('en-GB');
    expect(texts('title')[0]).toContain('Ambleford');
    expect(tags('meta').some((meta) => attribute(meta, 'name') === 'description')).toBe(true);
    for (const landmark of ['header', 'nav', 'main', 'footer']) expect(tags(landmark)).toHaveLength(1);
    expect(attribute(tags('a')[0] as never, 'href')).toBe('#main');
  });

  it('has each id once, and every link inside the page arrives', () => {
    const ids = elements.map((element) => attribute(element, 'id')).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of tags('a')) {
      const href = attribute(link, 'href') ?? '';
      if (href.startsWith('#')) expect(ids).toContain(href.slice(1));
    }
    for (const element of elements) {
      const label = attribute(element, 'aria-labelledby');
      for (const id of label?.split(' ') ?? []) expect(ids).toContain(id);
    }
  });

  it('skips no heading level', () => {
    const levels = tags('h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tagName }) => Number(tagName.slice(1)));
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it('has a caption and scopes in every table', () => {
    const tables = tags('table');
    expect(tables.length).toBeGreaterThan(5);
    expect(tags('caption')).toHaveLength(tables.length);
    for (const header of tags('th')) expect(attribute(header, 'scope')).toMatch(/^(col|row)$/);
  });
});

describe('report.html as a report', () => {
  const rows = new Map(tags('tr').map((row) => [attribute(row, 'data-point'), textOf(row)]));

  it('has a row for every point of both standards', () => {
    for (const { id, title } of sampleInput.catalogue.points) expect(rows.get(id)).toContain(title);
  });

  it.each([
    ['lgdss:1', 'Not scored'],
    ['lgdss:4', 'Not scored'],
    ['lgdss:7', 'Not measured'],
    ['lgdss:10', '52.4'],
    ['lgdss:6', '25.0'],
  ])('row of %s says %s', (id, words) => {
    expect(rows.get(id)).toContain(words);
    expect(rows.get(id)).toContain('First question');
  });

  it('accounts for coverage in one sum', () => {
    expect(page).toContain(
      'The scanner met 10 addresses. It scanned 4, skipped 4, was blocked from 1, and 1 failed to load: 10 = 4 + 4 + 1 + 1.',
    );
    expect(page).toContain('2: the page limit of this scan was reached');
  });

  it('lists the deductions of a point so that they add up', () => {
    expect(page).toContain('Taken off in all: 47.6. 100 − 47.6 = 52.4.');
    expect(page).toContain('Taken off in all: 75.0. 100 − 75.0 = 25.0.');
  });

  it('says what the score is not', () => {
    for (const words of ['not a certificate', 'does not show that the service meets WCAG', 'not a legal ruling']) {
      expect(page).toContain(words);
    }
  });

  it('tells once per check why, who, how and by which law', () => {
    expect(page.split('Why accessibility/axe-colour matters.')).toHaveLength(2);
    expect(page).toContain(
      'Law: Accessibility regulations and Equality Act 2010. This is evidence of possible non-conformance',
    );
  });

  it('keeps what a person must decide out of the findings', () => {
    const sections = tags('section');
    const section = (id: string) => textOf(sections.find((one) => attribute(one, 'id') === id) as never);
    expect(section('review')).toContain('Look at this: @SUM(A1)');
    expect(section('findings')).not.toContain('Look at this');
    expect(section('untested')).toContain('The <b>accessibility</b> engine took too long.');
    expect(section('untested')).toContain('A licence is stated');
  });
});

describe('report.html of a scan that fell short', () => {
  it('warns when the scan was interrupted', async () => {
    expect(page).not.toContain('stopped before it was done');
    expect(await render({ ...sampleInput, record: { ...record, finished: false } })).toContain(
      'stopped before it was done',
    );
  });

  it('never reads as praise when nothing was scanned', async () => {
    const down = outcomes.filter((outcome) => outcome.state === 'failed');
    const text = await render({
      ...sampleInput,
      record: { ...record, outcomes: down },
      result: { ...sampleInput.result, results: [], scorecard: { overall: noScore, categories: {}, points: {} } },
    });
    expect(text).toContain('No page could be scanned.');
    expect(text).toContain('Not measured: no page could be scanned.');
    expect(text).toContain('Nothing was judged.');
    expect(text).not.toContain('No check failed');
  });
});

describe('report.html of a large site', () => {
  it('cuts long lists and says where the rest is', async () => {
    const [first] = outcomes;
    const many = Array.from({ length: 260 }, (_, index) => ({
      ...first,
      url: `https://a.example/${index}`,
    })) as typeof outcomes;
    const results = many.map(({ url }) => ({
      check: 'security/hsts',
      subject: url,
      outcome: sampleInput.result.results[10]?.outcome,
    }));
    const text = await render({
      ...sampleInput,
      record: { ...record, outcomes: many },
      result: { ...sampleInput.result, results: results as never },
    });
    expect(text).toContain('And 210 more, see report.json.');
    expect(text).toContain('And 250 more, see findings.csv and report.json.');
    expect(text.split('href="https://a.example/259"')).toHaveLength(1);
  });
});

describe('titles of points', () => {
  it.each([
    ['1', null],
    ['9', 'We could not read the whole of this title'],
    ['10', 'This is our working title'],
  ])('of point %s: %s is said beside a title that is not the standard’s own', (number, note) => {
    const section = elements.find((element) => attribute(element, 'id') === `point-lgdss-${number}`);
    const text = section ? textOf(section) : '';
    expect(text).toContain('What it asks:');
    if (note === null) expect(text).not.toMatch(/working title|whole of this title/);
    else expect(text).toContain(note);
  });
});
