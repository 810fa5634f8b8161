import { titleNamesSite } from '../../../checks/consistency/title-names-site.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document, response } from '../../helpers/evidence.ts';

const pages = (...titles: readonly string[]) =>
  titles.map((title, index) => ({
    url: `${ORIGIN}/${index}`,
    document: document('', { title, lang: title.includes('Cyngor') ? 'cy' : 'en' }),
    response: response(),
  }));

siteCheckCases(titleNamesSite, {
  passed: [
    {
      name: 'after a dash',
      site: {},
      pages: pages('Ambleford Council', 'A - Ambleford Council', 'B - Ambleford Council', 'C – Ambleford Council'),
    },
    { name: 'in front', site: {}, pages: pages('Ambleford: A', 'Ambleford: B', 'Ambleford: C', 'Ambleford') },
    {
      name: 'with bars, and Welsh pages beside',
      site: {},
      pages: pages('A | Council', 'B | Council', 'C | Council', 'D|Council', 'E | Cyngor'),
    },
    ...['Bins, Ambleford', 'Bins / Ambleford', 'Bins > Ambleford', 'Bins :: Ambleford', 'Bins (Ambleford)'].map(
      (title) => ({
        name: `with another sign: ${title}`,
        site: {},
        pages: pages(...['Bins', 'Parks', 'Roads', 'Tax'].map((word) => title.replace('Bins', word))),
      }),
    ),
    {
      name: 'the name in the words of the page',
      site: {},
      pages: pages('A - Ambleford', 'B - Ambleford', 'C - Ambleford', 'Visit Ambleford'),
    },
  ],
  failed: [
    { name: 'no name at all', site: {}, pages: pages('Bins', 'Council tax', 'Parks', 'Libraries'), messages: ['none'] },
    {
      name: 'one page without it',
      site: {},
      pages: pages('A - Ambleford', 'B - Ambleford', 'Parks', 'C - Ambleford'),
      messages: ['missing'],
      data: [{ name: 'Ambleford', title: 'Parks' }],
      at: [`${ORIGIN}/2`],
    },
  ],
  inapplicable: [{ name: 'too few pages', site: {}, pages: pages('Bins', 'Parks', 'Roads') }],
});
