import type { ReportCheck, ReportFinding } from '../../reports/lib/document-types.ts';
import { cap, oneLine, plural } from '../../reports/lib/text.ts';
import type { GatePolicy } from '../gate/policy.ts';
import { orWorse, severityOfGate } from '../gate/policy.ts';

const MOST_TOLD = 10;
const LONGEST_HTML = 200;

/** What a developer reads when the test fails: what to fix first, and how. */
export function whatToFix(
  url: string,
  counting: readonly ReportFinding[],
  checks: readonly ReportCheck[],
  policy: GatePolicy,
): string {
  const severity = severityOfGate(policy);
  const which =
    severity === null || severity === 'minor'
      ? ''
      : ` that ${counting.length === 1 ? 'is' : 'are'} ${orWorse(severity)}`;
  const fresh = policy.newOnly ? 'new ' : '';
  const told = counting.slice(0, MOST_TOLD).map((finding, index) => paragraph(finding, index + 1, checks));
  const left = counting.length - told.length;
  const head = `${url} has ${plural(counting.length, `${fresh}failure`)}${which}. Fix first:`;
  return [head, ...told, ...(left > 0 ? [`And ${left} more.`] : [])].join('\n\n');
}

function paragraph(finding: ReportFinding, number: number, checks: readonly ReportCheck[]): string {
  const check = checks.find(({ id }) => id === finding.check);
  const place = finding.selector ?? '';
  const html = finding.snippet === null ? '' : cap(oneLine(finding.snippet), LONGEST_HTML);
  return [
    `${number}. ${finding.message} (${finding.severity})`,
    ...(place ? [`   Where:  ${place}`] : []),
    ...(html ? [`   HTML:   ${html}`] : []),
    `   Affects: ${check?.affects ?? ''}`,
    `   Fix:    ${check?.fix ?? ''}`,
    `   Check:  ${finding.check}`,
  ].join('\n');
}
