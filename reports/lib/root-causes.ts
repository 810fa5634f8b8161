import type { Finding } from '../../src/model/check.ts';
import type { ReportFinding, RootCause } from './document-types.ts';
import type { LocatedFinding } from './findings.ts';
import { shortHash } from './hash.ts';
import { byCodeUnit } from './text.ts';
import { SEVERITIES } from './words.ts';

export interface Grouped {
  readonly findings: readonly ReportFinding[];
  /** What each of the findings came from, in the same order. */
  readonly sources: readonly Finding[];
  /** Of which result each of them is, in the same order. */
  readonly subjects: readonly string[];
  readonly rootCauses: readonly RootCause[];
}

/** One mended template mends all its pages: findings of one check, wording, element pattern and template are one cause. */
export function groupByRootCause(located: readonly LocatedFinding[]): Grouped {
  const shared = sharedIdentities(located);
  const groups = new Map<string, LocatedFinding[]>();
  const findings = located.map((one) => {
    const rootCause = rootCauseId(one, shared);
    const members = groups.get(rootCause);
    if (members) members.push(one);
    else groups.set(rootCause, [one]);
    return { ...one.finding, rootCause };
  });
  const rootCauses = [...groups].map(([id, members]) => describe(id, members, shared));
  return {
    findings,
    sources: located.map(({ source }) => source),
    subjects: located.map(({ subject }) => subject),
    rootCauses: rootCauses.toSorted(inOrder),
  };
}

function rootCauseId(one: LocatedFinding, shared: ReadonlySet<string>): string {
  const { check, messageKey, outcome } = one.finding;
  const parts = [check, messageKey, one.pattern, templateOf(one, shared)];
  return `r-${shortHash(outcome === 'failed' ? parts : [...parts, outcome])}`;
}

function templateOf(one: LocatedFinding, shared: ReadonlySet<string>): string {
  return shared.has(one.identity) ? 'shared' : one.template;
}

/** The very same thing on pages of two templates belongs to neither: it sits in a part they share. */
function sharedIdentities(located: readonly LocatedFinding[]): ReadonlySet<string> {
  const firstTemplate = new Map<string, string>();
  const shared = new Set<string>();
  for (const one of located) {
    if (one.finding.siteWide) continue;
    const { identity } = one;
    const first = firstTemplate.get(identity);
    if (first === undefined) firstTemplate.set(identity, one.template);
    else if (first !== one.template) shared.add(identity);
  }
  return shared;
}

function describe(id: string, members: readonly LocatedFinding[], shared: ReadonlySet<string>): RootCause {
  const [first] = members as [LocatedFinding];
  // An example that can be shown in a picture says more.
  const example = members.find((one) => one.source.at.kind === 'element' && one.source.at.box) ?? first;
  const { check, outcome, severity, messageKey, points } = first.finding;
  return {
    id,
    check,
    outcome,
    severity,
    message: example.finding.message,
    messageKey,
    pattern: first.pattern,
    template: templateOf(first, shared),
    pages: [...new Set(members.map((one) => one.finding.page))].toSorted(byCodeUnit),
    siteWide: members.some((one) => one.finding.siteWide),
    count: members.length,
    points,
    // Of all its members: one line may stand for several rules.
    wcag: [...new Set(members.flatMap((one) => one.finding.wcag))],
    example: example.finding.id,
  };
}

/** Findings arrive in registry order, which a stable sort keeps among equals. */
function inOrder(a: RootCause, b: RootCause): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || compareWithinCheck(a, b);
}

function compareWithinCheck(a: RootCause, b: RootCause): number {
  if (a.check !== b.check) return 0;
  return b.pages.length - a.pages.length || byCodeUnit(a.id, b.id);
}
