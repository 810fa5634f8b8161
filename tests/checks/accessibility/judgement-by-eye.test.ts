import { judgementByEye } from '../../../checks/accessibility/judgement-by-eye.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { images, picture } from './reading-evidence.ts';

checkCases(judgementByEye, {
  cantTell: [
    {
      name: 'every picture that has words',
      seen: images(picture('The hall'), picture(''), picture('The bridge', { region: 'other' })),
      messages: ['picture', 'picture'],
      data: [{ alt: 'The hall' }, { alt: 'The bridge' }],
    },
    {
      name: 'no more than a dozen',
      seen: images(...Array.from({ length: 15 }, (_, index) => picture(`Picture number ${index} of the town`))),
      messages: [...Array.from({ length: 12 }, () => 'picture' as const), 'more'],
    },
  ],
  inapplicable: [
    { name: 'no pictures', seen: images() },
    { name: 'only decoration', seen: images(picture('')) },
    { name: 'the logo in the header', seen: images(picture('Ambleford Council', { region: 'header' })) },
    { name: 'what has failed already', seen: images(picture('image')) },
  ],
});
