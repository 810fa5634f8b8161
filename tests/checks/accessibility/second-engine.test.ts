import { secondEngine } from '../../../checks/accessibility/second-engine.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { opinion, secondSeen } from './second-engine-evidence.ts';

checkCases(secondEngine, {
  failed: [
    {
      name: 'an error message that is not there',
      seen: secondSeen(opinion('error_message_exists')),
      messages: ['error_message_exists'],
      data: [{ rule: 'error_message_exists', said: 'Why.' }],
    },
    {
      name: 'a direction that does not exist and a frame that is passed by',
      seen: secondSeen(opinion('dir_attribute_valid'), opinion('iframe_interactive_tabbable')),
      messages: ['dir_attribute_valid', 'iframe_interactive_tabbable'],
    },
  ],
  passed: [
    { name: 'nothing was found', seen: secondSeen() },
    { name: 'the engine is not sure itself', seen: secondSeen(opinion('error_message_exists', 'potential')) },
    { name: 'a rule that only asks a person', seen: secondSeen(opinion('table_headers_exists')) },
    { name: 'a rule that axe has too', seen: secondSeen(opinion('img_alt_valid')) },
  ],
  inapplicable: [
    {
      name: 'no rule of it had anything to look at',
      seen: { secondEngine: { ...secondSeen().secondEngine, ran: ['img_alt_valid'] } },
    },
  ],
});
