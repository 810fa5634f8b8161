import { definePageCheck, failedIf, passed } from '../../src/model/check.ts';

const GOOD = 0.1;
const POOR = 0.25;

export const cls = definePageCheck({
  meta: {
    id: 'performance/cls',
    title: 'The page does not jump about while it loads',
    kind: 'automatic',
    why: 'When content moves after it has appeared, people lose their place and press the wrong thing. It was measured on one visit by a desktop browser on a fast network. On phones and slow networks things tend to move more, not less.',
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
      jumps: 'The layout shifted by {shift} while the page loaded; up to 0.1 is good.',
      jumpsALot: 'The layout shifted by {shift} while the page loaded; up to 0.1 is good and over 0.25 is poor.',
    },
  },
  needs: ['vitals'],
  evaluate({ vitals }) {
    if (vitals.cls <= GOOD) return passed;
    const message = vitals.cls > POOR ? 'jumpsALot' : 'jumps';
    return failedIf([{ message, at: { kind: 'page' }, data: { shift: Math.round(vitals.cls * 10_000) / 10_000 } }]);
  },
});
