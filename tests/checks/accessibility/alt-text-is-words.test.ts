import { altTextIsWords } from '../../../checks/accessibility/alt-text-is-words.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { images, picture } from './reading-evidence.ts';

const one = (alt: string, src = '/pictures/hall.jpg') => images(picture(alt, { src }));

checkCases(altTextIsWords, {
  passed: [
    { name: 'words', seen: one('The town hall in snow') },
    ...['Space', 'Test', 'To do'].map((alt) => ({
      name: `what a link may lead to: ${alt}`,
      seen: images(picture(alt, { src: '/17.png', control: { kind: 'link', text: '', href: '/17' } })),
    })),
    { name: 'words that are also the name of the file', seen: one('hall') },
    { name: 'a name with a joint that is a word', seen: one('step-free', '/step-free.svg') },
    { name: 'a word of the forbidden ones among others', seen: one('Image of the week') },
    { name: 'a version with a dot', seen: one('Version 2.0 of the plan') },
    { name: 'a smiley, as some systems write it', seen: one('🎉', '/emoji/1f389.svg') },
    { name: 'stars', seen: one('★★★') },
    { name: 'an arrow', seen: one('→') },
    { name: 'a year', seen: one('2026') },
    { name: 'an icon that says what kind of file a link leads to', seen: one('JPG', '/icons/jpg.svg') },
    { name: 'the same as a picture of that kind', seen: one('PNG', '/icons/png-icon.png') },
    { name: 'an icon of a file', seen: one('File', '/icons/file.svg') },
    {
      name: 'an icon in the link to the file',
      seen: images(picture('PNG', { src: '/icons/17.png', control: { kind: 'link', text: 'Map', href: '/map.png' } })),
    },
    {
      name: 'a name in a network, in the link to it',
      seen: images(
        picture('love_my_town', {
          control: { kind: 'link', text: '', href: 'https://photos.example/@love_my_town/?hl=en' },
        }),
      ),
    },
    ...[
      'My_Council',
      'Stoke-on-Trent',
      'A-Z',
      'B4321',
      'Dr. Smith',
      'Scan 4 of the register',
      'Untitled, oil on canvas',
      'Untitled design of 1901 for a fountain',
      'Photo 2024-05-01 of the flood wall',
      'Screenshot 2024-05-01: the payment form',
      'CO_2',
      'PM2_5',
      'COVID_19',
      '12 x 12',
    ].map((alt) => ({ name: alt, seen: one(alt) })),
  ],
  failed: [
    { name: 'a file', seen: one('IMG_2041.JPG'), messages: ['fileName'], data: [{ alt: 'IMG_2041.JPG' }] },
    { name: 'a file with spaces', seen: one('town hall final (2).png'), messages: ['fileName'] },
    { name: 'what a camera calls it', seen: one('DSC00417'), messages: ['fileName'] },
    { name: 'a numbered banner', seen: one('banner-3'), messages: ['fileName'] },
    ...[
      'bin_lorry_blue',
      'hero-banner-final_v2',
      'Pier_at_dusk-1024x768',
      'WhatsApp Image 2024-05-01 at 10.22.33',
      'Screenshot 2024-05-01 at 10.22',
      'P1010023',
      'mceclip0',
      'Untitled design (4)',
      'image (2)',
      '1920x1080',
    ].map((alt) => ({ name: alt, seen: one(alt), messages: ['fileName'] as const })),
    { name: 'the ending of its own file', seen: one('jpg'), messages: ['placeholder'] },
    {
      name: 'a name as in files, in a link that leads elsewhere',
      seen: images(
        picture('love_my_town', { control: { kind: 'link', text: '', href: 'https://photos.example/town' } }),
      ),
      messages: ['fileName'],
    },
    { name: 'the stem of the file', seen: one('town_hall-2', '/a/town_hall-2.webp?w=3'), messages: ['fileName'] },
    { name: 'an address', seen: one('https://cdn.example/a/b'), messages: ['fileName'] },
    { name: 'image', seen: one('Image'), messages: ['placeholder'], data: [{ alt: 'Image' }] },
    { name: 'alt', seen: one('alt text'), messages: ['placeholder'] },
    { name: 'spacer', seen: one('spacer'), messages: ['placeholder'] },
    { name: 'Welsh', seen: one('Delwedd'), messages: ['placeholder'] },
    { name: 'a sign', seen: one('*'), messages: ['placeholder'] },
    {
      name: 'each picture is one finding',
      seen: images(picture('photo'), picture('The bridge'), picture('untitled')),
      messages: ['placeholder', 'placeholder'],
    },
  ],
  inapplicable: [
    { name: 'no pictures', seen: images() },
    { name: 'only decoration', seen: images(picture('')) },
    { name: 'no text at all is reported by axe', seen: images(picture(null)) },
    { name: 'not read aloud', seen: images(picture('image', { silenced: true })) },
  ],
});
