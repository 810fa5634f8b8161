import { cantTell, definePageCheck, inapplicable } from '../../src/model/check.ts';
import { byWcag, elementAt } from '../lib/reading/meta.ts';

export const captcha = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/captcha',
    title: 'Puzzles that keep out robots let all people in',
    kind: 'needs-review',
    why: 'Twisted letters and picture puzzles keep out people who cannot see, hear or solve them.',
    affects: 'People who are blind or deaf, and people with memory or learning difficulties.',
    fix: 'Keep robots out in a way that asks nothing of people. If there must be a puzzle, offer another kind and say how to get help.',
    severity: 'serious',
    criteria: ['1.1.1', '3.3.8'],
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/accessible-authentication-minimum.html',
      'https://www.w3.org/TR/turingtest/',
    ],
    messages: {
      named:
        '{by} stands between people and this form. Check that there is a way past it without seeing, hearing or puzzling.',
      other:
        'This looks like a puzzle against robots. Check that there is a way past it without seeing, hearing or puzzling.',
    },
  },
  needs: ['captchas'],
  evaluate({ captchas }) {
    if (captchas.length === 0) return inapplicable;
    return cantTell(
      captchas.map(({ by, ...place }) =>
        by
          ? { message: 'named' as const, at: elementAt(place), data: { by } }
          : { message: 'other' as const, at: elementAt(place) },
      ),
    );
  },
});
