import { axeFamilyCheck } from '../lib/axe-family.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

export const axeTitleAndLanguage = axeFamilyCheck(axeFamilies.titleAndLanguage, {
  id: 'accessibility/axe-title-and-language',
  title: 'The page has a title and a valid language',
  why: 'The title is the first thing a screen reader says, and it names the browser tab. The language decides how words are pronounced: Welsh read out as English cannot be understood.',
  affects: 'People who use a screen reader, and anyone with many tabs open.',
  fix: 'Give each page a title of its own. Set lang="en" or lang="cy" on the html element, and mark parts in another language.',
  severity: 'serious',
});
