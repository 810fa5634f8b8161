import { noNeedToDrag } from '../../../checks/accessibility/no-need-to-drag.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { operated, pointer, spot } from '../../helpers/operated.ts';

checkCases(noNeedToDrag, {
  cantTell: [
    {
      name: 'a list to be put in order',
      seen: pointer({ drags: [{ ...spot('#a'), by: 'draggable', name: 'Roads' }] }),
      messages: ['dragged'],
      data: [{ name: 'Roads' }],
    },
    {
      name: 'a list to be put in order, to which no key leads',
      seen: pointer({ drags: [{ ...spot('#a'), by: 'draggable', name: 'Roads', keyless: true }] }),
      messages: ['keyless'],
      data: [{ name: 'Roads' }],
    },
    {
      name: 'a plan that follows the pointer, or two fingers',
      seen: pointer({ drags: [{ ...spot('#a'), by: 'pressed', name: 'Plan', free: true }] }),
      messages: ['followed'],
      data: [{ name: 'Plan' }],
    },
    {
      name: 'a slider',
      seen: pointer({ drags: [{ ...spot('#a'), by: 'pressed', name: '' }] }),
      messages: ['dragged'],
    },
    {
      name: 'a place to drop files',
      seen: pointer({ drags: [{ ...spot('#a'), by: 'drop', name: 'Photo' }] }),
      messages: ['dropped'],
    },
    { name: 'an older scan', seen: operated(), messages: ['cutShort'] },
  ],
  inapplicable: [{ name: 'nothing to drag', seen: pointer() }],
});
