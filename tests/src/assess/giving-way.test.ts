import { describe, expect, it } from 'vitest';
import { layoutsByEye } from '../../../checks/accessibility/layouts-by-eye.ts';
import { reflow320 } from '../../../checks/accessibility/reflow-320.ts';
import { textSpacing } from '../../../checks/accessibility/text-spacing.ts';
import { checks } from '../../../checks/registry.ts';
import { settleByYielding } from '../../../src/assess/giving-way.ts';
import { findingsOf } from '../../../src/assess/places-told.ts';
import { type Check, definePageCheck, type Finding, passed } from '../../../src/model/check.ts';
import type { CheckResult, Outcome } from '../../../src/model/result.ts';
import { layoutsSeen, lostIn } from '../../helpers/layouts.ts';
import { meta } from './helpers.ts';

const better = check('accessibility/better');
const asks = check('accessibility/asks', { fault: ['accessibility/better'] });

function check(id: Check['meta']['id'], yieldsTo?: Check['meta']['yieldsTo']): Check {
  const rest = yieldsTo ? { yieldsTo } : {};
  return definePageCheck({
    meta: meta(id, { fault: 'A fault.', other: 'Another.' }, rest),
    needs: [],
    evaluate: () => passed,
  });
}

const at = (x: number, message = 'fault', selector = `#at-${x}`): Finding => ({
  message,
  at: { kind: 'element', selector, html: '<p class="a">', box: { x, y: 0, width: 10, height: 10 } },
});
const failed = (...findings: readonly [Finding, ...Finding[]]): Outcome => ({ outcome: 'failed', findings });
const open = (...findings: readonly Finding[]): Outcome => ({ outcome: 'cantTell', findings });
const pass: Outcome = { outcome: 'passed' };
/** The outcome, with what gave way to the other check, or was answered by it. */
const without = (outcome: Outcome, ...gone: readonly Finding[]) => ({
  ...outcome,
  gaveWay: gone.map((one) => ({ ...one, to: [better.meta.id] })),
});
const answered = (outcome: Outcome, ...gone: readonly Finding[]) => ({
  ...outcome,
  gaveWay: gone.map((one) => ({ ...one, to: [better.meta.id], answered: true })),
});

function settle(ours: Outcome, theirs: Outcome) {
  const results = new Map(
    [[asks, ours] as const, [better, theirs] as const].map(
      ([one, outcome]) => [one, { check: one.meta.id, subject: 'page', outcome }] as const,
    ),
  );
  return [...settleByYielding(results).values()].map(({ outcome }) => outcome);
}

describe('a question about an element', () => {
  it.each<readonly [string, ours: Outcome, theirs: Outcome, left: object]>([
    ['gives way to a failure', open(at(1), at(2)), failed(at(1)), without(open(at(2)), at(1))],
    ['gives way to a question that knows more', open(at(1)), open(at(1)), without(open(), at(1))],
    [
      'gives way by place, as selectors differ',
      open(at(1, 'fault', 'p')),
      failed(at(1)),
      without(open(), at(1, 'fault', 'p')),
    ],
    ['stays where the other speaks of another element', open(at(1)), failed(at(2)), open(at(1))],
    ['stays where its message is another matter', open(at(1, 'other')), failed(at(1)), open(at(1, 'other'))],
    ['stays where the other has nothing to say', open(at(1)), pass, open(at(1))],
    [
      'gives way to what was found in order',
      open(at(1), at(2)),
      { ...pass, cleared: [at(1).at] },
      answered(open(at(2)), at(1)),
    ],
    [
      'is told where the other has more to say, though the place was measured too',
      open(at(1)),
      { outcome: 'failed', findings: [at(1)], cleared: [at(1).at] },
      without(open(), at(1)),
    ],
    ['is left open where nobody pointed at anything', open(), failed(at(1)), open()],
    [
      'stays where it is about the page',
      open({ message: 'fault', at: { kind: 'page' } }),
      failed(at(1)),
      open({ message: 'fault', at: { kind: 'page' } }),
    ],
  ])('%s', (_, ours, theirs, left) => {
    expect(settle(ours, theirs)[0]).toEqual(left);
  });
});

describe('a failure', () => {
  it('gives way to a failure, and stays one: nothing is listed twice, and nothing has passed', () => {
    expect(settle(failed(at(1)), failed(at(1)))).toEqual([
      { outcome: 'failed', findings: [], gaveWay: [{ ...at(1), to: [better.meta.id] }] },
      failed(at(1)),
    ]);
  });

  it('never gives way to a question or a measurement', () => {
    expect(settle(failed(at(1)), open(at(1)))[0]).toEqual(failed(at(1)));
    expect(settle(failed(at(1)), { ...pass, cleared: [at(1).at] })[0]).toEqual(failed(at(1)));
  });
});

describe('whoever gives way', () => {
  const third = check('accessibility/third', { fault: ['accessibility/asks'] });
  const run = (...rows: readonly (readonly [Check, Outcome])[]): ReadonlyMap<string, Outcome> =>
    new Map(
      [
        ...settleByYielding(
          new Map(rows.map(([one, outcome]) => [one, { check: one.meta.id, subject: 'p', outcome }])),
        ),
      ].map(([one, { outcome }]) => [one.meta.id, outcome] as const),
    );

  it.each([
    ['in one order', [third, asks, better]],
    ['in the other', [better, asks, third]],
  ])('names who tells it in the end, not who sent it on, %s', (_, order) => {
    const told = run(...order.map((one) => [one, failed(at(1))] as const));
    expect(told.get(third.meta.id)).toEqual(without({ outcome: 'failed', findings: [] } as never, at(1)));
    expect(told.get(better.meta.id)).toEqual(failed(at(1)));
  });

  it('does not give way to a question that was answered', () => {
    const told = run([third, open(at(1))], [asks, open(at(1))], [better, { ...pass, cleared: [at(1).at] }]);
    expect(told.get(third.meta.id)).toEqual(open(at(1)));
  });

  it('in a circle by mistake: one of them still tells it', () => {
    const round = check('accessibility/better', { fault: ['accessibility/asks'] });
    const told = [...run([asks, failed(at(1))], [round, failed(at(1))]).values()];
    expect(told.filter((outcome) => 'findings' in outcome && outcome.findings.length === 1)).toHaveLength(1);
  });
});

it('what was found in order is not kept', () => {
  expect(settle(pass, { ...pass, cleared: [at(1).at] })).toEqual([pass, pass]);
});

describe('the checks of this project', () => {
  const edges = new Map(
    checks.map(({ meta: { id, yieldsTo } }) => [id, Object.values(yieldsTo ?? {}).flatMap((ids) => ids ?? [])]),
  );

  it('give way to checks that exist, for messages that exist', () => {
    for (const [id, to] of edges) for (const one of to) expect(edges.has(one), `${id} gives way to ${one}`).toBe(true);
    for (const {
      meta: { yieldsTo = {}, messages },
    } of checks)
      expect(Object.keys(messages)).toEqual(expect.arrayContaining(Object.keys(yieldsTo)));
  });

  it('never give way in a circle, in which a fault would get lost', () => {
    const reaches = (from: Check['meta']['id'], goal: string): boolean =>
      (edges.get(from) ?? []).some((one) => one === goal || reaches(one, goal));
    expect([...edges.keys()].filter((id) => reaches(id, id))).toEqual([]);
  });
});

it('what is surely lost at one size is no question at the same size, and stays one at another', () => {
  const seen = layoutsSeen({
    lost: {
      ...layoutsSeen().layouts.lost,
      ...lostIn('zoom400', {}, { certain: false, kind: 'ellipsis' }).lost,
      spacing: lostIn('spacing', { certain: false }).lost?.spacing ?? [],
    },
  });
  const context = { url: 'https://www.ambleford.example/', visitedAt: '2026-11-29T00:00:00.000Z' };
  const results = [layoutsByEye, reflow320, textSpacing].map((one) => {
    const outcome = one.evaluate(seen, context) as Outcome;
    return [one, { check: one.meta.id, subject: 'page', outcome }] as const;
  });
  const left = [...settleByYielding(new Map<Check, CheckResult>(results)).values()].map(({ outcome }) =>
    findingsOf(outcome),
  );
  expect(left.map((findings) => findings.map(({ message }) => message))).toEqual([['cutSpaced'], ['cut'], []]);
});
