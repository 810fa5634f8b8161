import { describe, expect, it } from 'vitest';
import { layoutsByEye } from '../../../checks/accessibility/layouts-by-eye.ts';
import { reflow320 } from '../../../checks/accessibility/reflow-320.ts';
import { textSpacing } from '../../../checks/accessibility/text-spacing.ts';
import { elementAt } from '../../../checks/lib/reading/meta.ts';
import { checks } from '../../../checks/registry.ts';
import { settleByYielding } from '../../../src/assess/giving-way.ts';
import { findingsOf } from '../../../src/assess/places-told.ts';
import { type Check, definePageCheck, type Finding, passed } from '../../../src/model/check.ts';
import type { PageArtifacts } from '../../../src/model/evidence.ts';
import { placeNames } from '../../../src/model/place.ts';
import type { CheckResult, Outcome } from '../../../src/model/result.ts';
import type { Operated } from '../../../src/model/seen/operated.ts';
import { opinion, secondSeen } from '../../checks/accessibility/second-engine-evidence.ts';
import { PAGE_URL, VISITED_AT } from '../../helpers/check-cases.ts';
import { link } from '../../helpers/evidence.ts';
import { keyboardWalk, keyElement } from '../../helpers/keyboard-evidence.ts';
import { layoutsSeen, lostIn } from '../../helpers/layouts.ts';
import { control, leftAlone, operated } from '../../helpers/operated.ts';
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
const ofPage = (message: string): Finding => ({ message, at: { kind: 'page' } });
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
    ['stays where it is about the page', open(ofPage('fault')), failed(at(1)), open(ofPage('fault'))],
    [
      'stays where the other says something else of the page',
      open(ofPage('fault')),
      open(ofPage('other')),
      open(ofPage('fault')),
    ],
    [
      'gives way to the same question about the page',
      open(ofPage('fault'), at(1)),
      open(ofPage('fault')),
      without(open(at(1)), ofPage('fault')),
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

describe('a question beside a failure', () => {
  const beside = (failure: Finding, ...asked: readonly Finding[]): Outcome => ({
    outcome: 'failed',
    findings: [failure],
    ...(asked.length > 0 ? { open: asked } : {}),
    doubts: ['fault'],
  });

  it('is left out where a check that knows more says something, and the rest stands', () => {
    expect(settle(beside(at(1, 'other'), at(2), at(3)), failed(at(2)))).toEqual([
      beside(at(1, 'other'), at(3)),
      failed(at(2)),
    ]);
    expect(settle(beside(at(1, 'other'), at(2)), failed(at(2)))).toEqual([beside(at(1, 'other')), failed(at(2))]);
  });

  it('takes questions and no failures', () => {
    const theirs = beside(at(1), at(2));
    expect(settle(open(at(2)), theirs)).toEqual([without(open(), at(2)), theirs]);
    expect(settle(failed(at(2)), theirs)).toEqual([failed(at(2)), theirs]);
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

/** What all checks of a page say of this evidence, those of which something is missing left out. */
function settledOf(seen: Partial<PageArtifacts>): readonly CheckResult[] {
  const results = checks.flatMap((one) => {
    if (one.scope !== 'page' || one.needs.some((name) => !(name in seen))) return [];
    const outcome = one.evaluate(seen as PageArtifacts, { url: PAGE_URL, visitedAt: VISITED_AT });
    return [[one as Check, { check: one.meta.id, subject: PAGE_URL, outcome }] as const];
  });
  return [...settleByYielding(new Map(results)).values()];
}

it('what was found in order is not kept', () => {
  expect(settle(pass, { ...pass, cleared: [at(1).at] })).toEqual([pass, pass]);
});

describe('the checks of this project', () => {
  const edges = new Map(
    checks.map(({ meta: { id, yieldsTo } }) => [id, Object.values(yieldsTo ?? {}).flatMap((ids) => ids ?? [])]),
  );

  it.each<readonly [string, Operated, string]>([
    ['were left alone', operated({ controls: [control()], leftOut: leftAlone(4, 1) }).operated, 'leftOut'],
    ['were left alone, in older evidence', operated({ leftOut: { alike: 0, unsafe: 1, gone: 0 } }).operated, 'leftOut'],
    ['there was no time for', operated({ controls: [control()], cutShort: true, untried: 2 }).operated, 'cutShort'],
  ])('ask once about the controls that %s, and none of them passes', (_, seen, message) => {
    const results = settledOf({ operated: seen, axe: { version: '', rules: [], framesMissed: [] } });
    const asking = results.filter(({ outcome }) => findingsOf(outcome).some((one) => one.message === message));
    expect(asking.map(({ check: id }) => id)).toEqual(['accessibility/controls-work-by-keyboard']);
    const silent = ['state-is-announced', 'dialogs-keep-focus', 'opened-states-axe'];
    for (const { check: id, outcome } of results)
      if (silent.some((name) => id.endsWith(name))) expect(outcome.outcome).toBe('cantTell');
  });

  it('ask about what one of them alone looks at, whatever the others ask', () => {
    const pointer = { pressed: [], drags: [], pasted: [], untried: 3, untriedFields: 4 };
    const { operated: seen } = operated({ controls: [control()], untried: 2, untriedChoices: 5, pointer });
    const asked = settledOf({ operated: seen, axe: { version: '', rules: [], framesMissed: [] } }).flatMap(
      ({ check: id, outcome }) => findingsOf(outcome).map(({ data }) => `${id.split('/')[1]} ${data?.untried}`),
    );
    expect(asked.toSorted()).toEqual([
      'controls-work-by-keyboard 2',
      'on-input-no-surprise 5',
      'press-can-be-taken-back 3',
      'sign-in-by-paste 4',
    ]);
  });

  it('ask once where the walk with the Tab key ended, and none of them passes', () => {
    const results = settledOf({ keyboard: keyboardWalk({ ended: 'cut' }) });
    const asking = results.filter(({ outcome }) => findingsOf(outcome).some(({ message }) => message === 'cut'));
    expect(asking.map(({ check: id }) => id)).toEqual(['accessibility/keyboard-operable']);
    expect(results.filter(({ outcome }) => outcome.outcome === 'passed')).toEqual([]);
  });

  it.each([true, false])(
    'say of a label of a hidden field once that it is hidden, be that certain or not: %s',
    (sure) => {
      const label = { ...keyElement('l'), how: 'label' as const, sure };
      const { secondEngine } = secondSeen({ ...opinion('label_ref_valid'), selector: '#l', html: label.html });
      const said = settledOf({ keyboard: keyboardWalk({ unreached: [label] }), secondEngine }).flatMap(
        ({ check: id, outcome }) => findingsOf(outcome).map(({ message }) => `${id} ${message}`),
      );
      expect(said).toEqual([sure ? 'accessibility/keyboard-operable label' : 'accessibility/mouse-only label']);
    },
  );

  it('say of a link that names nothing that it fails, or ask about it, and never both', () => {
    const links = [
      link('Read more', '/alone', { beside: '' }),
      link('Read more', '/in-words', { beside: 'Bins are collected each week.' }),
      link('Read more', '/unknown'),
    ];
    const said = settledOf({ links }).flatMap(({ check: id, outcome }) =>
      findingsOf(outcome).map(({ message, at: place }) => `${id} ${message} ${placeNames(place)[0]}`),
    );
    const named = (href: string) => placeNames(elementAt(link('Read more', href)))[0];
    expect(said).toEqual([
      `accessibility/link-names context ${named('/in-words')}`,
      `accessibility/link-names same ${named('/unknown')}`,
      `content/link-text generic ${named('/alone')}`,
    ]);
  });

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
