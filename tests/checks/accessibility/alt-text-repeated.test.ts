import { altTextRepeated } from '../../../checks/accessibility/alt-text-repeated.ts';
import type { ImageSeen } from '../../../src/model/seen/images.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { images, picture } from './reading-evidence.ts';

const two = (first: Partial<ImageSeen>, second: Partial<ImageSeen>) =>
  images(picture('A councillor', { src: '/a.jpg', ...first }), picture('A councillor', { src: '/b.jpg', ...second }));
const link = (href: string) => ({ kind: 'link' as const, text: '', href });

checkCases(altTextRepeated, {
  passed: [
    { name: 'one picture', seen: images(picture('A councillor')) },
    { name: 'different words', seen: two({}, { alt: 'A mayor' }) },
    { name: 'the same picture twice', seen: two({}, { src: '/a.jpg' }) },
    { name: 'a gallery told apart by captions', seen: two({ caption: 'Morning' }, { caption: 'Evening' }) },
    { name: 'two pictures with one link', seen: two({ control: link('/team') }, { control: link('/team') }) },
  ],
  cantTell: [
    {
      name: 'different pictures',
      seen: two({}, {}),
      messages: ['same', 'same'],
      data: [
        { alt: 'A councillor', count: 2 },
        { alt: 'A councillor', count: 2 },
      ],
    },
    { name: 'but for a full stop', seen: two({}, { alt: 'a councillor.' }), messages: ['same', 'same'] },
    { name: 'captions that are the same', seen: two({ caption: 'X' }, { caption: 'X' }), messages: ['same', 'same'] },
    {
      name: 'links to different places',
      seen: two({ control: link('/a') }, { control: link('/b') }),
      messages: ['same', 'same'],
    },
  ],
  inapplicable: [
    { name: 'no pictures', seen: images() },
    { name: 'decoration', seen: two({ alt: '' }, { alt: '' }) },
    { name: 'what has failed already', seen: two({ alt: 'image' }, { alt: 'image' }) },
    { name: 'drawings without a file', seen: two({ src: '' }, { src: '' }) },
  ],
});
