import { type CheckId, isCustom } from '../../src/model/check.ts';
import type { OwnChecks } from '../../src/model/report.ts';
import type { ReportCheck, ReportDocument } from './document-types.ts';
import { plural } from './text.ts';

/** What the checks of a project's own came to; null where there are none. */
export function ownChecksOf(checks: readonly ReportCheck[], findings: ReportDocument['findings']): OwnChecks | null {
  const own = checks.filter(({ id }) => isCustom(id));
  if (own.length === 0) return null;
  return {
    checks: own.map(({ id }) => id),
    findings: findings.filter(({ check }) => isCustom(check)).map(({ id }) => id),
  };
}

export const NOT_SCORED =
  'These checks were added by the people who ran the scan. They speak for no point of a standard, and no score counts them. A gate counts their failures.';

/** The same document without them, for all that is about the standards, and with nothing but them. */
export function apart(document: ReportDocument): { readonly standard: ReportDocument; readonly own: ReportDocument } {
  const only = (wanted: boolean): ReportDocument => {
    const kept = <T extends { readonly check: CheckId }>(list: readonly T[]): readonly T[] =>
      list.filter(({ check }) => isCustom(check) === wanted);
    return {
      ...document,
      checks: document.checks.filter(({ id }) => isCustom(id) === wanted),
      findings: kept(document.findings),
      rootCauses: kept(document.rootCauses),
      undecided: kept(document.undecided),
      toldElsewhere: kept(document.toldElsewhere),
      untested: kept(document.untested),
    };
  };
  // Nearly always there are none, and a large document is not copied for nothing.
  return document.custom === null ? { standard: document, own: document } : { standard: only(false), own: only(true) };
}

/** One line for each: what it came to, in words. */
export function outcomeInWords({ outcomes }: ReportCheck): string {
  const { passed, failed, cantTell, untested } = outcomes;
  const parts = [
    ...(failed > 0 ? [`failed on ${failed}`] : []),
    ...(cantTell > 0 ? [`for a person to decide on ${cantTell}`] : []),
    ...(untested > 0 ? [`not tested on ${untested}`] : []),
    ...(passed > 0 ? [`passed on ${passed}`] : []),
  ];
  const subjects = passed + failed + cantTell + untested;
  return parts.length === 0
    ? 'nothing to test'
    : `${parts.join(', ')} of ${plural(subjects, 'page or site', 'pages or sites')}`;
}
