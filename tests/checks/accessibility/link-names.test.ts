import { linkNames } from '../../../checks/accessibility/link-names.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { link } from '../../helpers/evidence.ts';

const two = (first: string, second: string) => ({
  links: [link('See the plans', first), link('see the plans.', second)],
});

const framed = (beside?: string, text = 'Read more') => ({
  ...{ written: '', href: '/a', text, described: '', after: '', newWindow: false, format: null, acts: false, role: '' },
  ...{ lost: false, twin: false, region: 'main' as const, selector: '#news >> a', html: '<a>', box: null },
  ...(beside === undefined ? {} : { beside }),
});

const inFrame = (...linkContext: ReturnType<typeof framed>[]) => ({ linkContext });

checkCases(linkNames, {
  passed: [
    {
      name: 'words for somewhere in a frame',
      seen: { links: [link('Bins', '/b')], ...inFrame(framed('Bins', 'This week'), framed()) },
    },
    { name: 'words', seen: { links: [link('Pay your council tax', '/pay'), link('Bins', '/bins')] } },
    { name: 'the same place twice', seen: two('/plans', '/plans/') },
    { name: 'the same place by another scheme', seen: two('http://a.example/', 'https://a.example/') },
    {
      name: 'words for anything with nothing beside them are a failure elsewhere',
      seen: { links: [link('Read more', '/a', { beside: '' })] },
    },
    {
      name: 'outside the main content',
      seen: { links: [link('Bins', '/b'), link('More', '/a', { region: 'other', beside: 'We use cookies.' })] },
    },
    { name: 'what is downloaded', seen: { links: [link('Download the form', '/a')] } },
    { name: 'the name of a site', seen: { links: [link('GOV.UK', 'https://www.gov.uk/')] } },
    { name: 'an email address', seen: { links: [link('a@ambleford.example', 'mailto:a@ambleford.example')] } },
    { name: 'one of them hidden', seen: { links: [link('Edit', '/a'), link('Edit', '/b', { visible: false })] } },
    {
      name: 'one of them in the footer',
      seen: { links: [link('Bins', '/a'), link('Bins', '/b', { region: 'footer' })] },
    },
    {
      name: 'tabs',
      seen: {
        links: [
          link('Bins', '/a'),
          ...['#1', '#2'].map((to) => link('Tab', to, { html: `<a role="tab" href="${to}">` })),
        ],
      },
    },
  ],
  cantTell: [
    {
      name: 'words for anything, with words beside them',
      seen: { links: [link('Read more', '/a', { beside: 'Bins are collected each week.' })] },
      messages: ['context'],
      data: [{ text: 'Read more', beside: 'Bins are collected each week.' }],
    },
    {
      name: 'the same words for two places, each with words beside them',
      seen: {
        links: [link('Read more', '/a', { beside: 'Bins' }), link('Read more', '/b', { beside: 'Parking' })],
      },
      messages: ['context', 'context'],
    },
    {
      name: 'words for anything in a frame, with words beside them and without',
      seen: { links: [], ...inFrame(framed('Bins'), framed('')) },
      messages: ['context', 'alone'],
      data: [{ text: 'Read more', beside: 'Bins' }, { text: 'Read more' }],
    },
    {
      name: 'an arrow with words beside it',
      seen: { links: [link('→', '/a', { beside: 'Bins' })] },
      messages: ['context'],
    },
    {
      name: 'words for anything, and nobody knows what stands beside them',
      seen: { links: [link('Read more', '/a')] },
      messages: ['weak'],
    },
    ...['Apply here', 'This form', 'Read the full story'].map((words) => ({
      name: words,
      seen: { links: [link(words, '/a')] },
      messages: ['weak'] as const,
    })),
    { name: 'a word for anything', seen: { links: [link('Download', '/a')] }, messages: ['weak'] },
    {
      name: 'two places',
      seen: two('/mill', '/abbey'),
      messages: ['same', 'same'],
      data: [
        { text: 'See the plans', count: 2 },
        { text: 'see the plans.', count: 2 },
      ],
    },
    { name: 'two questions to one page', seen: two('/plans?ward=1', '/plans?ward=2'), messages: ['same', 'same'] },
    {
      name: 'a bare address',
      seen: { links: [link('https://www.a.example/b', 'https://www.a.example/b')] },
      messages: ['address'],
      data: [{ text: 'https://www.a.example/b' }],
    },
    {
      name: 'without its scheme',
      seen: { links: [link('www.a.example/b', 'https://www.a.example/b')] },
      messages: ['address'],
    },
    {
      name: 'very long',
      seen: { links: [link('word '.repeat(24).trim(), '/a')] },
      messages: ['long'],
      data: [{ length: 119 }],
    },
  ],
  inapplicable: [
    { name: 'no links', seen: { links: [] } },
    { name: 'links without words', seen: { links: [link('📞', '/a')] } },
    { name: 'links in navigation only', seen: { links: [link('Bins', '/a', { region: 'nav' })] } },
  ],
});
