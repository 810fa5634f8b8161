import { linkText } from '../../../checks/content/link-text.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { link } from '../../helpers/evidence.ts';

const one = (words: string) => ({ links: [link('Pay your council tax', '/pay'), link(words, '/x')] });

checkCases(linkText, {
  passed: [
    { name: 'a text that says where it leads', seen: { links: [link('Pay your council tax', '/pay')] } },
    { name: 'a generic start with the topic after it', seen: one('Read more about bin collections') },
    { name: 'a generic word inside a longer text', seen: one('More information about parking') },
    { name: 'Welsh, with the topic', seen: one('Mwy am gasglu biniau') },
    { name: 'click here, and what for', seen: one('Click here for the parking rules') },
    { name: 'one word that is a topic', seen: one('Parking') },
    { name: 'a number of more results', seen: one('12 more') },
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
    { name: 'continue reading', seen: one('Continue reading'), messages: ['generic'] },
    { name: 'case and dots', seen: one('READ MORE...'), messages: ['generic'] },
    {
      name: 'where no main content is marked',
      seen: { links: [link('Click here', '/a', { region: 'other' })] },
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
      seen: { links: [link('yma', '/a'), link('Mwy…', '/b')] },
      messages: ['generic', 'generic'],
    },
    {
      name: 'each link is one finding',
      seen: { links: [link('Read more', '/a'), link('Bins', '/b'), link('Read more', '/c')] },
      messages: ['generic', 'generic'],
    },
  ],
  inapplicable: [
    { name: 'no links', seen: { links: [] } },
    { name: 'links outside the main content only', seen: { links: [link('More', '/m', { region: 'nav' })] } },
    { name: 'links without a name only', seen: { links: [link('', '/m')] } },
  ],
});
