import { axeFamilyCheck } from '../lib/axe-family.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

export const axeColour = axeFamilyCheck(axeFamilies.colour, {
  id: 'accessibility/axe-colour',
  title: 'Text contrast, and links not told apart by colour alone',
  why: 'Faint text is hard or impossible to read for many people, and for everyone in bright sunlight. A link that differs only in colour is missed by people who do not see the colour.',
  affects: 'People with low vision or colour blindness, older people, and anyone outdoors with a phone.',
  fix: 'Make text darker or its background lighter until the contrast is at least 4.5 to 1, or 3 to 1 for large text. Underline links inside sentences.',
  severity: 'serious',
});
