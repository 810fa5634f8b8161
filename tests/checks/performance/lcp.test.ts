import { lcp } from '../../../checks/performance/lcp.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { vitals } from '../../helpers/site-evidence.ts';

const seen = (ms: number | null, element: string | null = 'img.hero') => ({
  vitals: vitals({ lcp: ms, lcpElement: element }),
});

checkCases(lcp, {
  passed: [
    { name: 'at once', seen: seen(0) },
    { name: 'quick', seen: seen(800) },
    { name: 'exactly good', seen: seen(2500) },
  ],
  failed: [
    { name: 'just poor', seen: seen(4000.4), messages: ['slow'], data: [{ ms: 4001, element: 'img.hero' }] },
    { name: 'poor', seen: seen(5200, null), messages: ['slow'], data: [{ ms: 5200, element: 'not named' }] },
    { name: 'very poor', seen: seen(30_000), messages: ['slow'] },
  ],
  cantTell: [
    { name: 'just not good', seen: seen(2501), messages: ['borderline'] },
    { name: 'exactly poor', seen: seen(4000), messages: ['borderline'] },
    { name: 'not reported', seen: seen(null), messages: ['notReported'] },
  ],
});
