import { cantTell, definePageCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { reviewMeta } from '../lib/review-meta.ts';

const FILE = /^[\w%.-]+\.(?:html?|php|aspx?|jsp|pdf|docx?|xlsx?|cfm)$/i;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i;
const PLACEHOLDER =
  /^(?:untitled(?: (?:document|page))?|no title|title|page title|new page(?: ?\d+)?|document(?: ?\d+)?|page(?: ?\d+)?|test(?: page)?|lorem ipsum.*|default|template|undefined|null|index|react app|vite app|my website|insert title(?: here)?|\[.*\])$/i;

/** On a page of a few words, one that is missing says nothing. */
const ENOUGH_WORDS = 20;
/** With a main heading, which says what it is about, fewer are enough. */
const ENOUGH_BELOW_HEADING = 4;
/** Parts of a title that name the council, not the page. */
const THE_SITE =
  /\b(?:council|borough|city|county|district|authority|agency|trust|gov|cyngor|bwrdeistref|sir|awdurdod|asiantaeth)\b|\.\w{2,}/i;

export const pageTitle = definePageCheck({
  meta: reviewMeta({
    id: 'accessibility/page-title',
    kind: 'automatic',
    title: 'The page title is a title, not a file name or a placeholder',
    why: 'The title is the first thing that a screen reader says. It also stands on the tab, in bookmarks and in search results.',
    affects: 'People who listen to pages, people with many tabs open, and everyone who searches.',
    fix: 'Say in the title what the page is about, then name the council. Begin with the words of the main heading.',
    severity: 'serious',
    criteria: ['2.4.2'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/page-titled.html'],
    messages: {
      fileName: 'The page title is the name of a file: “{title}”',
      address: 'The page title is an address: “{title}”',
      elsewhere:
        'The page title “{title}” has hardly a word in common with the page. Check that it is the title of this page.',
      placeholder: 'The page title says nothing about the page: “{title}”',
    },
  }),
  needs: ['document', 'headings', 'text'],
  evaluate({ document, headings, text }, { url }) {
    // That there is no title at all is for the rules of axe to say.
    const title = document.title.trim();
    if (title === '') return inapplicable;
    const at = { kind: 'page' } as const;
    const data = { title: title.slice(0, 120) };
    if (FILE.test(title)) return failedIf([{ message: 'fileName' as const, at, data }]);
    if (ADDRESS.test(title)) return failedIf([{ message: 'address' as const, at, data }]);
    // A page may be about an index or a test, and says so in its main heading.
    const isTopic = headings.some((one) => one.level === 1 && one.text.trim().toLowerCase() === title.toLowerCase());
    if (PLACEHOLDER.test(title) && !isTopic) return failedIf([{ message: 'placeholder' as const, at, data }]);
    const said = [text.main || text.whole, ...headings.map((heading) => heading.text)].join('\n');
    const mainHeading = headings.find((one) => one.level === 1)?.text ?? '';
    const isHeaded = headings.some((one) => one.level === 1 && /\p{L}{4}/u.test(one.text));
    const enough = isHeaded ? ENOUGH_BELOW_HEADING : ENOUGH_WORDS;
    const elsewhere = text.words >= enough && !isHome(url) && !namesPage(title, mainHeading, said);
    return elsewhere ? cantTell([{ message: 'elsewhere' as const, at, data }]) : passed;
  },
});

/** The home page is called after the council, or after nothing at all. */
const isHome = (url: string) => /^\/(?:[a-z]{2}|home|hafan|index\.\w+)?\/?$/i.test(URL.parse(url)?.pathname ?? '/');

/**
 * One word of the title that is also in the main heading, in any form, is enough. Of a title that shares none with it, more than
 * half must stand in the text: one of them stands in many texts. A title of the council's name alone names no page that has
 * another main heading.
 */
function namesPage(title: string, heading: string, text: string): boolean {
  const parts = title.split(/\s+[-–—|:•·>]\s+|\s*[|»]\s*/);
  const wordsOf = (some: readonly string[]) => some.flatMap((part) => part.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const words = wordsOf(parts.filter((part) => !THE_SITE.test(part)));
  const inside = (all: string) => (word: string) =>
    all.toLowerCase().includes(word.slice(0, Math.max(4, word.length - 3)));
  const isHeaded = /\p{L}{4}/u.test(heading);
  if (words.length === 0) return !isHeaded || wordsOf(parts).some(inside(heading));
  if (words.some(inside(heading))) return true;
  const found = words.filter(inside(text)).length;
  return isHeaded ? found > words.length / 2 : found > 0;
}
