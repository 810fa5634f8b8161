import { assistedDigital } from '../../../checks/inclusion/assisted-digital.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { link, text } from '../../helpers/evidence.ts';

const seen = (main: string, words = 'Start now') => ({ text: text(main), links: [link(words, '/form/1')] });

checkCases(assistedDigital, {
  passed: [
    { name: 'a number', seen: seen('Or ring 01632 960 100.') },
    { name: 'a way without the form', seen: seen('If you cannot use this service, write to us.') },
    { name: 'people who help', seen: seen('Staff in the library can fill it in with you.') },
    { name: 'in Welsh', seen: seen('Ffoniwch ni.', 'Dechrau nawr') },
  ],
  cantTell: [
    { name: 'nothing', seen: seen('It takes five minutes.'), messages: ['noHelp'] },
    {
      name: 'a number in the footer only',
      seen: { ...seen(''), text: text('It takes five minutes.', 'It takes five minutes. Ring 01632 960 100.') },
      messages: ['noHelp'],
    },
  ],
  inapplicable: [{ name: 'no task', seen: seen('It takes five minutes.', 'Parking') }],
});
