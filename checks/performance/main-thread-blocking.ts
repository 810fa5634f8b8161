import { cantTell, definePageCheck, failedIf, passed } from '../../src/model/check.ts';

const GOOD = 200;
const POOR = 600;

export const mainThreadBlocking = definePageCheck({
  meta: {
    id: 'performance/main-thread-blocking',
    title: 'The page answers while it loads',
    kind: 'automatic',
    why: 'While a script keeps the browser busy, pressing and typing do nothing. Measured on one visit by a desktop browser whose processor was not slowed down: a cheap phone takes several times as long.',
    affects: 'Everyone, most of all people with an older phone or computer and people who use assistive technology.',
    fix: 'Load less script, load it later, and break up work that takes longer than 50 milliseconds.',
    severity: 'moderate',
    severities: { blocked: 'serious' },
    basis: 'guidance',
    legal: [],
    points: ['lgdss:8', 'lgdss:10'],
    criteria: [],
    sources: ['https://github.com/GoogleChrome/lighthouse/blob/main/core/config/default-config.js'],
    messages: {
      blocked:
        'Scripts blocked the page for {ms} milliseconds in {tasks#long task}; up to 200 is good and over 600 is poor.',
      borderline:
        'Scripts blocked the page for {ms} milliseconds in {tasks#long task}, between good (200) and poor (600). One visit cannot decide that.',
    },
  },
  needs: ['vitals'],
  evaluate({ vitals }) {
    if (vitals.blocking <= GOOD) return passed;
    const at = { kind: 'page' } as const;
    const data = { ms: Math.ceil(vitals.blocking), tasks: vitals.longTasks };
    return vitals.blocking > POOR
      ? failedIf([{ message: 'blocked', at, data }])
      : cantTell([{ message: 'borderline', at, data }]);
  },
});
