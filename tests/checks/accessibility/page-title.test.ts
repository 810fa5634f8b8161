import { pageTitle } from '../../../checks/accessibility/page-title.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { document, heading, text } from '../../helpers/evidence.ts';

const BINS =
  'Put your bins out by seven. We collect them on the same day each week and bring them back in the evening, all year round.';
const titled = (title: string, words = 'A few words.', heads: readonly string[] = []) => ({
  name: title || 'none',
  seen: { document: document('', { title }), headings: heads.map((head) => heading(1, head)), text: text(words) },
});

checkCases(pageTitle, {
  passed: [
    'Bins - Ambleford Council',
    'Home',
    'Document checks for voters',
    'Page 2 of 3: results',
    'Test your water',
    'about.me profile',
  ]
    .map((title) => titled(title))
    .concat([
      titled('Bins - Ambleford Council', BINS),
      titled('Ambleford Council | Collecting your rubbish', BINS),
      titled('Waste - Ambleford Council', BINS, ['Waste']),
      titled('Index', BINS, ['Index']),
      titled('Ambleford Council', BINS),
      titled('Council tax bands', BINS, ['What band is your council tax?']),
      titled('Library opening times', 'Bins.'),
      titled('Collecting bins - Ambleford Council', BINS, ['Waste']),
    ])
    .concat({ ...titled('Welcome', BINS), context: { url: 'https://www.ambleford.example/' } } as never),
  cantTell: [
    {
      ...titled('Library opening times - Ambleford Council', BINS),
      messages: ['elsewhere'],
      data: [{ title: 'Library opening times - Ambleford Council' }],
    },
    { ...titled('Home', BINS), messages: ['elsewhere'] },
    { ...titled('Ambleford Borough Council', BINS, ['Your bins']), messages: ['elsewhere'] },
    { ...titled('Library days - Ambleford Council', BINS, ['Your bins']), messages: ['elsewhere'] },
    {
      ...titled('Fishing licences - Ambleford Rivers Agency', 'They stand at 82 per cent.', ['Reservoir levels']),
      messages: ['elsewhere'],
    },
  ],
  failed: [
    ...['index.html', 'council-tax_2026.PDF', 'Default.aspx'].map((title) => ({
      ...titled(title),
      messages: ['fileName'] as const,
      data: [{ title }],
    })),
    ...['https://www.ambleford.example/bins', 'www.ambleford.example'].map((title) => ({
      ...titled(title),
      messages: ['address'] as const,
    })),
    ...[
      'Untitled document',
      'untitled',
      'Document',
      'New Page 1',
      'Test page',
      '[Page title]',
      'Lorem ipsum dolor',
      'React App',
    ].map((title) => ({
      ...titled(title),
      messages: ['placeholder'] as const,
    })),
  ],
  inapplicable: [titled('')],
});
