import { brokenLinks } from '../../../checks/content/broken-links.ts';
import type { LinkCheck } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { link } from '../../helpers/evidence.ts';

const HOME = `${ORIGIN}/`;
const BINS = `${ORIGIN}/bins`;
const REASON = 'The name of the server does not exist.';

function site(...checks: readonly [path: string, result: LinkCheck['result'], status?: number | null][]) {
  const linkChecks = checks.map(([path, result, status = result === 'works' ? 200 : null]) => {
    return { url: new URL(path, ORIGIN).href, status, result, reason: status === null ? REASON : '' };
  });
  return { linkChecks };
}

siteCheckCases(brokenLinks, {
  passed: [
    { name: 'the link works', site: site(['/a', 'works']), pages: [{ url: HOME, links: [link('A', '/a')] }] },
    {
      name: 'a server that turned us away says nothing about the link',
      site: site(['/a', 'works'], ['/b', 'blocked', 403]),
      pages: [{ url: HOME, links: [link('A', '/a'), link('B', '/b')] }],
    },
    {
      name: 'some were beyond the budget',
      site: site(['/a', 'works'], ['/b', 'not-checked']),
      pages: [{ url: HOME, links: [link('A', '/a'), link('B', '/b')] }],
    },
    {
      name: 'the link leads to a page that was scanned',
      site: site(),
      pages: [
        { url: HOME, links: [link('Bins', '/bins#days')] },
        { url: BINS, links: [] },
      ],
    },
    {
      name: 'a broken address that no page links to',
      site: site(['/a', 'works'], ['/gone', 'broken', 404]),
      pages: [{ url: HOME, links: [link('A', '/a')] }],
    },
  ],
  failed: [
    {
      name: 'not found',
      site: site(['/gone', 'broken', 404]),
      pages: [{ url: HOME, links: [link('Gone', '/gone')] }],
      messages: ['broken'],
      data: [{ url: `${ORIGIN}/gone`, status: 404 }],
      at: [HOME],
    },
    {
      name: 'no answer at all',
      site: site(['https://old.ambleford.example/', 'broken']),
      pages: [{ url: HOME, links: [link('Old site', 'https://old.ambleford.example/')] }],
      messages: ['noAnswer'],
      data: [{ url: 'https://old.ambleford.example/', reason: REASON }],
      at: [HOME],
    },
    {
      name: 'once for each page, in the order of their addresses',
      site: site(['/gone', 'broken', 410], ['/a', 'works']),
      pages: [
        { url: BINS, links: [link('Gone', '/gone'), link('A', '/a')] },
        { url: HOME, links: [link('Gone', '/gone')] },
      ],
      messages: ['broken', 'broken'],
      at: [HOME, BINS],
    },
    {
      name: 'once for the same address on one page, whatever its fragment',
      site: site(['/gone', 'broken', 404]),
      pages: [{ url: HOME, links: [link('Gone', '/gone'), link('Also gone', '/gone'), link('Part', '/gone#part')] }],
      messages: ['broken'],
      at: [HOME],
    },
    {
      name: 'twice for two addresses on one page',
      site: site(['/gone', 'broken', 404], ['/lost', 'broken', 500]),
      pages: [{ url: HOME, links: [link('Gone', '/gone'), link('Lost', '/lost')] }],
      messages: ['broken', 'broken'],
    },
  ],
  cantTell: [
    {
      name: 'every server turned us away',
      site: site(['/a', 'blocked', 403]),
      pages: [{ url: HOME, links: [link('A', '/a')] }],
      messages: ['notChecked'],
    },
    { name: 'nothing is known about the link', site: site(), pages: [{ url: HOME, links: [link('A', '/a')] }] },
    {
      name: 'every link was beyond the budget',
      site: site(['/a', 'not-checked']),
      pages: [{ url: HOME, links: [link('A', '/a')] }],
    },
  ],
  inapplicable: [
    { name: 'no page has a link', site: site(), pages: [{ url: HOME, links: [] }] },
    {
      name: 'only links that are not web addresses',
      site: site(),
      pages: [
        { url: HOME, links: [link('Call us', 'tel:+441632960001'), link('Write', 'mailto:help@ambleford.example')] },
      ],
    },
    { name: 'no page was scanned', site: site(), pages: [] },
  ],
});
