import { mainThreadBlocking } from '../../../checks/performance/main-thread-blocking.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { runsOf, seenMeasured } from '../../helpers/measured-evidence.ts';

const longTasks = [
  { url: 'Unattributable', startMs: 100, ms: 900 },
  { url: 'https://www.ambleford.example/busy.js', startMs: 300, ms: 700 },
];
const savings = [
  { audit: 'render-blocking-insight', title: 'Render-blocking requests', ms: 300, bytes: null, items: [] },
  { audit: 'bootup-time', title: 'JavaScript execution time', ms: 250, bytes: null, items: [] },
];
const seen = (...values: readonly (number | null)[]) =>
  seenMeasured({ runs: runsOf('tbt', values), longTasks, savings });
const told = {
  device: 'a simulated phone',
  runs: 3,
  ms: 700,
  script: 'https://www.ambleford.example/busy.js',
  saving: '0.25 seconds by "JavaScript execution time"',
};

checkCases(mainThreadBlocking, {
  passed: [
    { name: 'never blocked', seen: seen(0, 0, 0) },
    { name: 'exactly good, and one run not', seen: seen(200, 100, 900) },
  ],
  failed: [
    {
      name: 'over in every run',
      seen: seen(250, 350, 300),
      messages: ['blockedABit'],
      data: [{ ...told, value: 300, low: 250, high: 350 }],
    },
    {
      name: 'poor',
      seen: seen(601, 700, 500),
      messages: ['blocked'],
      data: [{ ...told, value: 601, low: 500, high: 700 }],
    },
    {
      name: 'by nobody in particular',
      seen: seenMeasured({ runs: runsOf('tbt', [700, 700, 700]), longTasks: longTasks.slice(0, 1) }),
      messages: ['blocked'],
      data: [
        {
          ...told,
          ...{ value: 700, low: 700, high: 700, ms: 900, script: 'of no script that could be named' },
          saving: 'nothing that Lighthouse can put a number on',
        },
      ],
    },
  ],
  cantTell: [
    { name: 'good in some runs', seen: seen(150, 700, 700), messages: ['borderline'] },
    { name: 'no number', seen: seen(null, null, null), messages: ['unsteady'] },
  ],
});
