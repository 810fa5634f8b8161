import { axeFamilyCheck } from '../lib/axe-family.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

export const axeTargetSize = axeFamilyCheck(axeFamilies.targetSize, {
  id: 'accessibility/axe-target-size',
  title: 'Controls are large enough, or far enough apart, to press',
  why: 'Small controls that sit close together are easy to miss, so people press the wrong one.',
  affects: 'People with tremor or limited dexterity, and everyone using a phone on the move.',
  fix: 'Make each control at least 24 by 24 CSS pixels, or leave that much space around it.',
  severity: 'moderate',
});
