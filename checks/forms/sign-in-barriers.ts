import { cantTell, definePageCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { Field } from '../../src/model/evidence.ts';
import { atElement, reviewMeta } from '../lib/review-meta.ts';

type Message = 'pasteBlocked' | 'notFilledIn' | 'tryPaste';

const CODE_NAME = /^(?:otp|one-?time-?(?:code|password)|(?:security|verification|access|sms)[-_]?code|passcode|pin)$/i;
const BLOCKS_PASTE = /\bonpaste=(?:"[^"]*|'[^']*)(?:return false|preventdefault)/i;
const OFF = /^(?:off|nope|none)$/i;

// A script can stop pasting without leaving a sign in the source, so a field without a sign is a question, never a pass.
// Puzzles are asked about by accessibility/captcha on every page that has one.
export const signInBarriers = definePageCheck({
  meta: reviewMeta({
    id: 'forms/sign-in-barriers',
    title: 'Signing in asks nobody to remember or retype',
    kind: 'automatic',
    why: 'Passwords and codes are hard to remember and to copy letter by letter. Pasting them, or letting software fill them in, gets people in.',
    affects:
      'People with memory difficulties or dyslexia, people who cannot type well, and everyone with a password manager.',
    fix: 'Let people paste into every field. Use autocomplete “current-password”, “new-password” or “one-time-code”.',
    severity: 'serious',
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['3.3.8'],
    yieldsTo: { tryPaste: ['accessibility/sign-in-by-paste'] },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/accessible-authentication-minimum.html'],
    messages: {
      pasteBlocked: 'The source of this field stops people from pasting into it.',
      notFilledIn:
        'This field asks password managers to stay out. Check that people can paste, and that theirs still works.',
      tryPaste: 'Paste into this field, and use a password manager. Check that both work.',
    },
  }),
  needs: ['forms'],
  evaluate({ forms }) {
    const secret = forms.fields.filter((field) => field.visible && isSecret(field));
    if (secret.length === 0) return inapplicable;
    const blocked = secret.filter(({ html }) => BLOCKS_PASTE.test(html));
    if (blocked.length > 0) return failedIf<Message>(blocked.map((field) => atElement('pasteBlocked', field)));
    return cantTell<Message>(
      secret.map(
        (field): Finding<Message> => atElement(OFF.test(field.autocomplete.trim()) ? 'notFilledIn' : 'tryPaste', field),
      ),
    );
  },
});

function isSecret({ tag, type, name, autocomplete }: Field): boolean {
  if (tag !== 'input') return false;
  if (type === 'password' || /\bone-time-code\b/i.test(autocomplete)) return true;
  return ['text', 'tel', 'number'].includes(type) && CODE_NAME.test(name);
}
