import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/assess/assess.ts';
import { defaultRulebook } from '../../../src/compose.ts';
import { canonical } from '../../../src/evidence/canonical.ts';
import { type Check, definePageCheck, type Finding, type Severity, type Verdict } from '../../../src/model/check.ts';
import type { PageEvidence } from '../../../src/model/evidence.ts';
import type { CheckResult, Score, Scorecard } from '../../../src/model/result.ts';
import { catalogueOf } from '../../../src/scan.ts';
import { policies } from '../../../src/scoring/policy/policies.ts';
import { score } from '../../../src/scoring/score.ts';
import { facts, point } from '../scoring/helpers.ts';
import { meta, ok, page } from './helpers.ts';

/** What each check says of each page: made up, and put into the page, so that it takes the way that evidence takes. */
type Said = Readonly<Record<string, Verdict>>;

const severity = (grave: Severity) => ({ severity: 'minor', severities: { grave } }) as const;

const one = (id: Check['meta']['id'], rest: object): Check =>
  definePageCheck({
    meta: {
      ...meta(id, { fault: 'A fault.', grave: 'A grave fault.', other: 'Another.' }),
      criteria: ['1.1.1'],
      ...rest,
    },
    needs: ['document'],
    evaluate: ({ document }) => (JSON.parse(document.html) as Said)[id] ?? { outcome: 'inapplicable' },
  });

const ids = ['knows', 'middle', 'asks', 'second', 'second-doubts', 'plain'] as const;
const checks: readonly Check[] = [
  one('accessibility/knows', severity('moderate')),
  one('accessibility/middle', {
    ...severity('critical'),
    yieldsTo: { fault: ['accessibility/knows'], grave: ['accessibility/knows', 'accessibility/plain'] },
  }),
  one('accessibility/asks', {
    severity: 'serious',
    yieldsTo: { fault: ['accessibility/middle', 'accessibility/knows'], other: ['accessibility/knows'] },
  }),
  one('accessibility/second', { ...severity('critical'), second: 'Another Engine' }),
  one('accessibility/second-doubts', {
    kind: 'needs-review',
    second: 'Another Engine',
    yieldsTo: { fault: ['accessibility/asks'] },
  }),
  one('accessibility/plain', severity('critical')),
];
const points = [
  {
    ...point('lgdss:10'),
    evidence: [{ strength: 'direct', shows: 'Something.', categories: ['accessibility'] }],
  } as const,
];
const rules = { checks: checks.map((check) => check.meta), points, govukByCategory: {} };

const place = (x: number): Finding['at'] => ({
  kind: 'element',
  selector: `#at-${x}`,
  html: '<p>',
  box: { x, y: 0, width: 9, height: 9 },
});
/** Few places, so that checks meet on them. */
const finding: fc.Arbitrary<Finding> = fc.record({
  message: fc.constantFrom('fault', 'grave', 'other'),
  at: fc.nat({ max: 2 }).map(place),
});
const findings = fc.array(finding, { minLength: 1, maxLength: 4 }) as fc.Arbitrary<[Finding, ...Finding[]]>;
const cleared = fc.array(fc.nat({ max: 2 }).map(place), { maxLength: 2 });
const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  fc.record({ outcome: fc.constant('passed' as const), cleared }),
  fc.record({ outcome: fc.constant('failed' as const), findings, cleared }),
  fc.record({ outcome: fc.constant('failed' as const), findings }),
  fc.record({ outcome: fc.constant('cantTell' as const), findings: fc.array(finding, { maxLength: 3 }) }),
  fc.constant<Verdict>({ outcome: 'inapplicable' }),
);
const said: fc.Arbitrary<Said> = fc
  .array(verdict, { minLength: ids.length, maxLength: ids.length })
  .map((drawn) => Object.fromEntries(ids.map((id, at) => [`accessibility/${id}`, drawn[at] as Verdict])));
const pages = fc.array(said, { minLength: 1, maxLength: 4 });

async function judged(all: readonly Said[], by: readonly Check[] = checks): Promise<readonly CheckResult[]> {
  async function* each(): AsyncGenerator<PageEvidence> {
    for (const [at, own] of all.entries()) {
      const document = { html: JSON.stringify(own), title: '', lang: null };
      yield page({ document: ok(document) } as never, `https://www.ambleford.example/${at}`);
    }
  }
  return assess(by, [], each(), { start: [] });
}

/** Each check by itself, with nobody to give way to. */
async function judgedAlone(all: readonly Said[], by: readonly Check[] = checks): Promise<readonly CheckResult[]> {
  const each = await Promise.all(by.map((check) => judged(all, [check])));
  return each.flat();
}

/** Those of the real checks that give way, or that others give way to, each saying what is made up for it. */
const named = new Set(defaultRulebook.checks.flatMap(({ meta: { yieldsTo = {} } }) => Object.values(yieldsTo).flat()));
const realChecks = defaultRulebook.checks
  .filter(({ meta: { id, yieldsTo, second } }) => yieldsTo !== undefined || second !== undefined || named.has(id))
  .map(({ meta: own }) => one(own.id, own));
const saidByReal: fc.Arbitrary<Said> = fc
  .tuple(...realChecks.map(() => fc.tuple(verdict, fc.nat({ max: 99 }))))
  .map((drawn) =>
    Object.fromEntries(
      realChecks.map(({ meta: { id, messages } }, at) => {
        const [given, pick] = drawn[at] as [Verdict, number];
        const keys = Object.keys(messages);
        const message = keys[pick % keys.length] ?? '';
        const worded = 'findings' in given ? { findings: given.findings.map((each) => ({ ...each, message })) } : {};
        return [id, { ...given, ...worded } as Verdict];
      }),
    ),
  );

const scores = ({ overall, categories, points: byPoint }: Scorecard): readonly Score[] => [
  overall,
  ...Object.values(categories),
  ...Object.values(byPoint),
];

const withOneMore = (own: Said, id: string, more: Finding): Said => {
  const before = own[id];
  if (before?.outcome !== 'failed') return { ...own, [id]: { outcome: 'failed', findings: [more] } };
  return { ...own, [id]: { ...before, findings: [...before.findings, more] } };
};

describe.each(policies.map((policy) => [policy.version, policy] as const))('by policy %s', (_, policy) => {
  // So few checks would have no number for their point.
  const quick = { ...policy, fewestChecks: 1, band: { ...policy.band, draws: 20 } };
  const of = (results: readonly CheckResult[]) => score(results, rules, quick, facts);

  it('one more failing finding never raises a score, and taking it away never lowers one', async () => {
    await fc.assert(
      fc.asyncProperty(pages, fc.nat(), fc.constantFrom(...ids), finding, async (all, pick, id, more) => {
        const at = pick % all.length;
        const worse = all.map((own, index) => (index === at ? withOneMore(own, `accessibility/${id}`, more) : own));
        const before = scores(of(await judged(all)));
        const after = scores(of(await judged(worse)));
        for (const [index, { value, cap }] of after.entries()) {
          expect(value ?? 0).toBeLessThanOrEqual(before[index]?.value ?? 100);
          if (before[index]?.cap) expect(cap).not.toBeNull();
        }
      }),
      { numRuns: 150 },
    );
  });

  it('mending a check on a page never lowers a score', async () => {
    await fc.assert(
      fc.asyncProperty(pages, fc.nat(), fc.constantFrom(...ids), async (all, pick, id) => {
        const at = pick % all.length;
        fc.pre(all[at]?.[`accessibility/${id}`]?.outcome === 'failed');
        const mended = all.map((own, index) =>
          index === at ? { ...own, [`accessibility/${id}`]: { outcome: 'passed' } as const } : own,
        );
        const before = scores(of(await judged(all)));
        for (const [index, { value }] of scores(of(await judged(mended))).entries())
          expect(value ?? 0).toBeGreaterThanOrEqual(before[index]?.value ?? 0);
      }),
      { numRuns: 150 },
    );
  });

  it('who gives way to whom moves no score', async () => {
    await fc.assert(
      fc.asyncProperty(pages, async (all) => {
        expect(canonical(of(await judged(all)))).toBe(canonical(of(await judgedAlone(all))));
      }),
      { numRuns: 60 },
    );
  });

  it('who gives way to whom among the checks of this project moves no score', async () => {
    const catalogue = catalogueOf(defaultRulebook);
    const now = (results: readonly CheckResult[]) =>
      canonical(score(results, catalogue, { ...quick, graceDays: 0 }, facts));
    await fc.assert(
      fc.asyncProperty(fc.array(saidByReal, { minLength: 1, maxLength: 3 }), async (all) => {
        expect(now(await judged(all, realChecks))).toBe(now(await judgedAlone(all, realChecks)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is listed', () => {
  it('never turns into a pass, never gets lost, and says where it is told', async () => {
    await fc.assert(
      fc.asyncProperty(said, async (own) => {
        const results = new Map((await judged([own])).map((result) => [result.check as string, result.outcome]));
        for (const [id, outcome] of results) {
          const before = own[id];
          // What a person decides never fails.
          const asked = id === 'accessibility/second-doubts' && before?.outcome === 'failed';
          expect(outcome.outcome).toBe(asked ? 'cantTell' : before?.outcome);
          if (outcome.outcome !== 'failed' && outcome.outcome !== 'cantTell') continue;
          const away = 'gaveWay' in outcome ? outcome.gaveWay : [];
          const was = before && 'findings' in before ? before.findings : [];
          expect(outcome.findings.length + away.length).toBe(was.length);
          for (const { at, to, answered } of away) {
            expect(to.length).toBeGreaterThan(0);
            expect(to).not.toContain(id);
            if (answered) continue;
            for (const other of to) {
              const there = results.get(other);
              const listed = there && 'findings' in there ? there.findings : [];
              expect(listed.map((one) => JSON.stringify(one.at))).toContain(JSON.stringify(at));
              // A failure is told as a failure.
              if (outcome.outcome === 'failed') expect(there?.outcome).toBe('failed');
            }
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
