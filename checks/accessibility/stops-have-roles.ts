import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import type { KeyStop } from '../../src/model/seen/keyboard.ts';
import { capped, keyMeta, leftOut, onPage, PAGE_CAPTION, placeOf } from '../lib/keys.ts';

export const stopsHaveRoles = definePageCheck({
  meta: {
    ...keyMeta,
    id: 'accessibility/stops-have-roles',
    title: 'What the Tab key stops at says what it is',
    kind: 'needs-review',
    why: 'People who cannot see the page hear what they have come to: a link, a button, a switch. Plain boxes say nothing, so nobody knows what they do.',
    affects: 'People who use a screen reader or voice control.',
    fix: 'Use a button, a link or a form field. Where that cannot be, give the element a role and a name. Take plain text out of the Tab order.',
    severity: 'serious',
    criteria: ['4.1.2'],
    sources: ['https://www.w3.org/WAI/WCAG22/Techniques/failures/F59'],
    messages: {
      mute: 'The Tab key stops at this “{tag}” element, and nothing says what it is. Check what can be done with it.',
    },
    captions: PAGE_CAPTION,
  },
  needs: ['keyboard'],
  evaluate({ keyboard }) {
    const mute = keyboard.stops.filter(isMute);
    const findings = mute.map((stop) => ({
      message: 'mute' as const,
      at: placeOf(stop),
      data: { tag: tagOf(stop) },
      ...onPage(keyboard, stop),
    }));
    if (findings.length > 0) return cantTell(capped(findings));
    if (leftOut(keyboard).length > 0) return cantTell([]);
    return keyboard.stops.length === 0 ? inapplicable : passed;
  },
});

const PLAIN = /^(?:div|span|p|li|ul|ol|dt|dd|td|th|tr|h[1-6]|img|i|b|em|strong|label|section|article|figure)$/;
const tagOf = ({ html }: KeyStop) => /^<([a-z][\w-]*)/i.exec(html)?.[1]?.toLowerCase() ?? '';

/** Only what was put into the Tab order: boxes that scroll are in it by themselves. */
function isMute(stop: KeyStop): boolean {
  const [tag = ''] = /^<[^>]*/.exec(stop.html) ?? [];
  return (
    PLAIN.test(tagOf(stop)) && !stop.editable && /\stabindex=/i.test(tag) && !/\s(?:role|contenteditable)=/i.test(tag)
  );
}
