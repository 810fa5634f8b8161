import { definePageCheck } from '../../src/model/check.ts';
import type { ChangedChoice } from '../../src/model/seen/operated.ts';
import { CUT_SHORT, find, judge, notReached } from '../lib/operate/judge.ts';
import { asksAfter } from '../lib/operate/left-out.ts';

type Key = 'leaves' | 'mayLeave' | 'movesFocus' | 'notReached';

export const onInputNoSurprise = definePageCheck({
  meta: {
    id: 'accessibility/on-input-no-surprise',
    title: 'Choosing something does not by itself lead away',
    kind: 'automatic',
    why: 'With a keyboard, people go through a list one entry at a time. If the page leaves at the first entry, they never reach the one they want.',
    affects:
      'People who use a keyboard, a screen reader or a magnifier, and people who are easily confused by sudden changes.',
    fix: 'Add a button such as “Go” or “Apply”, and do nothing before it is pressed.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['3.2.2'],
    yieldsTo: { cutShort: asksAfter('accessibility/on-input-no-surprise').cutShort },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/on-input.html'],
    messages: {
      leaves: 'As soon as this is changed, the page opens another one or sends the form. Nothing says so before.',
      mayLeave:
        'As soon as this is changed, the page opens another one or sends the form. Check that people are told so in time.',
      movesFocus: 'As soon as this is changed, the focus goes somewhere else. Check that people expect it.',
      notReached:
        'Lists, boxes and fields here that were not changed: {untried}. Change them by hand, and look whether anything else happens.',
      cutShort: CUT_SHORT,
    },
  },
  needs: ['operated'],
  evaluate({ operated }) {
    const { choices } = operated;
    const leaving = choices.filter(({ caused }) => caused === 'navigation' || caused === 'popup');
    const isSure = ({ warned, hasButton }: ChangedChoice) => !warned && !hasButton;
    return judge<Key>(
      leaving.filter(isSure).map((choice) => find('leaves', choice)),
      [
        ...leaving.filter((choice) => !isSure(choice)).map((choice) => find('mayLeave', choice)),
        ...choices.filter(({ caused }) => caused === 'focus').map((choice) => find('movesFocus', choice)),
        ...notReached(operated.untriedChoices + choices.filter(({ changed }) => !changed).length),
      ],
      { any: choices.some(({ changed }) => changed), untried: 0, cutShort: operated.cutShort },
    );
  },
});
