import { jsonProblem } from '../evidence/json.ts';
import type { Check, PageCheck, PageContext, PageFact, SiteCheck, SiteContext, Verdict } from '../model/check.ts';
import type { Failure, Gathered, PageArtifacts, PageEvidence, SiteEvidence } from '../model/evidence.ts';
import { subjectOf } from '../model/journey.ts';
import type { CheckResult, Outcome } from '../model/result.ts';
import { type Copy, plainCopy } from './copy.ts';

/** What site checks learn of the target besides the evidence. */
export type ScannedTarget = Pick<SiteContext, 'start' | 'gss' | 'unfinished' | 'judged'>;

/** One check on one page. Whatever goes wrong becomes a value, so it can spoil neither another check nor another page. */
export function runPageCheck(check: PageCheck, page: PageEvidence, copy: Copy = plainCopy): CheckResult {
  const seen = take(check.needs, page.artifacts);
  const outcome = seen.ok
    ? judge(check, copy, () => check.evaluate({ ...seen.value, ...thoseThere(check, page) }, contextOf(page)))
    : untested(seen.error);
  return { check: check.meta.id, subject: subjectOf(page), outcome };
}

export function collectFact(check: SiteCheck, page: PageEvidence, copy: Copy = plainCopy): Gathered<PageFact<unknown>> {
  const seen = take(check.pageNeeds, page.artifacts);
  if (!seen.ok) return seen;
  return attempt(() => ({
    url: subjectOf(page),
    fact: copy(check.collect({ ...seen.value, ...thoseThere(check, page) }, contextOf(page))),
  }));
}

/** `facts` has one entry for each page of the site, in the order the check shall see them. */
export function runSiteCheck(
  check: SiteCheck,
  site: SiteEvidence,
  facts: readonly Gathered<PageFact<unknown>>[],
  target: ScannedTarget,
  copy: Copy = plainCopy,
): CheckResult {
  return { check: check.meta.id, subject: site.origin, outcome: judgeSite(check, site, facts, target, copy) };
}

function judgeSite(
  check: SiteCheck,
  site: SiteEvidence,
  facts: readonly Gathered<PageFact<unknown>>[],
  target: ScannedTarget,
  copy: Copy,
): Outcome {
  const seen = take(check.siteNeeds, site.artifacts);
  if (!seen.ok) return untested(seen.error);
  const known = facts.flatMap((fact) => (fact.ok ? [fact.value] : []));
  // Without a single page, "nowhere on the site" would be true of anything: a site that is down must not fail checks.
  const unknown = facts.find((fact) => !fact.ok);
  if (known.length === 0 && unknown) return untested(unknown.error);
  if (known.length === 0 && check.pageNeeds.length > 0) return untested(NO_PAGES);
  const context = { origin: site.origin, visitedAt: site.visitedAt, ...target };
  const outcome = judge(check, copy, () => check.evaluate(seen.value, known, context));
  if (unknown && outcome.outcome === 'passed') return { outcome: 'cantTell', findings: [] };
  return outcome;
}

function judge(check: Check, copy: Copy, evaluate: () => Verdict): Outcome {
  const verdict = attempt(() => {
    const given = evaluate();
    const problem = jsonProblem(given);
    // A NaN in a finding would otherwise surface much later, when the whole result is saved.
    if (problem !== undefined) throw new TypeError(`the verdict is not plain JSON: ${problem}`);
    return 'findings' in given ? copy(given) : given;
  });
  if (!verdict.ok) return untested(verdict.error);
  if (verdict.value.outcome !== 'failed' || check.meta.kind === 'automatic') return verdict.value;
  // A person decides these, so whatever the check said, the scanner does not.
  const { open = [], doubts: _, findings, ...rest } = verdict.value;
  return { ...rest, outcome: 'cantTell', findings: [...findings, ...open] };
}

/** What the check can do without, of which each may have failed by itself. */
function thoseThere({ mayUse = [] }: Check, { artifacts }: PageEvidence): Partial<PageArtifacts> {
  const there = mayUse.map((name) => take([name], artifacts));
  return Object.assign({}, ...there.map((one) => (one.ok ? one.value : {})));
}

/** Exactly the artifacts asked for, unwrapped, or why that cannot be. */
function take<A, K extends keyof A & string>(
  needs: readonly K[],
  artifacts: { readonly [P in keyof A]?: Gathered<A[P]> },
): Gathered<Pick<A, K>> {
  const seen: Partial<Pick<A, K>> = {};
  for (const name of needs) {
    const artifact = artifacts[name];
    if (artifact === undefined) return { ok: false, error: notGathered(name) };
    if (!artifact.ok) return { ok: false, error: unusable(name, artifact.error) };
    seen[name] = artifact.value;
  }
  return { ok: true, value: seen as Pick<A, K> };
}

/** The one place in the pure half that catches what a check throws. */
function attempt<T>(run: () => T): Gathered<T> {
  try {
    return { ok: true, value: run() };
  } catch (error) {
    // First line only, and short: the text may quote the page.
    const said = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '').slice(0, 200) : 'no details';
    return {
      ok: false,
      error: { code: 'check-crashed', message: `The check stopped because of a fault in it: ${said}` },
    };
  }
}

function untested(error: Failure): Outcome {
  return { outcome: 'untested', error };
}

function notGathered(name: string): Failure {
  return { code: 'not-gathered', message: `This needs the "${name}" evidence, which was not gathered.` };
}

function unusable(name: string, error: Failure): Failure {
  return { code: error.code, message: `This needs the "${name}" evidence. ${error.message}` };
}

function contextOf({ url, visitedAt, journey }: PageEvidence): PageContext {
  return { url, visitedAt, ...(journey ? { journey } : {}) };
}

const NO_PAGES: Failure = { code: 'no-pages', message: 'No page of this site was scanned.' };
