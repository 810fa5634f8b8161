import type { BudgetReport } from '../../src/model/budget.ts';
import type { Basis, Category, CheckId, LegalId, Place, Severity } from '../../src/model/check.ts';
import type {
  Coverage,
  Digest,
  Instant,
  SampleRecord,
  ScanRecord,
  UrlReason,
  UrlState,
} from '../../src/model/evidence.ts';
import type { OwnChecks, Spine } from '../../src/model/report.ts';
import type {
  Band,
  Comparison,
  Confidence,
  Deduction,
  GraceCheck,
  Inventory,
  LawRef,
  NoBand,
  PointEvidence,
  PointOutput,
  Reach,
  StandardPointId,
  Tally,
} from '../../src/model/result.ts';
import type { SiteFieldData } from '../../src/model/seen/field-data.ts';
import type { CriterionCoverage, WcagCriterion } from '../../src/model/wcag.ts';
import type { CarbonEstimate } from './carbon.ts';
import type { ReportMeasured, ReportProbed } from './chosen-types.ts';
import type { FoundWhere, JourneysTold } from './journey-types.ts';

/** The contract of `report.json`. Raise the version with every change; docs/report.schema.json must say the same. */
export const REPORT_SCHEMA_VERSION = '1.11.0';

export interface ReportDocument extends JourneysTold {
  readonly schema: typeof REPORT_SCHEMA_VERSION;
  readonly tool: { readonly name: string; readonly version: string };
  /** Digest of the scan record this report was made from. */
  readonly scan: Digest;
  /** The standard the reports for people are built around; this file always has both. */
  readonly standard: Spine;
  readonly target: ScanRecord['target'];
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly versions: {
    readonly tool: string;
    readonly browser: string;
    readonly axe: string;
    readonly node: string;
    readonly checks: Digest;
    readonly policy: string;
  };
  readonly settings: ScanRecord['settings'];
  readonly finished: boolean;
  readonly coverage: Coverage & { readonly reasons: readonly CoverageReason[] };
  /** Set when an earlier scan's evidence was to be used again for pages that have not changed. */
  readonly reuse: NonNullable<ScanRecord['reuse']> | null;
  /** What was left out as a trap (calendars, endless paths, search filters), in sentences. */
  readonly cuts: readonly string[];
  /** Which pages stand for the site, and how they were chosen; null where every page that was found was scanned. */
  readonly sample: SampleRecord | null;
  /** Which pages were tried out by keyboard, zoom and so on; null where none were to be. */
  readonly probed: ReportProbed | null;
  readonly pages: readonly ReportPage[];
  /** What the scanned pages are made of: templates, documents, languages. Not judged. */
  readonly inventory: Inventory;
  /** How the pages stand to what they may cost. Not scored; null in reports of early results. */
  readonly budgets: BudgetReport | null;
  /** What visitors met with, as Google publishes it; null where nobody asked for it. */
  readonly fieldData: readonly SiteFieldData[] | null;
  /** What Lighthouse measured on some of the pages; null where none was to be measured. */
  readonly measured: ReportMeasured | null;
  /** What a view of a page emits, estimated from what was sent; null where the weight of no page is known. */
  readonly carbon: CarbonEstimate | null;
  readonly overall: ReportScore;
  /** What the scores are not. Show it wherever a score is shown. */
  readonly scoreLimits: readonly string[];
  readonly fixFirst: readonly FixFirst[];
  readonly points: readonly ReportPoint[];
  readonly categories: readonly ReportCategory[];
  /** All 55 criteria of WCAG 2.2 at levels A and AA. */
  readonly wcag: readonly ReportCriterion[];
  readonly checks: readonly ReportCheck[];
  readonly findings: readonly ReportFinding[];
  readonly rootCauses: readonly RootCause[];
  /** "Cannot tell" without a single place to look at. */
  readonly undecided: readonly { readonly check: CheckId; readonly subject: string }[];
  readonly toldElsewhere: readonly ToldElsewhere[];
  readonly untested: readonly Untested[];
  readonly custom: OwnChecks | null;
  readonly laws: readonly ReportLaw[];
  readonly comparison: Comparison | null;
}

export interface CoverageReason {
  readonly state: UrlState;
  readonly reason: UrlReason;
  readonly count: number;
  readonly words: string;
}

export interface ReportPage {
  readonly url: string;
  readonly state: UrlState;
  readonly reason: UrlReason | null;
  readonly status: number | null;
  readonly template: string | null;
  readonly title: string | null;
  readonly detail: string;
  /** Unchanged since an earlier scan: its evidence is that scan's. */
  readonly reused: boolean;
  /** What could not be read from a scanned page; checks that need it are untested there. */
  readonly failedArtifacts: readonly string[];
}

export interface ReportScore {
  /** 0 to 100, or null; then `scoreNote` says why in plain words. */
  readonly score: number | null;
  readonly scoreNote: string | null;
  /** Where the score falls in 95 of 100 draws of the scanned pages. Null without a score, or where `noBand` says why. */
  readonly band: Band | null;
  readonly noBand: NoBand | null;
  /** The same in words. */
  readonly bandNote: string | null;
  /** Version of the scoring policy. Scores of two policies cannot be compared. */
  readonly policy: string;
  /** How many checks decided something, and how many could not. */
  readonly decided: number;
  readonly undecided: number;
  readonly decidedChecks: readonly CheckId[];
  readonly undecidedChecks: readonly CheckId[];
  /** New checks, shown and not counted, in neither of the two lists. */
  readonly grace: readonly GraceCheck[];
  /** On how many of the scanned pages the checks that decided could decide. */
  readonly pages: { readonly decided: number; readonly of: number };
  /** How many of the checks that decided, and of the new ones, looked at the few pages alone that were tried out. Null: none. */
  readonly triedOut: { readonly decided: number; readonly grace: number; readonly pages: number } | null;
  /** Set where a critical fault caps the score. */
  readonly cap: { readonly at: number; readonly checks: readonly CheckId[] } | null;
  readonly deductions: readonly Deduction[];
}

export interface ReportPoint extends ReportScore {
  readonly id: StandardPointId;
  readonly title: string;
  /** `verified` is the standard's own title; anything else a working title. */
  readonly titleConfidence: Confidence;
  readonly asks: string;
  readonly measurability: 'no' | 'partly';
  readonly output: PointOutput;
  readonly canShow: string;
  /** How near outside evidence comes to what the point asks. */
  readonly reach: Reach;
  readonly evidence: readonly (Pick<PointEvidence, 'strength' | 'shows'> & { readonly checks: readonly CheckId[] })[];
  readonly neverSeen: string;
  readonly prompts: readonly string[];
  readonly twins: readonly StandardPointId[];
  readonly checks: readonly CheckId[];
}

export interface ReportCategory extends ReportScore {
  readonly id: Category;
  readonly title: string;
}

export interface ReportCheck {
  readonly id: CheckId;
  readonly category: Category | 'custom';
  readonly title: string;
  readonly kind: 'automatic' | 'needs-review';
  readonly severity: Severity;
  readonly basis: Basis;
  readonly legal: readonly LegalId[];
  readonly points: readonly StandardPointId[];
  readonly wcag: readonly string[];
  readonly why: string;
  readonly affects: string;
  readonly fix: string;
  readonly sources: readonly string[];
  /** It speaks of the pages that were tried out alone. */
  readonly triedOut: boolean;
  readonly outcomes: Tally;
}

export type CriterionResult =
  | 'failure-found'
  | 'person-must-decide'
  | 'no-failure-found'
  | 'nothing-to-test'
  | 'not-tested';

export interface ReportCriterion extends WcagCriterion {
  readonly status: CriterionCoverage['status'];
  /** Never the whole: no program can show that a criterion is met. */
  readonly covers: CriterionCoverage['covers'];
  readonly checks: readonly CheckId[];
  /** What the checks came to in this scan, as far as their findings are about this criterion. */
  readonly result: CriterionResult;
  /**
   * What its checks came to under this criterion, added up over pages. A check of several criteria that failed for
   * another of them counts here as passed, or as inapplicable where the page had nothing for this one.
   */
  readonly outcomes: Tally;
  readonly byCheck: readonly { readonly check: CheckId; readonly outcomes: Tally }[];
}

export interface ReportFinding extends FoundWhere {
  /** The same in the next scan, as long as the fault is in the same place. */
  readonly id: string;
  readonly check: CheckId;
  readonly outcome: 'failed' | 'cantTell';
  readonly severity: Severity;
  readonly basis: Basis;
  /** Address of the page, or the origin where the finding concerns the whole site. */
  readonly page: string;
  readonly siteWide: boolean;
  readonly place: Place['kind'];
  /** For elements only. */
  readonly selector: string | null;
  /** The element's HTML, the header with its value, the cookie's name or the address asked for. */
  readonly snippet: string | null;
  readonly message: string;
  readonly messageKey: string;
  readonly points: readonly StandardPointId[];
  readonly wcag: readonly string[];
  readonly legal: readonly LegalId[];
  /** Names of other engines that say the same of this place. */
  readonly agrees?: readonly string[];
  readonly rootCause: string;
}

export interface RootCause {
  readonly id: string;
  readonly check: CheckId;
  readonly outcome: 'failed' | 'cantTell';
  readonly severity: Severity;
  readonly message: string;
  readonly messageKey: string;
  /** What the places have in common, for example `a.button[type=submit]`. */
  readonly pattern: string;
  /** Page template, `shared` for something on several templates, `site` for the whole site. */
  readonly template: string;
  readonly pages: readonly string[];
  readonly siteWide: boolean;
  readonly count: number;
  readonly points: readonly StandardPointId[];
  /** Success criteria of WCAG 2.2 it is about. */
  readonly wcag: readonly string[];
  /** Id of one finding to look at. */
  readonly example: string;
}

export interface FixFirst {
  readonly rootCause: string;
  readonly check: CheckId;
  readonly title: string;
  readonly message: string;
  readonly severity: Severity;
  readonly pages: number;
  readonly siteWide: boolean;
  /** 3 for critical, 2 for serious, 1 for moderate, 0 for minor, plus the share of scanned pages affected. */
  readonly weight: number;
}

/** A check that lists nothing of its own on a subject, so that nobody reads one fault twice. It counts all the same. */
export interface ToldElsewhere {
  readonly check: CheckId;
  readonly subject: string;
  readonly outcome: 'failed' | 'cantTell';
  /** The checks under which it is told, or that answered it. */
  readonly under: readonly CheckId[];
  /** All of it was a question, and those checks found the places in order. */
  readonly answered: boolean;
}

export interface Untested {
  readonly check: CheckId;
  readonly subject: string;
  readonly reason: string;
}

export type ReportLaw = LawRef & { readonly id: string };
