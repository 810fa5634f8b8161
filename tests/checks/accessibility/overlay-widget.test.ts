import { overlayWidget } from '../../../checks/accessibility/overlay-widget.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { request } from '../../helpers/site-evidence.ts';

const site = {};
const page = (path: string, ...urls: readonly string[]) => ({
  url: `${ORIGIN}${path}`,
  requests: urls.map((url) => request(new URL(url, ORIGIN).href)),
});

siteCheckCases(overlayWidget, {
  passed: [
    { name: 'scripts of its own', site, pages: [page('/', '/assets/site.js', '/assets/recite.js')] },
    { name: 'a host that only ends alike', site, pages: [page('/', 'https://notreciteme.com/a.js')] },
    {
      name: 'a picture of the toolbar',
      site,
      pages: [{ url: `${ORIGIN}/`, requests: [request(`${ORIGIN}/browsealoud.js`, { type: 'image' })] }],
    },
  ],
  cantTell: [
    {
      name: 'two toolbars, one on two pages',
      site,
      pages: [
        page('/b', 'https://api.reciteme.com/asset/js?key=x', 'https://api.reciteme.com/asset/js?key=y'),
        page('/a', 'https://api.reciteme.com/asset/js?key=x', 'https://cdn.userway.org/widget.js'),
      ],
      messages: ['loaded', 'loaded'],
      data: [
        { by: 'Recite Me', pages: 2 },
        { by: 'UserWay', pages: 1 },
      ],
      at: [`${ORIGIN}/a`, `${ORIGIN}/a`],
    },
    {
      name: 'a copy on the council’s own host that did not load',
      site,
      pages: [{ url: `${ORIGIN}/`, requests: [request(`${ORIGIN}/js/browsealoud.js`, { status: 0 })] }],
      data: [{ by: 'Browsealoud (ReachDeck)', pages: 1 }],
    },
  ],
  inapplicable: [{ name: 'no pages', site, pages: [] }],
});
