import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { blockAt, byPractice, excerpt } from '../lib/reading/meta.ts';

export const firstHeading = definePageCheck({
  meta: {
    ...byPractice,
    id: 'accessibility/first-heading',
    title: 'The main part of a page begins with its main heading',
    kind: 'needs-review',
    why: 'People who jump to the main heading miss whatever stands before it.',
    affects: 'People who use a screen reader.',
    fix: 'Put the main heading (h1) first in the main part of the page, and the other headings under it.',
    severity: 'minor',
    sources: ['https://www.w3.org/WAI/tutorials/page-structure/headings/'],
    messages: {
      late: 'The first heading of the main part is “{text}”, of level {level}. Check that nobody misses it.',
    },
  },
  needs: ['blocks'],
  evaluate({ blocks: { blocks } }) {
    const headings = blocks.filter(({ level }) => level);
    const [first] = headings;
    // Where no heading is of level one, axe says so.
    if (!first || !headings.some(({ level }) => level === 1)) return inapplicable;
    if (first.level === 1) return passed;
    const data = { text: excerpt(first.text, 80), level: first.level ?? 2 };
    return cantTell([{ message: 'late', at: blockAt(first), data }]);
  },
});
