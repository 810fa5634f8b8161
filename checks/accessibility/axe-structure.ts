import { axeFamilyCheck } from '../lib/axe-family.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

export const axeStructure = axeFamilyCheck(axeFamilies.structure, {
  id: 'accessibility/axe-structure',
  title: 'Lists and tables are marked up correctly',
  why: 'Screen readers say how many items a list has and which header a table cell belongs to. Wrong markup makes them say the wrong thing or nothing.',
  affects: 'People who use a screen reader or a braille display.',
  fix: 'Put only list items inside lists, tie table cells to their headers, and use each ARIA role together with the roles it depends on.',
  severity: 'serious',
});
