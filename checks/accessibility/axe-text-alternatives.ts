import { axeFamilyCheck } from '../lib/axe-family.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

export const axeTextAlternatives = axeFamilyCheck(axeFamilies.textAlternatives, {
  id: 'accessibility/axe-text-alternatives',
  title: 'Images and graphics have text alternatives',
  why: 'A screen reader reads out the text alternative of an image. Without it, the image is silent, or a file name is read out instead.',
  affects: 'Blind people, and anyone whose connection is too slow to load images.',
  fix: 'Describe in the alt attribute what the image tells people. Give images that only decorate an empty alt attribute. Whether the words are good is for a person to judge.',
  severity: 'critical',
});
