import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import { detectLanguage, languageName, otherScript, primary } from '../lib/languages.ts';
import { atElement, reviewMeta } from '../lib/review-meta.ts';

/** From this share on, it is the page that says the wrong language, not its parts. */
const MOST_OF_THE_PAGE = 0.6;

export const languageOfParts = definePageCheck({
  meta: reviewMeta({
    id: 'accessibility/language-of-parts',
    title: 'The page says which language its text is in',
    why: 'Screen readers choose their voice by the language that the page states. Welsh read out by an English voice cannot be understood.',
    affects: 'People who listen to pages or read them in Braille, most of all where a council writes in two languages.',
    fix: 'Put the language of the page on its html element, for example lang="cy". Put a lang attribute on every part in another language.',
    severity: 'serious',
    criteria: ['3.1.1', '3.1.2'],
    criteriaOf: { page: ['3.1.1'], part: ['3.1.2'] },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/language-of-page.html',
    ],
    messages: {
      page: 'The page says that it is in {declared}, but most of its text seems to be in {found}. Check which is right.',
      part: 'This text is marked as {declared}, but it seems to be in {found}. Check which is right: “{text}”',
    },
  }),
  needs: ['wording'],
  evaluate({ wording: { paragraphs, odd } }) {
    if (paragraphs === 0 && odd.length === 0) return inapplicable;
    const others = odd.flatMap((one) => {
      const found = detectLanguage(one.text) ?? otherScript(one.text, primary(one.lang)) ?? one.short;
      // A page that names no language we know of is in none; axe says so.
      return found && found !== primary(one.lang) && primary(one.lang).length < 4
        ? [{ one, found, declared: primary(one.lang) }]
        : [];
    });
    const [first] = others;
    if (!first) return passed;
    const whole = others.find(({ one }) => one.selector === 'html');
    const alike = others.filter(({ one, found, declared }) => {
      return !one.short && found === first.found && declared === first.declared;
    });
    if (alike.length > 1 && alike.length / paragraphs >= MOST_OF_THE_PAGE) {
      const data = { declared: languageName(first.declared), found: languageName(first.found) };
      return cantTell<'page' | 'part'>([{ message: 'page', at: { kind: 'page' }, data }]);
    }
    return cantTell<'page' | 'part'>(
      others.flatMap(({ one, found, declared }): Finding<'page' | 'part'>[] => {
        const data = { declared: languageName(declared), found: languageName(found) };
        if (one.selector === 'html') return [atElement('page', one, data)];
        // Said of the page already.
        if (found === whole?.found && declared === whole.declared) return [];
        return [atElement('part', one, { ...data, text: one.text.slice(0, 120) })];
      }),
    );
  },
});
