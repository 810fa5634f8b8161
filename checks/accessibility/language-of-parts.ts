import { cantTell, definePageCheck, type Finding, failedOrOpen, inapplicable, passed } from '../../src/model/check.ts';
import { apart } from '../lib/certain-and-doubtful.ts';
import { detectLanguage, isOnlyNearest, languageName, otherScript, primary } from '../lib/languages.ts';
import { atElement, reviewMeta } from '../lib/review-meta.ts';
import { surelyIn } from '../lib/surely-in.ts';

/** From this share on, it is the page that says the wrong language, not its parts. */
const MOST_OF_THE_PAGE = 0.6;
/**
 * So many texts alike at least, or all that there are: a page with two long paragraphs for readers of Polish, and all its short texts
 * in English, is an English page with parts that are not marked.
 */
const FEWEST = 3;
const MANY = 5;
/** A page in one of these may have an English text on it for want of a translation, and be in that language all the same. */
const SPOKEN_HERE = new Set(['cy', 'gd', 'ga']);

type Key = 'page' | 'part' | 'pageSurely' | 'partSurely';

export const languageOfParts = definePageCheck({
  meta: reviewMeta({
    id: 'accessibility/language-of-parts',
    kind: 'automatic',
    title: 'The page says which language its text is in',
    why: 'Screen readers choose their voice by the language that the page states. Welsh read out by an English voice cannot be understood.',
    affects: 'People who listen to pages or read them in Braille, most of all where a council writes in two languages.',
    fix: 'Put the language of the page on its html element, for example lang="cy". Put a lang attribute on every part in another language.',
    severity: 'serious',
    criteria: ['3.1.1', '3.1.2'],
    criteriaOf: { page: ['3.1.1'], part: ['3.1.2'], pageSurely: ['3.1.1'], partSurely: ['3.1.2'] },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/language-of-page.html',
    ],
    messages: {
      pageSurely: 'The page says that it is in {declared}, and its text is in {found}.',
      partSurely: 'This text is in {found}, and nothing in the code says so. It is read out as {declared}: “{text}”',
      page: 'The page says that it is in {declared}, but most of its text seems to be in {found}. Check which is right.',
      part: 'This text is marked as {declared}, but it seems to be in {found}. Check which is right: “{text}”',
    },
  }),
  needs: ['wording'],
  evaluate({ wording: { paragraphs, odd } }) {
    if (paragraphs === 0 && odd.length === 0) return inapplicable;
    const others = odd.flatMap((one) => {
      const declared = primary(one.lang);
      const sure = one.whole ? surelyIn(one.text, one.lang, isOfPage(one)) : undefined;
      const found = sure ?? detectLanguage(one.text) ?? otherScript(one.text, declared) ?? one.short;
      // A page that names no language we know of is in none; axe says so.
      if (!found || found === declared || declared.length >= 4 || isOnlyNearest(found, declared)) return [];
      return [{ one, found, declared, sure: Boolean(sure) }];
    });
    if (others.length === 0) return passed;
    const first = others.find(({ one }) => !isInFrame(one));
    const whole = others.find(({ one }) => isOfPage(one));
    const alike = others.filter(({ one, found, declared }) => {
      return !one.short && !isInFrame(one) && found === first?.found && declared === first.declared;
    });
    if (first && alike.length > 1 && alike.length / paragraphs >= MOST_OF_THE_PAGE) {
      const data = { declared: languageName(first.declared), found: languageName(first.found) };
      const at = { kind: 'page' } as const;
      const isSure = alike.filter(({ sure }) => sure).length > 1 && !SPOKEN_HERE.has(first.declared);
      if (!isSure) return cantTell<Key>([{ message: 'page', at, data }]);
      const isMany = alike.length >= Math.max(FEWEST, Math.min(MANY, paragraphs));
      if (isMany && whole?.sure !== false) return failedOrOpen<Key>([{ message: 'pageSurely', at, data }], []);
    }
    const told = others.flatMap(({ one, found, declared, sure }) => {
      const data = { declared: languageName(declared), found: languageName(found) };
      const isAlike = (other: (typeof others)[number]) => other.found === found && other.declared === declared;
      if (isOfPage(one)) {
        // All its long texts, and the short ones together.
        const isLong = (other: (typeof others)[number]) => other !== whole && !isInFrame(other.one);
        const isSure =
          sure && others.some((other) => isLong(other) && other.sure && isAlike(other)) && !SPOKEN_HERE.has(declared);
        return [{ finding: atElement<Key>(isSure ? 'pageSurely' : 'page', one, data), sure: isSure }];
      }
      // Said of the page already, and as surely.
      if (whole && !isInFrame(one) && isAlike(whole) && (whole.sure || !sure)) return [];
      const withText = { ...data, text: one.text.slice(0, 120) };
      return [{ finding: atElement<Key>(sure ? 'partSurely' : 'part', one, withText), sure }];
    });
    const [certain, open] = apart(told, ({ sure }) => sure);
    return failedOrOpen(certain.map(toFinding), open.map(toFinding));
  },
});

const toFinding = ({ finding }: { readonly finding: Finding<Key> }): Finding<Key> => finding;

/** It stands in a document of its own, and says nothing of the language of the page. */
const isInFrame = ({ selector }: { readonly selector: string }): boolean => selector.includes(' >> ');

/** All the short texts of the page, taken together. */
const isOfPage = ({ selector }: { readonly selector: string }): boolean => selector === 'html';
