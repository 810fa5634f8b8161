import { lcp } from '../../../checks/performance/lcp.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { run, runsOf, seenMeasured } from '../../helpers/measured-evidence.ts';

const seen = (...values: readonly (number | null)[]) => seenMeasured({ runs: runsOf('lcp', values) });
const saving = {
  audit: 'image-delivery-insight',
  title: 'Improve image delivery',
  ms: 1200,
  bytes: null,
  items: [{ what: '/hero.jpg', ms: null, bytes: 5 }],
};
const cache = { ...saving, audit: 'cache-insight', title: 'Use efficient cache lifetimes', ms: 3000 };
const told = { device: 'a simulated phone', element: 'img.hero', runs: 3 };
const busy = run({ unreliable: 'machine-busy', lcp: 9000 });

checkCases(lcp, {
  passed: [
    { name: 'quick', seen: seen(800, 900, 1000) },
    { name: 'exactly good, and one run slow', seen: seen(2500, 2400, 9000) },
    { name: 'slow only while the machine was busy', seen: seenMeasured({ runs: [run(), busy, run(), busy, run()] }) },
    {
      name: 'slow as a desktop, where mobile was measured too',
      seen: seenMeasured({ device: 'desktop', runs: runsOf('lcp', [9000, 9000, 9000]) }, {}),
    },
  ],
  failed: [
    {
      name: 'just not good in every run',
      seen: seen(2501, 2600, 2550),
      messages: ['slowish'],
      data: [{ ...told, value: 2.55, low: 2.5, high: 2.6, saving: 'nothing that Lighthouse can put a number on' }],
    },
    {
      name: 'poor, and what would help',
      seen: seenMeasured({ runs: runsOf('lcp', [4100, 5200, 5000]), savings: [cache, saving] }),
      messages: ['slow'],
      data: [{ ...told, value: 5, low: 4.1, high: 5.2, saving: '1.2 seconds by "Improve image delivery" (/hero.jpg)' }],
    },
    {
      name: 'as a desktop alone, with no element named',
      seen: seenMeasured({ device: 'desktop', lcpElement: null, runs: runsOf('lcp', [3000, 3000, 3000]) }),
      messages: ['slowish'],
    },
  ],
  cantTell: [
    { name: 'good in some runs', seen: seen(2400, 2600, 2700), messages: ['borderline'] },
    {
      name: 'two runs that count are too few',
      seen: seenMeasured({ runs: [run({ lcp: 9000 }), run({ lcp: 9000 }), busy] }),
      messages: ['unsteady'],
      data: [{ left: 1, runs: 3 }],
    },
    { name: 'no number', seen: seen(null, null, null), messages: ['unsteady'] },
  ],
});
