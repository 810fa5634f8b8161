import { axeFamilyCheck } from '../lib/axe-family.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

export const axeNameRoleValue = axeFamilyCheck(axeFamilies.nameRoleValue, {
  id: 'accessibility/axe-name-role-value',
  title: 'Controls, links and frames have a name, a role and valid ARIA',
  why: 'Assistive technology tells people what a control is called and what it does. It can only pass on what the code says.',
  affects: 'People who use a screen reader, voice control or a switch.',
  fix: 'Use ordinary HTML buttons, links and fields with text in them. Where ARIA is needed, use only roles and attributes that exist and fit together.',
  severity: 'critical',
});
