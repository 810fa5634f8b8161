import { signInByPaste } from '../../../checks/accessibility/sign-in-by-paste.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { operated, pasted, pointer } from '../../helpers/operated.ts';

checkCases(signInByPaste, {
  passed: [{ name: 'a password that can be pasted', seen: pointer({ pasted: [pasted()] }) }],
  cantTell: [
    {
      name: 'a password that cannot',
      seen: pointer({ pasted: [pasted({ blocked: true })] }),
      messages: ['blocked'],
      data: [{ name: 'Password' }],
    },
    {
      name: 'a code in six fields is told once',
      seen: pointer({
        pasted: [pasted({ single: true, secret: false }), pasted({ selector: '#b', single: true, secret: false })],
      }),
      messages: ['single'],
    },
    {
      name: 'letters of a memorable word',
      seen: pointer({ pasted: [pasted({ single: true })] }),
      messages: ['letters'],
    },
    {
      name: 'some were left out',
      seen: pointer({ pasted: [pasted()], untriedFields: 3 }),
      messages: ['notReached'],
      data: [{ untried: 3 }],
    },
    { name: 'an older scan', seen: operated(), messages: ['cutShort'] },
  ],
  inapplicable: [{ name: 'nobody signs in here', seen: pointer() }],
});
