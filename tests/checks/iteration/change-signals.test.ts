import { changeSignals } from '../../../checks/iteration/change-signals.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { text } from '../../helpers/evidence.ts';

const site = {};
const page = (path: string, words: string) => ({ url: `${ORIGIN}${path}`, text: text(words) });

// Visited on 23 November 2026.
siteCheckCases(changeSignals, {
  cantTell: [
    {
      name: 'a review that was missed',
      site,
      pages: [page('/a', 'Last updated: 3 May 2026. Next review: 1 November 2026.')],
      messages: ['reviewMissed'],
      data: [{ date: '1 November 2026' }],
      at: [`${ORIGIN}/a`],
    },
    {
      name: 'nothing new for more than a year',
      site,
      pages: [page('/b', 'Updated 3 May 2024'), page('/a', 'Last reviewed on 22 November 2025'), page('/c', 'Bins')],
      messages: ['newestOld'],
      data: [{ pages: 2, date: '22 November 2025' }],
      at: [`${ORIGIN}/a`],
    },
    {
      name: 'amounts of another year',
      site,
      pages: [page('/a', 'Parking charges for 2025/26')],
      messages: ['oldPrices'],
      data: [{ text: 'charges for 2025/26' }],
    },
  ],
  inapplicable: [
    {
      name: 'the accessibility statement',
      site,
      pages: [page('/accessibility-statement', 'Last reviewed on 3 May 2020')],
    },
    { name: 'no dates', site, pages: [page('/', 'Bins')] },
    {
      name: 'recent dates, which prove nothing',
      site,
      pages: [page('/', 'Updated 3 May 2026. Next review: May 2027.')],
    },
    {
      name: 'amounts of this year and of no year',
      site,
      pages: [page('/', 'Charges 2026 to 27. Fees since 2019 and 42.')],
    },
    { name: 'a date of something else', site, pages: [page('/', 'The hall opened on 3 May 2019.')] },
  ],
});
