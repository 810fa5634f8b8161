import { describe, expect, it } from 'vitest';
import { errorsIdentified } from '../../checks/accessibility/errors-identified.ts';
import { checks } from '../../checks/registry.ts';
import { wcagCriteria } from '../../checks/standards/index.ts';
import { wcagCoverage } from '../../src/model/wcag.ts';

const metas = checks.map((check) => check.meta);
const coverage = wcagCoverage(wcagCriteria, metas);
const with_ = (status: string) => coverage.filter((one) => one.status === status);
const of = (list: Parameters<typeof wcagCoverage>[1]) =>
  wcagCoverage(wcagCriteria, list).find((one) => one.number === '1.4.3');

describe('what is done about each criterion of WCAG 2.2', () => {
  it('adds up to 55', () => {
    expect(with_('automatic').length + with_('needs-person').length + with_('not-tested').length).toBe(55);
    expect(coverage).toHaveLength(55);
    for (const status of ['automatic', 'needs-person']) expect(with_(status)).not.toEqual([]);
    expect(with_('not-tested')).toEqual([]);
  });

  it('knows every criterion that a check names', () => {
    const numbers = new Set(wcagCriteria.map((criterion) => criterion.number));
    const unknown = metas.flatMap((meta) =>
      meta.criteria.filter((number) => !numbers.has(number)).map((number) => `${meta.id}: ${number}`),
    );
    expect(unknown).toEqual([]);
  });

  it('names every check under each of its criteria', () => {
    for (const meta of metas) {
      const under = coverage.filter((one) => one.checks.includes(meta.id)).map((one) => one.number);
      expect(under, meta.id).toEqual(
        wcagCriteria.map((one) => one.number).filter((one) => meta.criteria.includes(one)),
      );
    }
  });

  it('never claims a whole criterion', () => {
    for (const one of with_('automatic')) expect(one.covers).toBe('partly');
    for (const one of [...with_('needs-person'), ...with_('not-tested')]) expect(one.covers).toBe('nothing');
    for (const one of coverage) expect(one.person).not.toBe('');
  });

  it.each([
    ['a check that decides', ['automatic'], { status: 'automatic', covers: 'partly', checks: ['accessibility/0'] }],
    [
      'a check that asks a person',
      ['needs-review'],
      { status: 'needs-person', covers: 'nothing', checks: ['accessibility/0'] },
    ],
    ['both', ['needs-review', 'automatic'], { status: 'automatic', checks: ['accessibility/0', 'accessibility/1'] }],
    ['no check', [], { status: 'not-tested', covers: 'nothing', checks: [] }],
  ] as const)('%s', (_, kinds, expected) => {
    const list = kinds.map((kind, index) => ({ id: `accessibility/${index}` as const, kind, criteria: ['1.4.3'] }));
    expect(of([...list, { id: 'accessibility/other', kind: 'automatic', criteria: ['1.1.1'] }])).toMatchObject(
      expected,
    );
  });

  it.each([
    [['tied'], 'automatic'],
    [['unheard'], 'needs-person'],
    [['tied', 'unheard'], 'needs-person'],
  ])('a check whose messages %j only ask comes to %s', (asks, status) => {
    const messages = { tied: 'Not tied.', unheard: 'Not heard.' };
    const check = { id: 'accessibility/0', kind: 'automatic', criteria: ['1.3.1', '1.4.3'] } as const;
    expect(of([{ ...check, messages, asks, criteriaOf: { tied: ['1.3.1'] } }])?.status).toBe(status);
  });

  it('promises no failure where nothing but questions can come of it', () => {
    const alone = wcagCoverage(wcagCriteria, [errorsIdentified.meta]);
    const status = (number: string) => alone.find((one) => one.number === number)?.status;
    expect([status('4.1.3'), status('1.3.1'), status('3.3.1')]).toEqual(['needs-person', 'needs-person', 'automatic']);
  });
});
