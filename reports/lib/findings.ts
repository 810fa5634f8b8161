import { type CheckId, type CheckMeta, criteriaOf, type Finding, severityOf } from '../../src/model/check.ts';
import { stepOf } from '../../src/model/journey.ts';
import type { ReportInput } from '../../src/model/report.ts';
import { type CheckResult, openBeside, type StandardPointId } from '../../src/model/result.ts';
import type { ReportFinding } from './document-types.ts';
import { shortHash } from './hash.ts';
import { platformsByHost } from './inventory.ts';
import { pointsOf } from './mapping.ts';
import { messageOf } from './message.ts';
import { pageKey, placeIdentity, placeKey, placePattern, selectorOf, snippetOf } from './place.ts';
import { byCodeUnit } from './text.ts';
import { SEVERITIES } from './words.ts';

/** A finding of the report, still beside what it came from. */
export interface LocatedFinding {
  readonly finding: Omit<ReportFinding, 'rootCause'>;
  readonly source: Finding;
  /** What the check was run on: a page, or a site. */
  readonly subject: string;
  readonly pattern: string;
  /** The same for the very same thing met twice. A hash, because the element's whole HTML goes into it. */
  readonly identity: string;
  /** Template of its page, or `site`. */
  readonly template: string;
}

type Draft = LocatedFinding & { readonly order: number; readonly key: readonly string[] };

/** Every finding, worst first, with ids that do not depend on the order the results came in. */
export function collectFindings(input: ReportInput): readonly LocatedFinding[] {
  const look = lookup(input);
  const drafts = input.result.results.flatMap((result) => draftsOf(result, look)).toSorted(inOrder);
  const met = new Map<string, number>();
  return drafts.map(({ key, order: _order, ...draft }) => {
    const joined = JSON.stringify(key);
    const ordinal = met.get(joined) ?? 0;
    met.set(joined, ordinal + 1);
    return { ...draft, finding: { ...draft.finding, id: `f-${shortHash([...key, ordinal])}` } };
  });
}

interface Known {
  readonly meta: CheckMeta;
  readonly order: number;
  readonly points: readonly StandardPointId[];
}

interface Lookup {
  readonly metas: ReadonlyMap<CheckId, Known>;
  readonly templates: ReadonlyMap<string, string>;
  readonly origins: ReadonlySet<string>;
  readonly homeHost: string;
  /** By host: what it runs on, hardly in doubt. */
  readonly platforms: ReadonlyMap<string, string>;
  /** One copy of a text that thousands of findings have in common. */
  readonly same: (text: string) => string;
}

function lookup({ record, catalogue, result }: ReportInput): Lookup {
  return {
    metas: new Map(
      catalogue.checks.map((meta, order) => [meta.id, { meta, order, points: pointsOf(meta, catalogue) }]),
    ),
    templates: new Map(record.outcomes.map((outcome) => [outcome.url, outcome.template ?? 'unknown'])),
    origins: new Set(record.sites.map((site) => site.origin)),
    homeHost: URL.parse(record.target.start[0] ?? '')?.hostname ?? '',
    platforms: platformsByHost(result.inventory),
    same: oneOfEach(),
  };
}

function platformAt(page: string, { platforms }: Lookup): Pick<ReportFinding, 'platform'> {
  const platform = platforms.get(URL.parse(page)?.hostname ?? '');
  return platform === undefined ? {} : { platform };
}

function journeyAt(page: string): Pick<ReportFinding, 'journey'> {
  const at = stepOf(page);
  return at ? { journey: { name: at.journey, step: at.step } } : {};
}

function oneOfEach(): (text: string) => string {
  const met = new Map<string, string>();
  return (text) => {
    const before = met.get(text);
    if (before === undefined) met.set(text, text);
    return before ?? text;
  };
}

function draftsOf({ check, subject, outcome }: CheckResult, look: Lookup): Draft[] {
  if (outcome.outcome !== 'failed' && outcome.outcome !== 'cantTell') return [];
  const known = look.metas.get(check);
  // Results and catalogue come from one rulebook; a stranger among them is a bug worth hearing about.
  if (!known) throw new Error(`The result of ${check} has no check in the catalogue.`);
  return [
    ...outcome.findings.map((source) => draft(source, outcome.outcome, subject, known, look)),
    ...openBeside(outcome).map((source) => draft(source, 'cantTell', subject, known, look)),
  ];
}

function draft(
  source: Finding,
  outcome: ReportFinding['outcome'],
  subject: string,
  { meta, order, points }: Known,
  look: Lookup,
): Draft {
  const page = source.page ?? subject;
  const siteWide = source.page === undefined && look.origins.has(subject);
  const message = messageOf(meta, source);
  return {
    finding: {
      id: '',
      check: meta.id,
      outcome,
      severity: severityOf(meta, source),
      basis: meta.basis,
      page,
      siteWide,
      place: source.at.kind,
      selector: selectorOf(source.at),
      snippet: snippetOf(source.at),
      message,
      messageKey: source.message,
      points,
      wcag: criteriaOf(meta, source),
      legal: meta.legal,
      ...(source.agrees ? { agrees: source.agrees } : {}),
      ...platformAt(page, look),
      ...journeyAt(page),
    },
    source,
    subject,
    pattern: look.same(placePattern(source.at, look.homeHost)),
    identity: shortHash([meta.id, source.message, placeIdentity(source, message, look.homeHost)]),
    template: siteWide ? 'site' : (look.templates.get(page) ?? 'unknown'),
    order,
    key: [
      meta.id,
      siteWide ? 'site' : pageKey(page, look.homeHost),
      source.message,
      placeKey(source.at, look.homeHost),
    ],
  };
}

function inOrder(a: Draft, b: Draft): number {
  return (
    SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) ||
    a.order - b.order ||
    byCodeUnit(a.finding.page, b.finding.page) ||
    byCodeUnit(a.finding.selector ?? '', b.finding.selector ?? '') ||
    byCodeUnit(a.finding.snippet ?? '', b.finding.snippet ?? '') ||
    byCodeUnit(a.finding.message, b.finding.message)
  );
}
