import { definePageCheck, failedIf, inapplicable } from '../../src/model/check.ts';
import { reviewMeta } from '../lib/review-meta.ts';

const FILE = /^[\w%.-]+\.(?:html?|php|aspx?|jsp|pdf|docx?|xlsx?|cfm)$/i;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i;
const PLACEHOLDER =
  /^(?:untitled(?: (?:document|page))?|no title|title|page title|new page(?: ?\d+)?|document(?: ?\d+)?|page(?: ?\d+)?|test(?: page)?|lorem ipsum.*|default|template|undefined|null|index|react app|vite app|my website|insert title(?: here)?|\[.*\])$/i;

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
      placeholder: 'The page title says nothing about the page: “{title}”',
    },
  }),
  needs: ['document'],
  evaluate({ document }) {
    // That there is no title at all is for the rules of axe to say.
    const title = document.title.trim();
    if (title === '') return inapplicable;
    const at = { kind: 'page' } as const;
    const data = { title: title.slice(0, 120) };
    if (FILE.test(title)) return failedIf([{ message: 'fileName' as const, at, data }]);
    if (ADDRESS.test(title)) return failedIf([{ message: 'address' as const, at, data }]);
    return failedIf(PLACEHOLDER.test(title) ? [{ message: 'placeholder' as const, at, data }] : []);
  },
});
