import { cantTell, definePageCheck, failedIf, passed } from '../../src/model/check.ts';
import { short } from '../lib/headers.ts';

const GOOD = 2500;
const POOR = 4000;

export const lcp = definePageCheck({
  meta: {
    id: 'performance/lcp',
    title: 'The main content appears quickly',
    kind: 'automatic',
    why: 'Until the largest picture or block of text is there, people look at an unfinished page and some leave. Measured on one visit by a desktop browser with no slowed-down network: a phone will be slower. It is not what real visitors experienced.',
    affects: 'Everyone, most of all people with a slow connection, an old phone or paid-for data.',
    fix: 'Send the page sooner, then its main picture: compress it, do not load it lazily, and remove scripts and styles that hold up the first display.',
    severity: 'moderate',
    severities: { slow: 'serious' },
    basis: 'guidance',
    legal: [],
    points: ['lgdss:8', 'lgdss:10'],
    criteria: [],
    sources: ['https://web.dev/articles/lcp'],
    messages: {
      slow: 'The largest part of the page ({element}) appeared after {ms} milliseconds; 2500 is good and over 4000 is poor.',
      borderline:
        'The largest part of the page ({element}) appeared after {ms} milliseconds, between good (2500) and poor (4000). One visit cannot decide that.',
      notReported: 'The browser did not report when the largest part of the page appeared.',
    },
  },
  needs: ['vitals'],
  evaluate({ vitals }) {
    const at = { kind: 'page' } as const;
    if (vitals.lcp === null) return cantTell([{ message: 'notReported', at }]);
    if (vitals.lcp <= GOOD) return passed;
    const data = { ms: Math.ceil(vitals.lcp), element: short(vitals.lcpElement ?? 'not named') };
    return vitals.lcp > POOR
      ? failedIf([{ message: 'slow', at, data }])
      : cantTell([{ message: 'borderline', at, data }]);
  },
});
