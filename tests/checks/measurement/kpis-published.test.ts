import { kpisPublished } from '../../../checks/measurement/kpis-published.ts';
import type { Link } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { link, text } from '../../helpers/evidence.ts';

const site = {};
const page = (path: string, words: string, ...links: readonly Link[]) => ({
  url: `${ORIGIN}${path}`,
  text: text(words),
  links,
});
const ALL = 'Completion rate 91%. User satisfaction 88%. Cost per transaction 40p. Digital take-up 64%.';

// Visited on 23 November 2026.
siteCheckCases(kpisPublished, {
  passed: [
    {
      name: 'all four, and of this year',
      site,
      pages: [page('/', 'Home'), page('/data', `From July to September 2026. ${ALL}`)],
    },
  ],
  cantTell: [
    { name: 'nothing', site, pages: [page('/', 'Home'), page('/a', 'A')], messages: ['nothing'], data: [{ pages: 2 }] },
    {
      name: 'a link',
      site,
      pages: [
        page('/b', 'B', link('Performance dashboard', 'tel:1'), link('Our performance figures', '/figures')),
        page('/', 'Home'),
      ],
      messages: ['link'],
      data: [{ url: `${ORIGIN}/figures` }],
      at: [`${ORIGIN}/b`],
    },
    {
      name: 'two of the four, and old ones',
      site,
      pages: [page('/old', `In May 2024: ${ALL}`), page('/news', 'Digital takeup and customer satisfaction are up.')],
      messages: ['some', 'undated'],
      data: [{ named: 'user satisfaction, digital take-up' }, undefined],
      at: [`${ORIGIN}/news`, `${ORIGIN}/old`],
    },
  ],
});
