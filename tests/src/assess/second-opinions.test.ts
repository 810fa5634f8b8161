import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settleSecondOpinions } from '../../../src/assess/second-opinions.ts';
import { type Check, definePageCheck, type Finding, passed } from '../../../src/model/check.ts';
import type { CheckResult, Outcome } from '../../../src/model/result.ts';
import { meta } from './helpers.ts';

const SECOND = 'Another Engine';
const first = check('accessibility/first', ['1.1.1', '1.3.1']);
const second = check('accessibility/second', ['1.1.1', '3.3.1'], SECOND);

function check(id: Check['meta']['id'], criteria: readonly string[], engine?: string): Check {
  const rest = { criteria, ...(engine ? { second: engine } : {}) };
  return definePageCheck({ meta: meta(id, { fault: 'A fault.' }, rest), needs: [], evaluate: () => passed });
}

/** At a place on the page, which is what the two have in common; selectors differ. */
const at = (x: number, selector = `#at-${x}`): Finding => ({
  message: 'fault',
  at: { kind: 'element', selector, html: '<img src="a.png">', box: { x, y: 0, width: 10, height: 10 } },
});

function settle(outcomes: ReadonlyMap<Check, Outcome>) {
  const results = [...outcomes].map(
    ([one, outcome]) => [one, { check: one.meta.id, subject: 'page', outcome } satisfies CheckResult] as const,
  );
  const settled = settleSecondOpinions(new Map(results));
  return [first, second].map((one) => settled.get(one)?.outcome);
}

const failed = (...findings: readonly [Finding, ...Finding[]]): Outcome => ({ outcome: 'failed', findings });
const open = (...findings: readonly Finding[]): Outcome => ({ outcome: 'cantTell', findings });

describe('two engines', () => {
  it('that say the same of one element are told once, as agreeing', () => {
    const [one, other] = settle(
      new Map([
        [first, failed(at(1), at(2))],
        [second, open(at(1, 'img:nth-child(1)'))],
      ]),
    );
    expect(one).toEqual({ outcome: 'failed', findings: [{ ...at(1), agrees: [SECOND] }, at(2)] });
    expect(other).toEqual({
      outcome: 'cantTell',
      findings: [],
      gaveWay: [{ ...at(1, 'img:nth-child(1)'), to: [first.meta.id] }],
    });
  });

  it('that both find a fault are told once, and both have failed', () => {
    const [one, other] = settle(
      new Map([
        [first, failed(at(1))],
        [second, failed(at(1))],
      ]),
    );
    expect(one).toEqual(failed({ ...at(1), agrees: [SECOND] }));
    expect(other).toEqual({ outcome: 'failed', findings: [], gaveWay: [{ ...at(1), to: [first.meta.id] }] });
  });

  it('of which one only asks leave the other its failure, and nobody is asked about a known fault', () => {
    const only = check('accessibility/first', ['1.1.1']);
    const results = new Map<Check, CheckResult>([
      [only, { check: only.meta.id, subject: 'page', outcome: open(at(1)) }],
      [second, { check: second.meta.id, subject: 'page', outcome: failed(at(1)) }],
    ]);
    const [asking, sure] = [...settleSecondOpinions(results).values()].map(({ outcome }) => outcome);
    expect(sure).toEqual(failed(at(1)));
    expect(asking).toEqual({ outcome: 'cantTell', findings: [], gaveWay: [{ ...at(1), to: [second.meta.id] }] });
  });

  it('of which one asks about more than the other shows are both heard', () => {
    const outcomes = new Map<Check, Outcome>([
      [first, open(at(1))],
      [second, failed(at(1))],
    ]);
    expect(settle(outcomes)).toEqual([...outcomes.values()]);
  });

  it('that speak of different elements are both heard', () => {
    const outcomes = new Map([
      [first, failed(at(1))],
      [second, failed(at(3))],
    ]);
    expect(settle(outcomes)).toEqual([...outcomes.values()]);
  });

  it('that speak of one element under different criteria are both heard', () => {
    const labels = check('accessibility/labels', ['3.3.2']);
    const outcome = failed(at(1));
    const results = new Map([labels, second].map((one) => [one, { check: one.meta.id, subject: 'page', outcome }]));
    expect([...settleSecondOpinions(results).values()].map((result) => result.outcome)).toEqual([outcome, outcome]);
  });

  it('leave what was not decided alone', () => {
    const untested: Outcome = { outcome: 'untested', error: { code: 'timed-out', message: 'Too late.' } };
    expect(
      settle(
        new Map([
          [first, untested],
          [second, failed(at(1))],
        ]),
      ),
    ).toEqual([untested, failed(at(1))]);
    expect(
      settle(
        new Map([
          [first, failed(at(1))],
          [second, open()],
        ]),
      ),
    ).toEqual([failed(at(1)), open()]);
  });

  it('never lose a place, and never tell one twice', () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(places, places, fc.boolean(), (ours, theirs, sure) => {
        const findings = (of: readonly number[]) => of.map((x) => at(x)) as [Finding, ...Finding[]];
        const told = settle(
          new Map([
            [first, failed(...findings(ours))],
            [second, sure ? failed(...findings(theirs)) : open(...findings(theirs))],
          ]),
        ).flatMap((outcome) => (outcome && 'findings' in outcome ? outcome.findings.map((one) => one.at) : []));
        const where = told.map((place) => (place.kind === 'element' ? place.box?.x : undefined));
        expect(where.toSorted()).toEqual([...new Set([...ours, ...theirs])].toSorted());
      }),
    );
  });
});
