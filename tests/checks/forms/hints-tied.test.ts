import { hintsTied } from '../../../checks/forms/hints-tied.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { hint, quoted } from '../../helpers/evidence.ts';

checkCases(hintsTied, {
  passed: [{ name: 'no loose hint', seen: { fieldHints: [hint()] } }],
  cantTell: [
    {
      name: 'a loose hint',
      seen: { fieldHints: [hint(), hint({ looseHint: quoted('It is on your bill') })] },
      messages: ['loose'],
      data: [{ text: 'It is on your bill' }],
    },
  ],
  inapplicable: [{ name: 'no field', seen: { fieldHints: [] } }],
});
