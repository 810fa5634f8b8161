import { formatExplained } from '../../../checks/forms/format-explained.ts';
import type { Field, FieldHint } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { field, hint } from '../../helpers/evidence.ts';

const seen = (label: string, rest: Partial<Field> = {}, around: Partial<FieldHint> = {}) => ({
  forms: { forms: [], fields: [field({ visibleLabel: label, accessibleName: label, ...rest })] },
  fieldHints: [hint(around)],
});

checkCases(formatExplained, {
  passed: [
    { name: 'in the label', seen: seen('Date of birth (DD/MM/YYYY)') },
    { name: 'in a hint', seen: seen('Date of birth', {}, { describedBy: 'For example, 27 3 2007' }) },
    { name: 'beside it', seen: seen('Start date', {}, { near: 'Start date, such as 27/03/2007' }) },
    { name: 'in a placeholder', seen: seen('Date', { placeholder: '27 March 2007' }) },
  ],
  cantTell: [
    {
      name: 'a bare date of birth',
      seen: seen('Date of birth', {}, { near: 'Date of birth' }),
      messages: ['unexplained'],
      data: [{ label: 'Date of birth' }],
    },
    { name: 'in Welsh', seen: seen('Dyddiad geni'), messages: ['unexplained'] },
  ],
  inapplicable: [
    { name: 'a field of the browser’s own for dates', seen: seen('Date of birth', { type: 'date' }) },
    { name: 'a list', seen: seen('Date', { tag: 'select', type: 'select' }) },
    { name: 'an update', seen: seen('Update your candidate') },
    { name: 'parts of a date', seen: seen('Day') },
  ],
});
