import { linkText } from '../../../checks/content/link-text.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { link } from '../../helpers/evidence.ts';

/** With nothing beside it, unless that is given. */
const one = (words: string, beside = '') => ({
  links: [link('Pay your council tax', '/pay'), link(words, '/x', { beside })],
});

const button = link('More', '#', { html: '<a class="more" role="button" href="#">More</a>', beside: '' });

checkCases(linkText, {
  cantTell: [
    { name: 'nobody knows what stands beside it', seen: { links: [link('Read more', '/a')] }, messages: [] },
    {
      name: 'nor beside one of two',
      seen: { links: [link('Read more', '/a'), link('More', '/b', { beside: 'Parking' })] },
      messages: [],
    },
  ],
  // accessibility/link-names asks about those with words beside them.
  passed: [
    { name: 'its paragraph says of what', seen: one('Read more', 'Bins are collected each week.') },
    { name: 'its list item says of what', seen: one('Click here', 'Parking permits …') },
    { name: 'one word beside it', seen: one('More', 'Parking') },
    { name: 'Welsh, with words beside it', seen: one('yma', 'Gwnewch gais … erbyn dydd Llun') },
    { name: 'what stands beside an arrow', seen: one('→', 'Parking') },
    { name: 'a text that says where it leads', seen: { links: [link('Pay your council tax', '/pay')] } },
    { name: 'a generic start with the topic after it', seen: one('Read more about bin collections') },
    { name: 'a generic word inside a longer text', seen: one('More information about parking') },
    { name: 'Welsh, with the topic', seen: one('Mwy am gasglu biniau') },
    { name: 'click here, and what for', seen: one('Click here for the parking rules') },
    { name: 'one word that is a topic', seen: one('Parking') },
    { name: 'a number of more results', seen: one('12 more') },
    { name: 'a button that is made of a link', seen: { links: [link('Pay', '/pay'), button] } },
    { name: 'generic in the footer', seen: { links: [link('Pay', '/pay'), link('More', '/m', { region: 'footer' })] } },
    {
      name: 'generic outside the main content',
      seen: { links: [link('Pay', '/pay'), link('More', '/m', { region: 'other' })] },
    },
    { name: 'generic but hidden', seen: { links: [link('Pay', '/pay'), link('More', '/m', { visible: false })] } },
    { name: 'no name at all is reported by axe', seen: one('') },
    { name: 'a small picture for a name', seen: one('📞') },
  ],
  failed: [
    { name: 'click here', seen: one('Click here'), messages: ['generic'], data: [{ text: 'Click here' }] },
    ...['Tap here', 'For more information, click here', 'Click here for more info', 'Further information'].map(
      (words) => ({
        name: words,
        seen: one(words),
        messages: ['generic'] as const,
      }),
    ),
    { name: 'please, and no more', seen: one('click here', 'Please …'), messages: ['generic'] },
    { name: 'signs beside it', seen: one('Read more', '– …'), messages: ['generic'] },
    { name: 'another such link beside it', seen: one('Read more', 'Click here'), messages: ['generic'] },
    {
      name: 'one phrase, half of it the link',
      seen: one('click here', 'For more information, …'),
      messages: ['generic'],
    },
    {
      name: 'one of two has words beside it',
      seen: {
        links: [link('Read more', '/a', { beside: '' }), link('Read more', '/b', { beside: 'Bins' })],
      },
      messages: ['generic'],
      data: [{ text: 'Read more' }],
    },
    { name: 'continue reading', seen: one('Continue reading'), messages: ['generic'] },
    { name: 'case and dots', seen: one('READ MORE...'), messages: ['generic'] },
    {
      name: 'where no main content is marked',
      seen: { links: [link('Click here', '/a', { region: 'other', beside: '' })] },
      messages: ['generic'],
    },
    { name: 'only an arrow', seen: one('→'), messages: ['generic'] },
    { name: 'only signs', seen: one('> >'), messages: ['generic'] },
    { name: 'a trailing arrow', seen: one('Learn more »'), messages: ['generic'] },
    { name: 'an arrow in front', seen: one('> Go'), messages: ['generic'] },
    { name: 'a full stop', seen: one('here.'), messages: ['generic'] },
    { name: 'spaces of another kind', seen: one('find\u00a0out  more'), messages: ['generic'] },
    { name: 'Welsh: click here', seen: one('Cliciwch yma'), messages: ['generic'] },
    {
      name: 'Welsh: here, and more',
      seen: { links: [link('yma', '/a', { beside: '' }), link('Mwy…', '/b', { beside: '' })] },
      messages: ['generic', 'generic'],
    },
    {
      name: 'each link is one finding',
      seen: {
        links: [link('Read more', '/a', { beside: '' }), link('Bins', '/b'), link('Read more', '/c', { beside: '' })],
      },
      messages: ['generic', 'generic'],
    },
  ],
  inapplicable: [
    { name: 'no links', seen: { links: [] } },
    { name: 'links outside the main content only', seen: { links: [link('More', '/m', { region: 'nav' })] } },
    { name: 'links without a name only', seen: { links: [link('', '/m')] } },
  ],
});
