import { cantTell, definePageCheck, failedIf, passed } from '../../src/model/check.ts';
import { short } from '../lib/headers.ts';
import { inWords, judgedOn, medianOf, standing, UNSTEADY, unsteady } from '../lib/median-runs.ts';

const GOOD = 0.1;
const POOR = 0.25;

export const cls = definePageCheck({
  meta: {
    id: 'performance/cls',
    title: 'The page does not jump about while it loads',
    kind: 'automatic',
    why: 'When content moves after it has appeared, people lose their place and press the wrong thing. Measured several times with Lighthouse in the window of a phone. It is not what real visitors experienced.',
    affects: 'Everyone, most of all people who read slowly, enlarge the page or find precise pointing hard.',
    fix: 'Give pictures, frames and banners their size before they load. Put no new content above what people are reading.',
    severity: 'moderate',
    severities: { jumpsALot: 'serious' },
    basis: 'guidance',
    legal: [],
    points: ['lgdss:8', 'lgdss:10'],
    criteria: [],
    sources: ['https://web.dev/articles/cls'],
    messages: {
      jumps:
        'The layout shifted by {value} on {device} while the page loaded. This is the median of {runs#run}, from {low} to {high}. Up to 0.1 is good. Most of it came from {element}: without it, {saving} less.',
      jumpsALot:
        'The layout shifted by {value} on {device} while the page loaded. This is the median of {runs#run}, from {low} to {high}. Up to 0.1 is good and over 0.25 is poor. Most of it came from {element}: without it, {saving} less.',
      borderline:
        'The layout shifted by {value} on {device} while the page loaded. This is the median of {runs#run}, from {low} to {high}. Up to 0.1 is good, and some runs were.',
      unsteady: UNSTEADY,
    },
  },
  needs: ['measured'],
  evaluate({ measured }) {
    const on = judgedOn(measured);
    const of = on && medianOf(on, 'cls');
    if (!on || !of) return cantTell(on ? [unsteady(on)] : []);
    const where = standing(of, GOOD);
    if (where === 'good') return passed;
    const [worst] = on.shifts;
    const { selector = '', html = '' } = worst ?? {};
    const at = worst ? ({ kind: 'element', selector, html, box: null } as const) : ({ kind: 'page' } as const);
    const told = inWords(on, of, (shift) => Math.round(shift * 1000) / 1000);
    if (where === 'unclear') return cantTell([{ message: 'borderline', at, data: told }]);
    const message = of.median > POOR ? 'jumpsALot' : 'jumps';
    const saving = Math.round((worst?.score ?? 0) * 1000) / 1000;
    return failedIf([{ message, at, data: { ...told, element: short(selector || 'a part not named'), saving } }]);
  },
});
