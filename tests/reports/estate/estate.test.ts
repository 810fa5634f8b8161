import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { estateCsv } from '../../../reports/estate/csv.ts';
import { dotsOf } from '../../../reports/estate/dots.ts';
import { estateHtml } from '../../../reports/estate/html.ts';
import { placeInWords } from '../../../reports/estate/words.ts';
import type { EstateReport } from '../../../src/model/estate.ts';
import { madeEstate } from '../../helpers/made-estate.ts';

const schema = JSON.parse(readFileSync(new URL('../../../docs/estate.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020.default({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);
const report = madeEstate();
const EVIL = `"><script>alert(1)</script>=1+1<b>`;
const NOTHING: EstateReport = {
  ...report,
  ...{ policy: null, checks: {}, targets: [], distributions: [], trend: { targets: 0, weeks: [] } },
  ...{ commonChecks: [], commonCauses: [], supplierFaults: [], councils: [], ended: [] },
};

/** As JSON has it: members can be put in and taken out. */
type Broken = { targets: object[]; distributions: { five: number[] }[] };

describe('estate.json', () => {
  it('fits its schema, with something in every list and with nothing', () => {
    for (const one of [report, NOTHING]) {
      validate(JSON.parse(JSON.stringify(one)));
      expect(validate.errors).toBeNull();
    }
    for (const list of Object.values(report).filter(Array.isArray)) expect(list.length).toBeGreaterThan(0);
  });

  it.each<[string, (broken: Broken) => void]>([
    ['a member too many', (broken) => Object.assign(broken, { extra: 1 })],
    ['a service with a member too many', (broken) => Object.assign(broken.targets[0] ?? {}, { store: '/srv' })],
    ['a state that there is not', (broken) => Object.assign(broken.targets[0] ?? {}, { state: 'passed' })],
    ['a score above 100', (broken) => Object.assign(broken.targets[0] ?? {}, { score: 101 })],
    ['quarters that are not five', (broken) => broken.distributions[0]?.five.pop()],
  ])('%s does not fit', (_, breakIt) => {
    const broken = JSON.parse(JSON.stringify(report)) as Broken;
    breakIt(broken);
    expect(validate(broken)).toBe(false);
  });
});

describe('estate.html', () => {
  const html = estateHtml(report);

  it('keeps what councils and pages wrote as text, and runs nothing', () => {
    const evil = estateHtml(madeEstate(EVIL));
    expect(evil).not.toContain('<script');
    expect(evil).not.toContain('<b>');
    expect(evil).toContain('&lt;script&gt;');
    expect(evil).toContain("default-src 'none'");
    expect(evil).not.toMatch(/(src|href)="(?!#|data:,|https?:)/);
  });

  it('shows every service in order of names, with no rank', () => {
    const at = report.targets.map(({ name }) => html.indexOf(name));
    expect(at.every((place) => place > 0)).toBe(true);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(html).not.toMatch(/rank|best|worst|>1st</i);
  });

  it('says what is not known, and never shows its score', () => {
    expect(html).toContain('Never scanned to the end');
    expect(html).toContain('3 more services are watched and not shown');
    const row = html.slice(html.indexOf('bins 31'));
    expect(row.slice(0, 900)).toContain('Out of date');
    expect(row.slice(0, 900)).not.toContain('70.0');
  });

  it('has a table beside each picture', () => {
    expect(html.match(/<svg /g)).toHaveLength(4);
    expect(html.match(/: the numbers/g)).toHaveLength(4);
  });

  it('shows a small group as dots and not as a box', () => {
    expect(html.match(/class="app-box"/g)).toHaveLength(2);
    expect(html.match(/class="app-dot"/g)).toHaveLength(30 + 2);
  });

  it('has words for an empty history', () => {
    const empty = estateHtml(NOTHING);
    for (const said of ['No service has a score', 'There is no line yet', 'None is watched'])
      expect(empty).toContain(said);
  });
});

it('a table of the CSV files has a row for each, and no formula', () => {
  const files = estateCsv(madeEstate('=HYPERLINK("x")'));
  expect(files['services.csv']?.trim().split('\r\n')).toHaveLength(report.targets.length + 1);
  for (const [name, text] of Object.entries(files)) expect(text, name).not.toMatch(/(^|,|")=/m);
  expect(estateCsv(NOTHING)['services.csv']).not.toContain('undefined');
});

it.each([
  [{ low: 68, high: 72 }, 'In or near the middle half'],
  [{ low: 60, high: 66.9 }, 'Below the middle half'],
  [{ low: 60, high: 67 }, 'In or near the middle half'],
  [{ low: 82.1, high: 90 }, 'Above the middle half'],
  [{ low: 82, high: 90 }, 'In or near the middle half'],
  [{ state: 'out-of-date' as const, low: 1, high: 2 }, 'Not known'],
])('a service with %j is placed: %s', (change, words) => {
  const [first] = report.targets;
  if (first === undefined) throw new Error('There is no target.');
  expect(placeInWords({ ...first, ...change }, report)).toBe(words);
});

it('dots are stacked, stay inside the picture, and stand for several when there are many', () => {
  const few = dotsOf([0, 0.5, 100]);
  expect(few).toMatchObject({ each: 1, dots: [{ x: 1 }, { x: 1 }, { x: 99 }] });
  expect(new Set(few.dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
  const many = dotsOf(Array(1000).fill(50));
  expect(many.each).toBeGreaterThan(1);
  expect(many.dots.length * many.each).toBeGreaterThanOrEqual(1000);
  for (const { y } of many.dots) expect(y).toBeGreaterThan(0);
});
