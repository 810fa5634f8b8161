import { altTextWording } from '../../../checks/accessibility/alt-text-wording.ts';
import type { ImageSeen } from '../../../src/model/seen/images.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { images, picture } from './reading-evidence.ts';

const one = (alt: string, rest: Partial<ImageSeen> = {}) => images(picture(alt, rest));
const link = (text: string) => ({ kind: 'link' as const, text, href: '/' });

checkCases(altTextWording, {
  passed: [
    { name: 'a short sentence', seen: one('The town hall in snow') },
    {
      name: 'a caption that says more',
      seen: one('The town hall', { caption: 'The town hall in 1907, by A. Reader' }),
    },
    { name: 'a logo alone in its link', seen: one('Ambleford Council', { control: link('') }) },
    { name: 'other words beside it', seen: one('The town hall', { beside: ['Open from nine to five'] }) },
    { name: 'words that only begin alike', seen: one('Imaging at the hospital') },
    { name: 'a button whose words are near', seen: one('Search', { kind: 'button', beside: ['Search'] }) },
  ],
  cantTell: [
    {
      name: 'image of',
      seen: one('An image of the hall'),
      messages: ['kind'],
      data: [{ alt: 'An image of the hall' }],
    },
    { name: 'with a colon', seen: one('Photo: the hall'), messages: ['kind'] },
    { name: 'photo showing', seen: one('Photo showing the hall'), messages: ['kind'] },
    { name: 'Welsh', seen: one('Llun o’r neuadd'), messages: ['kind'] },
    { name: 'very long', seen: one('word '.repeat(40).trim()), messages: ['long'], data: [{ length: 199 }] },
    { name: 'the kind only', seen: one('Chart'), messages: ['vague'], data: [{ alt: 'Chart' }] },
    { name: 'a number only', seen: one('Figure 3'), messages: ['vague'] },
    { name: 'the caption again', seen: one('The hall', { caption: 'The hall.' }), messages: ['caption'] },
    { name: 'the words of its link again', seen: one('Parks', { control: link('Parks') }), messages: ['beside'] },
    { name: 'the words beside it again', seen: one('Parks', { beside: ['Open', 'Parks'] }), messages: ['beside'] },
  ],
  inapplicable: [
    { name: 'no pictures', seen: images() },
    { name: 'what has failed already', seen: one('image') },
    { name: 'decoration', seen: one('') },
  ],
});
