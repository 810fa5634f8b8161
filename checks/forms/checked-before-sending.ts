import { cantTell, definePageCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import { commitmentOf } from '../lib/commitments.ts';
import { answeredIn } from '../lib/form-steps.ts';
import { excerpt } from '../lib/reading/meta.ts';
import { atElement, reviewMeta } from '../lib/review-meta.ts';

type Message = 'money' | 'promise' | 'change' | 'checkPage';

const CHECK_PAGE =
  /\b(?:check|review|confirm) (?:(?:and (?:confirm|send|submit)|over) )?(?:your|the) (?:answers?|details|application|order|booking|information)\b|\bgwirio(?:’ch|'ch| eich)? (?:atebion|manylion|cais)\b/i;

// Whether a form can be taken back, or shows its answers before the end, lies behind the last button, which no scan presses.
export const checkedBeforeSending = definePageCheck({
  meta: reviewMeta({
    id: 'forms/checked-before-sending',
    title: 'What costs money or binds people can be checked before it is sent',
    why: 'A wrong digit can cost money or a right. People need a chance to see it and put it right.',
    affects: 'People who mix up letters or digits, people whose hands shake, and people who are in a hurry.',
    fix: 'Show all answers on a page before the last button, with a link to change each of them. Or let people take it back afterwards.',
    severity: 'moderate',
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['3.3.4'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/error-prevention-legal-financial-data.html'],
    messages: {
      money:
        'This form seems to be about money (“{sign}”). Go through it, and check one of three things: people can take it back, mistakes are found and can be put right, or all answers are shown before the end.',
      promise:
        'This form seems to bind people or decide a right (“{sign}”). Go through it, and check one of three things: people can take it back, mistakes are found and can be put right, or all answers are shown before the end.',
      change:
        'This form seems to change or delete what is kept about people (“{sign}”). Go through it, and check one of three things: people can take it back, mistakes are found and can be put right, or all answers are shown before the end.',
      checkPage:
        'This page seems to show answers before they are sent (“{sign}”). Check that all of them are there, and that each can be changed.',
    },
  }),
  needs: ['forms', 'headings'],
  evaluate({ forms, headings }) {
    if (!forms.forms.some(({ method }) => method === 'post')) return inapplicable;
    const titles = headings.filter(({ level }) => level === 1).map(({ text }) => text);
    const checking = titles.find((title) => CHECK_PAGE.test(title));
    if (checking !== undefined) return cantTell([atPage('checkPage', checking)]);
    const fields = answeredIn(forms);
    const found = fields.length > 0 ? commitmentOf(titles, fields) : null;
    if (!found) return inapplicable;
    const { kind, sign, field } = found;
    return cantTell([field ? atElement<Message>(kind, field, { sign: excerpt(sign, 100) }) : atPage(kind, sign)]);
  },
});

function atPage(message: Message, sign: string): Finding<Message> {
  return { message, at: { kind: 'page' }, data: { sign: excerpt(sign, 100) } };
}
