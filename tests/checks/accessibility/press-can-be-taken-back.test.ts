import { pressCanBeTakenBack } from '../../../checks/accessibility/press-can-be-taken-back.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { operated, pointer, spot } from '../../helpers/operated.ts';

checkCases(pressCanBeTakenBack, {
  passed: [{ name: 'it waits for the end of the press', seen: pointer({ pressed: [{ ...spot('#a'), acts: false }] }) }],
  cantTell: [
    { name: 'it acts at once', seen: pointer({ pressed: [{ ...spot('#a'), acts: true }] }), messages: ['actsOnDown'] },
    { name: 'it was not tried', seen: pointer({ pressed: [{ ...spot('#a'), acts: null }] }), messages: ['notPressed'] },
    {
      name: 'some were left out',
      seen: pointer({ pressed: [{ ...spot('#a'), acts: false }], untried: 2 }),
      messages: ['notReached'],
      data: [{ untried: 2 }],
    },
    { name: 'the page left before', seen: operated({ pointer: null, cutShort: true }), messages: ['cutShort'] },
    { name: 'an older scan', seen: operated(), messages: ['cutShort'] },
  ],
  inapplicable: [{ name: 'nothing listens for a press', seen: pointer() }],
});
