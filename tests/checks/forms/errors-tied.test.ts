import { errorsTied } from '../../../checks/forms/errors-tied.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { hint, quoted } from '../../helpers/evidence.ts';

const withError = (tied: boolean) => hint({ error: { ...quoted('Enter your name'), tied } });

checkCases(errorsTied, {
  passed: [{ name: 'tied', seen: { fieldHints: [withError(true), hint()] } }],
  cantTell: [
    {
      name: 'one tied, one not',
      seen: { fieldHints: [withError(true), withError(false)] },
      messages: ['untied'],
      data: [{ text: 'Enter your name' }],
    },
  ],
  inapplicable: [
    { name: 'no error', seen: { fieldHints: [hint()] } },
    { name: 'no field', seen: { fieldHints: [] } },
  ],
});
