import { cantTell, definePageCheck, failedIf, passed } from '../../src/model/check.ts';
import { short } from '../lib/headers.ts';
import { inWords, judgedOn, medianOf, mostSaved, seconds, standing, UNSTEADY, unsteady } from '../lib/median-runs.ts';

const GOOD = 2500;
const POOR = 4000;

export const lcp = definePageCheck({
  meta: {
    id: 'performance/lcp',
    title: 'The main content appears quickly',
    kind: 'automatic',
    why: 'Until the largest picture or block of text is there, people look at an unfinished page, and some leave. Measured several times with Lighthouse, which works out how a phone on a slow network would do. It is not what real visitors experienced.',
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
      slow: 'The largest part of the page ({element}) appeared after {value} seconds on {device}. This is the median of {runs#run}, from {low} to {high}. Up to 2.5 is good and over 4 is poor. What would save most: {saving}.',
      slowish:
        'The largest part of the page ({element}) appeared after {value} seconds on {device}. This is the median of {runs#run}, from {low} to {high}. Up to 2.5 is good. What would save most: {saving}.',
      borderline:
        'The largest part of the page ({element}) appeared after {value} seconds on {device}. This is the median of {runs#run}, from {low} to {high}. Up to 2.5 is good, and some runs were.',
      unsteady: UNSTEADY,
    },
  },
  needs: ['measured'],
  evaluate({ measured }) {
    const on = judgedOn(measured);
    const of = on && medianOf(on, 'lcp');
    if (!on || !of) return cantTell(on ? [unsteady(on)] : []);
    const where = standing(of, GOOD);
    if (where === 'good') return passed;
    const { lcpElement: element } = on;
    const at = element ? ({ kind: 'element', ...element, box: null } as const) : ({ kind: 'page' } as const);
    const told = { ...inWords(on, of, seconds), element: short(element?.selector ?? 'not named') };
    if (where === 'unclear') return cantTell([{ message: 'borderline', at, data: told }]);
    const message = of.median > POOR ? 'slow' : 'slowish';
    return failedIf([{ message, at, data: { ...told, saving: mostSaved(on) } }]);
  },
});
