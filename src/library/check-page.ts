import { AssertionError } from 'node:assert';
import { axeRulesUsed } from '../../checks/lib/axe-rules.ts';
import { partsOf } from '../../reports/lib/document.ts';
import type { ReportFinding } from '../../reports/lib/document-types.ts';
import { baselineIn } from '../cli/gate-policy.ts';
import { defaultRulebook, rulebookWith, systemClock, thisProcess } from '../compose.ts';
import { nearest } from '../config/nearest.ts';
import { failuresThatCount } from '../gate/judge.ts';
import { type GatePolicy, NO_GATE } from '../gate/policy.ts';
import { readFromOpenPage, readUsersPage, type UsersPage } from '../gather/users-page.ts';
import type { Check, CheckId, Severity } from '../model/check.ts';
import { assessRecord, catalogueOf } from '../scan.ts';
import { memoryBlobStore } from '../store/memory.ts';
import { toolVersion } from '../version.ts';
import { asked } from './asked.ts';
import { givenChecks } from './own-checks.ts';
import { pageChecksFrom } from './page-checks.ts';
import { recordOfPage } from './page-record.ts';
import { whatToFix } from './page-words.ts';

export interface CheckPageOptions {
  /** Failures of this severity or worse fail the test. Left out: `serious`. */
  readonly failOn?: Severity | 'never';
  /** Checks to leave out, such as `accessibility/page-title`, or whole categories, such as `content`. */
  readonly exclude?: readonly string[];
  /** A file as lgdss baseline writes it. What it lists does not fail the test until it expires. */
  readonly baseline?: string;
  /** Checks of your own. */
  readonly ownChecks?: readonly Check[];
}

export interface PageChecked {
  readonly url: string;
  /** Failures and what a person must decide, the worst first. */
  readonly findings: readonly PageFinding[];
  /** Checks that this page, read where it stands, says nothing about. They are not passed. */
  readonly notJudged: readonly CheckId[];
}

export interface PageFinding {
  readonly check: CheckId;
  readonly outcome: 'failed' | 'cantTell';
  readonly severity: Severity;
  readonly message: string;
  readonly selector: string | null;
  readonly html: string | null;
  readonly fix: string;
}

/**
 * Judges a page of a Playwright test as it stands. Loads nothing and leaves the page as it was. Rejects with an
 * AssertionError that says what to fix first, or with another error when the page cannot be read.
 */
export async function checkPage(page: UsersPage, options: CheckPageOptions = {}): Promise<PageChecked> {
  const policy = await policyOf(options);
  const { url, gated, notJudging } = await judgePage(page, options);
  const { checks, findings, untested } = gated.document;
  const counting = failuresThatCount(gated, policy);
  if (counting.length > 0) {
    throw new AssertionError({ message: whatToFix(url, counting, checks, policy), stackStartFn: checkPage });
  }
  const told = (finding: ReportFinding): PageFinding => {
    const { check, outcome, severity, message, selector, snippet: html } = finding;
    return { check, outcome, severity, message, selector, html, fix: checks.find(({ id }) => id === check)?.fix ?? '' };
  };
  const notJudged = [...new Set([...notJudging, ...untested.map(({ check }) => check)])];
  return { url, findings: findings.map(told), notJudged };
}

/** What a gate needs to know of a page that was read on its own. */
export async function judgePage(page: UsersPage, { exclude = [], ownChecks = [] }: CheckPageOptions) {
  const all = rulebookWith(givenChecks(ownChecks));
  const { judging, notJudging } = pageChecksFrom(all.checks, readFromOpenPage, exclude);
  const blobs = memoryBlobStore();
  const { evidence, versions } = await readUsersPage(page, axeRulesUsed, { clock: systemClock, blobs });
  const record = await recordOfPage(evidence, versions, blobs);
  const rulebook = { ...defaultRulebook, checks: judging };
  const result = await assessRecord(record, rulebook, blobs, toolVersion);
  const catalogue = catalogueOf(rulebook);
  const parts = partsOf({ record, result, catalogue });
  const gated = { ...parts, results: result.results, checks: catalogue.checks, scoring: rulebook.policy };
  return { url: evidence.url, gated, notJudging };
}

const OPTIONS: Readonly<Record<keyof CheckPageOptions, true>> = {
  failOn: true,
  exclude: true,
  baseline: true,
  ownChecks: true,
};

async function policyOf(options: CheckPageOptions): Promise<GatePolicy> {
  const { failOn = 'serious', baseline } = options;
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(OPTIONS, name));
  if (unknown !== undefined) {
    const meant = nearest(unknown, Object.keys(OPTIONS));
    throw new TypeError(`checkPage has no option '${unknown}'.${meant ? ` Did you mean '${meant}'?` : ''}`);
  }
  if (!['minor', 'moderate', 'serious', 'critical', 'never'].includes(failOn))
    throw new TypeError(`failOn must be minor, moderate, serious, critical or never, but it is '${failOn}'.`);
  if (failOn === 'never') return NO_GATE;
  if (baseline === undefined) return { ...NO_GATE, failOn };
  const read = asked(await baselineIn(baseline, thisProcess().cwd));
  return { ...NO_GATE, failOn, newOnly: true, baseline: read };
}

/** The same in the words of Playwright's own `expect`. */
export function expectPage(page: UsersPage) {
  return { toMeetStandard: (options?: CheckPageOptions): Promise<PageChecked> => checkPage(page, options) };
}
