import { cantTell, definePageCheck, type Finding, failedIf } from '../../src/model/check.ts';
import type { RequestSeen } from '../../src/model/evidence.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';

const KIB = 1024;
const TOTAL = 1000;
const FAR_TOO_MUCH = 2667;
const SCRIPT = 300;

type Message = 'heavy' | 'tooHeavy' | 'tooMuchScript' | 'notMeasured';

export const pageWeight = definePageCheck({
  meta: {
    id: 'performance/page-weight',
    title: 'The page is light',
    kind: 'automatic',
    why: 'Every kilobyte costs time and, for many people, money. Counted on one first visit by a desktop browser, as sent over the network. The limits of 1000 and 300 KiB are this scanner’s own; no official figure was found.',
    affects: 'People with a slow connection, an old phone or paid-for data.',
    fix: 'Start with the largest files named here: compress or shrink pictures, drop scripts and fonts that are not needed, and switch on compression in the server.',
    severity: 'moderate',
    severities: { tooHeavy: 'serious' },
    basis: 'good-practice',
    legal: [],
    points: ['lgdss:8', 'lgdss:10'],
    criteria: [],
    sources: ['https://github.com/GoogleChrome/lighthouse/blob/main/core/config/default-config.js'],
    messages: {
      heavy:
        'The page loads {total} KiB; our limit is 1000. Keeping to it would save {saved} KiB. Largest files: {largest}.',
      tooHeavy:
        'The page loads {total} KiB; our limit is 1000 and over 2667 is far too much. Keeping to the limit would save {saved} KiB. Largest files: {largest}.',
      tooMuchScript:
        'The page loads {script} KiB of script; our limit is 300. Keeping to it would save {saved} KiB. Largest scripts: {largest}.',
      notMeasured: 'The browser reported no sizes for the files of this page.',
    },
  },
  needs: ['requests'],
  evaluate({ requests }) {
    const at = { kind: 'page' } as const;
    const scripts = requests.filter(({ type }) => type === 'script');
    const [total, script] = [kib(requests), kib(scripts)];
    if (total === 0) return cantTell<Message>([{ message: 'notMeasured', at }]);
    const findings: Finding<Message>[] = [];
    if (total > TOTAL) {
      const message = total > FAR_TOO_MUCH ? 'tooHeavy' : 'heavy';
      findings.push({
        message,
        at,
        data: { total: Math.ceil(total), saved: Math.ceil(total - TOTAL), largest: largest(requests) },
      });
    }
    if (script > SCRIPT) {
      findings.push({
        message: 'tooMuchScript',
        at,
        data: { script: Math.ceil(script), saved: Math.ceil(script - SCRIPT), largest: largest(scripts) },
      });
    }
    return failedIf(findings);
  },
});

const kib = (requests: readonly RequestSeen[]): number =>
  requests.reduce((sum, { bytes }) => sum + Math.max(0, bytes), 0) / KIB;

function largest(requests: readonly RequestSeen[]): string {
  return requests
    .toSorted((left, right) => right.bytes - left.bytes || byCodeUnit(left.url, right.url))
    .slice(0, 5)
    .map(({ url, bytes }) => `${short(url, 120)} (${Math.ceil(bytes / KIB)} KiB)`)
    .join(', ');
}
