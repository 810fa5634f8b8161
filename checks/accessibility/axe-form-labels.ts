import { axeFamilyCheck } from '../lib/axe-family.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

export const axeFormLabels = axeFamilyCheck(axeFamilies.formLabels, {
  id: 'accessibility/axe-form-labels',
  title: 'Form fields have labels that software can read',
  why: 'When a field has no label in the code, a screen reader cannot say what to enter, and voice control cannot find the field.',
  affects: 'People who use a screen reader or voice control.',
  fix: 'Give each field a label element that points to it. For a group of choices, use a fieldset with a legend.',
  severity: 'critical',
});
