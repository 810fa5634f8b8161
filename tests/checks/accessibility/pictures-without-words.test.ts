import { picturesWithoutWords } from '../../../checks/accessibility/pictures-without-words.ts';
import type { ImageSeen } from '../../../src/model/seen/images.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { images, picture } from './reading-evidence.ts';

const one = (alt: string | null, rest: Partial<ImageSeen> = {}) => images(picture(alt, rest));
const box = (width: number, height: number) => ({ box: { x: 0, y: 0, width, height } });
const sign = (src: string) => picture(null, { kind: 'background', src, ...box(24, 24), region: 'main' });
/** As wide as a badge, in a row of a list or a table. */
const badge = (src: string, beside: readonly string[], rest: Partial<ImageSeen> = {}) =>
  picture(null, { kind: 'background', src, ...box(90, 36), region: 'main', inRow: true, beside, ...rest });
const sprite = (shows: string, name: string) => badge('/sheet.svg', [name], { shows });
const link = { kind: 'link' as const, text: 'Parks', href: '/parks' };

checkCases(picturesWithoutWords, {
  passed: [
    { name: 'words', seen: one('The town hall') },
    { name: 'a small decoration', seen: one('', box(60, 60)) },
    { name: 'a thin decoration', seen: one('', box(900, 40)) },
    { name: 'taken out by its role', seen: one('', { silenced: true }) },
    { name: 'beside the words of its link', seen: one('', { control: link }) },
    { name: 'in the header', seen: one('', { region: 'header' }) },
    { name: 'no text alternative is reported by axe', seen: one(null) },
    { name: 'a drawn icon in a link with words', seen: one(null, { kind: 'background', control: link }) },
    { name: 'a small one in silence', seen: one('Parks', { silenced: true, ...box(24, 24) }) },
    { name: 'a drawing in silence', seen: one(null, { kind: 'svg', silenced: true }) },
    { name: 'a small drawing', seen: one(null, { kind: 'svg', ...box(24, 24) }) },
    { name: 'a drawing with a name', seen: one('Map', { kind: 'canvas' }) },
    { name: 'one with a role is reported by axe', seen: one(null, { kind: 'svg', html: '<svg role="img">' }) },
    {
      name: 'small ones that are all the same',
      seen: images(
        sign('/dot.svg'),
        sign('/dot.svg'),
        picture(null, { kind: 'background', ...box(24, 24), region: 'nav' }),
      ),
    },
    {
      name: 'two of different sizes',
      seen: images(sign('/a.svg'), picture(null, { kind: 'background', ...box(30, 24) })),
    },
    {
      name: 'signs with the words for what they mean',
      seen: images(
        badge('/open.svg', ['Open', 'Lido']),
        badge('/shut.svg', ['Closed', 'Baths']),
        badge('/open.svg', ['Open', 'Learner pool']),
      ),
    },
    {
      name: 'small signs with the words for what they mean',
      seen: images(
        picture(null, { ...sign('/open.svg'), beside: ['Open', 'Lido'] }),
        picture(null, { ...sign('/shut.svg'), beside: ['Closed', 'Baths'] }),
        picture(null, { ...sign('/open.svg'), beside: ['Open', 'Learner pool'] }),
      ),
    },
    {
      name: 'one ornament for each item',
      seen: images(badge('/a.svg', ['Parks']), badge('/b.svg', ['Pools']), badge('/c.svg', ['Halls'])),
    },
    {
      name: 'ornaments between parts of the page',
      seen: images(
        ...['/a.svg', '/b.svg', '/a.svg'].map((src) =>
          picture(null, { ...sign(src), ...box(150, 20), beside: ['Parks'] }),
        ),
      ),
    },
    {
      name: 'badges that are all the same',
      seen: images(badge('/open.svg', ['Lido']), badge('/open.svg', ['Baths'])),
    },
    { name: 'a small drawn box', seen: one(null, { kind: 'background', ...box(24, 24) }) },
    { name: 'a drawn box with a name', seen: one('Map', { kind: 'background' }) },
    { name: 'a file that only sounds like decoration', seen: one('Our airline', { src: '/airline.jpg' }) },
  ],
  cantTell: [
    { name: 'a large picture in silence', seen: one(''), messages: ['empty'] },
    { name: 'one with a caption', seen: one('', { caption: 'The hall', ...box(60, 60) }), messages: ['captioned'] },
    {
      name: 'words that nobody hears',
      seen: one('A map of the wards', { silenced: true }),
      messages: ['unheard'],
    },
    { name: 'a drawing', seen: one(null, { kind: 'svg', html: '<svg>' }), messages: ['drawing'] },
    { name: 'small ones that differ', seen: images(sign('/yes.svg'), sign('/no.svg')), messages: ['signs'] },
    {
      name: 'badges that differ',
      seen: images(badge('/open.svg', ['Lido']), badge('/shut.svg', ['Baths']), badge('/open.svg', ['Learner pool'])),
      messages: ['signs'],
    },
    {
      name: 'parts of one sheet that differ',
      seen: images(sprite('0px -40px', 'Lido'), sprite('0px -80px', 'Baths'), sprite('0px -40px', 'Learner pool')),
      messages: ['signs'],
    },
    {
      name: 'signs of which one alone has words',
      seen: images(
        badge('/open.svg', ['Open', 'Lido']),
        badge('/open.svg', ['Open', 'Learner pool']),
        badge('/shut.svg', ['Baths']),
        badge('/shut.svg', ['Diving pool']),
      ),
      messages: ['signs'],
    },
    { name: 'one by a script', seen: one(null, { kind: 'canvas', html: '<canvas>' }), messages: ['drawing'] },
    { name: 'drawn by a style sheet', seen: one(null, { kind: 'background' }), messages: ['background'] },
    {
      name: 'a divider with words',
      seen: one('A green line', { src: '/img/divider-2.png' }),
      messages: ['decoration'],
      data: [{ alt: 'A green line' }],
    },
    { name: 'a line by its size', seen: one('A line', box(800, 3)), messages: ['decoration'] },
  ],
  inapplicable: [{ name: 'no pictures', seen: images() }],
});
