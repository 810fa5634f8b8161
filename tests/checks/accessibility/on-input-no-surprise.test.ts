import { onInputNoSurprise } from '../../../checks/accessibility/on-input-no-surprise.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { choice, operated, spot } from '../../helpers/operated.ts';

const leaving = { caused: 'navigation' } as const;
const choices = (...all: ReturnType<typeof choice>[]) => operated({ choices: all });

checkCases(onInputNoSurprise, {
  passed: [
    { name: 'a list with a button', seen: choices(choice({ hasButton: true })) },
    { name: 'a radio button that shows a question', seen: choices(choice({ kind: 'radio' })) },
  ],
  failed: [
    { name: 'a list that leads away', seen: choices(choice(leaving)), messages: ['leaves'] },
    {
      name: 'a radio button that opens a window',
      seen: choices(choice({ kind: 'radio', caused: 'popup' })),
      messages: ['leaves'],
    },
    {
      name: 'each of two',
      seen: choices(choice(leaving), choice({ selector: '#sort', ...leaving })),
      messages: ['leaves', 'leaves'],
    },
  ],
  cantTell: [
    {
      name: 'one that could not be changed',
      seen: operated({ choices: [choice(), choice({ ...spot('#b'), changed: false })] }),
      messages: ['notReached'],
      data: [{ untried: 1 }],
    },
    { name: 'people are warned', seen: choices(choice({ ...leaving, warned: true })), messages: ['mayLeave'] },
    { name: 'a button stands by', seen: choices(choice({ ...leaving, hasButton: true })), messages: ['mayLeave'] },
    { name: 'the focus jumps', seen: choices(choice({ caused: 'focus' })), messages: ['movesFocus'] },
    { name: 'too many to try', seen: operated({ choices: [choice()], untriedChoices: 4 }), messages: ['notReached'] },
    { name: 'the page left before', seen: operated({ cutShort: true }), messages: ['cutShort'] },
  ],
  inapplicable: [{ name: 'nothing to choose', seen: choices() }],
});
