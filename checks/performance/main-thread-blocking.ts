import { cantTell, definePageCheck, failedIf, passed } from '../../src/model/check.ts';
import { short } from '../lib/headers.ts';
import { isWeb } from '../lib/hosts.ts';
import { inWords, judgedOn, medianOf, mostSaved, standing, UNSTEADY, unsteady } from '../lib/median-runs.ts';

const GOOD = 200;
const POOR = 600;
/** Audits of Lighthouse about what scripts cost. */
const OF_SCRIPTS = [
  'bootup-time',
  'unused-javascript',
  'legacy-javascript-insight',
  'duplicated-javascript-insight',
  'forced-reflow-insight',
];

export const mainThreadBlocking = definePageCheck({
  meta: {
    id: 'performance/main-thread-blocking',
    title: 'The page answers while it loads',
    kind: 'automatic',
    why: 'While a script keeps the browser busy, pressing and typing do nothing. Measured several times with Lighthouse, which works out how a slow phone would do. It is not what real visitors experienced.',
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
        'The page was blocked for {value} milliseconds on {device}. This is the median of {runs#run}, from {low} to {high}. Up to 200 is good and over 600 is poor. The longest task took {ms} milliseconds: {script}. What would save most: {saving}.',
      blockedABit:
        'The page was blocked for {value} milliseconds on {device}. This is the median of {runs#run}, from {low} to {high}. Up to 200 is good. The longest task took {ms} milliseconds: {script}. What would save most: {saving}.',
      borderline:
        'The page was blocked for {value} milliseconds on {device}. This is the median of {runs#run}, from {low} to {high}. Up to 200 is good, and some runs were.',
      unsteady: UNSTEADY,
    },
  },
  needs: ['measured'],
  evaluate({ measured }) {
    const on = judgedOn(measured);
    const of = on && medianOf(on, 'tbt');
    if (!on || !of) return cantTell(on ? [unsteady(on)] : []);
    const where = standing(of, GOOD);
    if (where === 'good') return passed;
    const task = on.longTasks.find(({ url }) => isWeb(url)) ?? on.longTasks[0];
    const at = task && isWeb(task.url) ? ({ kind: 'request', url: task.url } as const) : ({ kind: 'page' } as const);
    const told = inWords(on, of, Math.round);
    if (where === 'unclear') return cantTell([{ message: 'borderline', at, data: told }]);
    const message = of.median > POOR ? 'blocked' : 'blockedABit';
    const script = task && isWeb(task.url) ? short(task.url, 120) : 'of no script that could be named';
    return failedIf([{ message, at, data: { ...told, ms: task?.ms ?? 0, script, saving: mostSaved(on, OF_SCRIPTS) } }]);
  },
});
