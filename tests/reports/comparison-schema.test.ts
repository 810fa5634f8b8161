import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { compareScans } from '../../src/compare/compare.ts';
import { measuredPage, runsOf } from '../helpers/measured-evidence.ts';
import { madeScan } from '../src/compare/two-scans.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/comparison.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020.default({
  strict: true,
  strictRequired: false,
  allErrors: true,
  allowUnionTypes: true,
}).compile(schema);

const before = madeScan({ pages: ['/a', '/b'], said: (page) => (page === '/a' ? { failed: ['x'] } : 'passed') });
const after = madeScan({ pages: ['/a', '/c'], said: (page) => (page === '/c' ? { failed: ['y'] } : 'passed') });
const measured = (ms: number) => [measuredPage('/a', runsOf('lcp', [ms, ms, ms]))];
const compared = compareScans({ ...before, measured: measured(2000) }, { ...after, measured: measured(3000) });
const comparison = JSON.parse(JSON.stringify(compared));

describe('comparison.json', () => {
  it('fits its schema, with something in every list', () => {
    validate(comparison);
    expect(validate.errors).toBeNull();
    expect(comparison.causes.length).toBeGreaterThan(0);
    expect(comparison.points.length).toBeGreaterThan(0);
    expect(comparison.measured.pages[0].metrics.length).toBeGreaterThan(0);
  });

  it.each<[string, (broken: typeof comparison) => void]>([
    ['a member too many', (broken) => Object.assign(broken, { extra: 1 })],
    ['a point with a member too many', (broken) => Object.assign(broken.points[0], { extra: 1 })],
    ['a point without a number', (broken) => Reflect.deleteProperty(broken.points[0], 'id')],
    ['a score above 100', (broken) => Object.assign(broken.overall.after, { value: 101 })],
    [
      'a direction that there is not',
      (broken) => Object.assign(broken.measured.pages[0].metrics[0], { direction: 'up' }),
    ],
    ['a state that there is not', (broken) => Object.assign(broken.causes[0], { state: 'gone' })],
  ])('refuses %s', (_name, breakIt) => {
    const broken = structuredClone(comparison);
    breakIt(broken);
    expect(validate(broken)).toBe(false);
  });
});
