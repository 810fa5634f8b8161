import { robotsAndSitemap } from '../../../checks/open-standards/robots-and-sitemap.ts';
import type { FetchedText, SiteArtifacts } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';
import { fetched } from '../../helpers/site-evidence.ts';

const robots = (body: string, rest: Partial<FetchedText> = {}) => fetched('/robots.txt', body, rest);
const file = (status: number, problem: string | null = null) => ({ url: `${ORIGIN}/sitemap.xml`, status, problem });
const sitemap = (urls: readonly string[], rest: Partial<SiteArtifacts['sitemap']> = {}) => ({
  files: [file(200)],
  urls: urls.map((path) => `${ORIGIN}${path}`),
  total: urls.length,
  ...rest,
});
const site = (text: FetchedText, map = sitemap(['/', '/bins'])) => ({ robots: text, sitemap: map });
const page = (path: string, end = path) => ({
  url: `${ORIGIN}${path}`,
  response: response({}, { url: `${ORIGIN}${end}` }),
});
const pages = [page('/'), page('/bins')];
const OPEN = 'User-agent: *\nDisallow: /admin\n';

siteCheckCases(robotsAndSitemap, {
  passed: [
    { name: 'both are fine', site: site(robots(OPEN)), pages },
    { name: 'an empty robots file allows everything', site: site(robots('\uFEFF# nothing to see\r\n')), pages },
    { name: 'one other robot is kept out', site: site(robots('User-agent: Greedy\nDisallow: /')), pages },
    { name: 'an exception for the service', site: site(robots('User-agent: *\nDisallow: /\nAllow: /$')), pages },
    {
      name: 'listed with a slash and over http',
      site: site(robots(OPEN), sitemap([], { urls: ['http://www.ambleford.example/bins/'], total: 1 })),
      pages,
    },
    {
      name: 'listed where the redirect ends',
      site: site(robots(OPEN), sitemap(['/new'])),
      pages: [page('/old', '/new')],
    },
    {
      name: 'one of two sitemaps did not answer us',
      site: site(
        robots(OPEN),
        sitemap(['/'], { files: [file(0, 'It took too long.'), file(503, 'Busy.'), file(200)] }),
      ),
      pages,
    },
  ],
  failed: [
    {
      name: 'one of two sitemaps is broken',
      site: site(robots(OPEN), sitemap(['/'], { files: [file(404, 'Not found.'), file(200)] })),
      pages,
      messages: ['sitemapNotReadable'],
    },
    {
      name: 'no robots file',
      site: site(robots('', { status: 404 })),
      pages,
      messages: ['noRobots'],
      data: [{ status: 404 }],
    },
    { name: 'a web page instead', site: site(robots('\n<!doctype html>')), pages, messages: ['robotsNotReadable'] },
    { name: 'prose', site: site(robots('Robots are welcome here')), pages, messages: ['robotsNotReadable'] },
    {
      name: 'everything is disallowed',
      site: site(robots('User-agent: *\nDisallow: /')),
      pages,
      messages: ['serviceDisallowed'],
      data: [{ url: `${ORIGIN}/` }],
    },
    {
      name: 'the start page is disallowed by pattern',
      site: site(robots('user-agent: *\ndisallow: /*.php$')),
      pages,
      context: { start: [`${ORIGIN}/bins.php`, `${ORIGIN}/`] },
      messages: ['serviceDisallowed'],
    },
    { name: 'no sitemap', site: site(robots(OPEN), sitemap([], { files: [] })), pages, messages: ['noSitemap'] },
    {
      name: 'a sitemap that is not there',
      site: site(robots(OPEN), sitemap([], { files: [file(404, 'Not found.')] })),
      pages,
      messages: ['noSitemap'],
    },
    {
      name: 'a broken sitemap',
      site: site(robots(OPEN), sitemap([], { files: [file(200, 'It is not XML.')] })),
      pages,
      messages: ['sitemapNotReadable'],
    },
    {
      name: 'an index of broken files',
      site: site(robots(OPEN), sitemap([], { files: [file(200), file(200, 'It is not XML.')] })),
      pages,
      messages: ['sitemapNotReadable'],
    },
    {
      name: 'a sitemap of other pages',
      site: site(robots(OPEN), sitemap(['/news'])),
      pages,
      messages: ['sitemapMisses'],
      data: [{ total: 1 }],
    },
    {
      name: 'a doubt does not hide a fault',
      site: site(robots('', { status: 503 }), sitemap(['/news'])),
      pages,
      messages: ['sitemapMisses'],
    },
  ],
  cantTell: [
    {
      name: 'no answer for the sitemap',
      site: site(robots(OPEN), sitemap([], { files: [file(0, 'It took too long.')] })),
      pages,
      messages: ['sitemapRefused'],
    },
    { name: 'robots refused', site: site(robots('', { status: 403 })), pages, messages: ['robotsRefused'] },
    {
      name: 'sitemap refused',
      site: site(robots(OPEN), sitemap([], { files: [file(503, 'Busy.')] })),
      pages,
      messages: ['sitemapRefused'],
    },
    {
      name: 'too long to read to the end',
      site: site(robots(OPEN), sitemap(['/news'], { total: 60_000 })),
      pages,
      messages: ['sitemapTooLong'],
    },
  ],
});
