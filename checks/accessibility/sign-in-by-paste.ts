import { definePageCheck, type Finding } from '../../src/model/check.ts';
import { CUT_SHORT, find, judge, notReached } from '../lib/operate/judge.ts';
import { asksAfter } from '../lib/operate/left-out.ts';
import { reviewMeta } from '../lib/review-meta.ts';

type Key = 'blocked' | 'single' | 'letters' | 'notReached';

export const signInByPaste = definePageCheck({
  meta: reviewMeta({
    id: 'accessibility/sign-in-by-paste',
    title: 'Passwords and codes can be pasted',
    why: 'Many people cannot keep a password in mind or copy a code without mistakes. A password manager, or copy and paste, does it for them.',
    affects: 'People with memory or reading difficulties, and everyone who uses a password manager.',
    fix: 'Leave pasting alone. Ask for the whole code in one field with autocomplete="one-time-code", and never for single letters of a secret.',
    severity: 'serious',
    criteria: ['3.3.8'],
    yieldsTo: { cutShort: asksAfter('accessibility/sign-in-by-paste').cutShort },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/accessible-authentication-minimum.html'],
    messages: {
      blocked:
        'The page keeps people from pasting into this field: “{name}”. Check that they can sign in without typing it from memory.',
      single: 'The code has to be typed into several fields, one sign in each. Check that it can be pasted as a whole.',
      letters:
        'This asks for single letters or digits of something secret. Check that people can sign in without counting letters in their heads.',
      notReached: 'Fields for signing in here that were not tried: {untried}. Try to paste into each of them.',
      cutShort: CUT_SHORT,
    },
  }),
  needs: ['operated'],
  evaluate({ operated: { pointer } }) {
    const { pasted = [], untriedFields = 0 } = pointer ?? {};
    const [split] = pasted.filter(({ single, blocked }) => single && !blocked);
    const doubts: Finding<Key>[] = pasted
      .filter(({ blocked }) => blocked)
      .map((one) => find('blocked', one, { name: one.name }));
    if (split) doubts.push(find(split.secret ? 'letters' : 'single', split));
    return judge<Key>([], [...doubts, ...notReached(untriedFields)], {
      any: pasted.length > 0,
      untried: 0,
      cutShort: !pointer,
    });
  },
});
