import { definePageCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { Field } from '../../src/model/evidence.ts';
import { isSearchField, typedFields } from '../lib/fields.ts';

export const visibleLabels = definePageCheck({
  meta: {
    id: 'forms/visible-labels',
    title: 'Every field has a visible label that is not a placeholder',
    kind: 'automatic',
    why: 'People need to see what a field is for while they fill it in and when they check it. A placeholder is gone as soon as they type, and it is often too faint to read.',
    affects:
      'People with memory or attention difficulties, people with low vision, and anyone interrupted halfway through a form.',
    fix: 'Put a label above the field and leave it there. Use a hint under the label for examples, not a placeholder.',
    severity: 'serious',
    basis: 'law',
    legal: ['psbar'],
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['3.3.2'],
    sources: ['https://design-system.service.gov.uk/components/text-input/'],
    messages: {
      none: 'Nothing visible says what to enter in this field.',
      placeholderOnly:
        'Only the placeholder “{placeholder}” says what to enter in this field, and it goes away on typing.',
      hiddenLabel: 'Screen readers call this field “{name}”, but nobody can see a label for it.',
    },
  },
  needs: ['forms'],
  evaluate({ forms }) {
    const fields = typedFields(forms);
    if (fields.length === 0) return inapplicable;
    const unlabelled = fields.filter((field) => field.visibleLabel.trim() === '');
    // The search button beside it labels a search field for the eye, as long as software has a name for it too.
    const faulty = unlabelled.filter((field) => !(isSearchField(field, forms) && field.accessibleName.trim() !== ''));
    return failedIf(faulty.map(unlabelledField));
  },
});

function unlabelledField(field: Field): Finding<'none' | 'placeholderOnly' | 'hiddenLabel'> {
  const at = { kind: 'element', selector: field.selector, html: field.html, box: field.box } as const;
  const placeholder = field.placeholder.trim();
  const name = field.accessibleName.trim();
  if (placeholder !== '') return { message: 'placeholderOnly', at, data: { placeholder } };
  return name === '' ? { message: 'none', at } : { message: 'hiddenLabel', at, data: { name } };
}
