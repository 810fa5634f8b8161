import { findable } from '../../../checks/inclusion/findable.ts';
import type { PageArtifacts } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document, response } from '../../helpers/evidence.ts';
import { fetched } from '../../helpers/site-evidence.ts';

interface Rest extends Partial<PageArtifacts['metadata']> {
  readonly title?: string;
  readonly status?: number;
  readonly headers?: Record<string, string | readonly string[]>;
  readonly origin?: string;
  readonly asked?: string;
}

function page(
  path: string,
  { title = `Page ${path}`, status = 200, headers = {}, origin = ORIGIN, asked = path, ...metadata }: Rest = {},
) {
  return {
    url: `${origin}${asked}`,
    response: response(headers, { url: `${origin}${path}`, status }),
    document: document('', { title }),
    metadata: {
      description: 'About bins.',
      robots: null,
      canonical: null,
      viewport: null,
      alternates: [],
      ...metadata,
    },
  };
}
const site = { robots: fetched('/robots.txt', 'User-agent: *\nDisallow: /private\n') };
const one = (name: string, rest: Rest, path = '/bins') => ({ name, site, pages: [page(path, rest)] });
const tag = (value: string | readonly string[]) => ({ headers: { 'X-Robots-Tag': value } });

siteCheckCases(findable, {
  passed: [
    { name: 'two good pages', site, pages: [page('/bins'), page('/waste')] },
    one('canonical to itself, relative, with a slash', { canonical: '/bins/' }),
    one(
      'canonical in capitals and without the query',
      { canonical: 'https://WWW.Ambleford.example/bins' },
      '/bins?page=2',
    ),
    one('a development copy names the public host', { canonical: `${ORIGIN}/bins`, origin: 'http://127.0.0.1:4000' }),
    one('harmless rules', { robots: 'index, follow, max-snippet:-1' }),
    one('a rule for another robot', tag('otherbot: noindex, nofollow')),
    one('a rule with a date', tag('unavailable_after: Fri, 25 Dec 2026 15:00:00 GMT')),
    { name: 'two ways to one page', site, pages: [page('/bins'), page('/bins', { asked: '/old-bins' })] },
    {
      name: 'a list, sorted twice',
      site,
      pages: [page('/list?sort=a', { title: 'List' }), page('/list?sort=b', { title: 'List' })],
    },
    {
      name: 'no robots file',
      site: { robots: fetched('/robots.txt', 'User-agent: *\nDisallow: /', { status: 404 }) },
      pages: [page('/bins')],
    },
  ],
  failed: [
    { ...one('an error', { status: 404 }), messages: ['notOk'], data: [{ status: 404 }] },
    { ...one('noindex in the page', { robots: 'NoIndex,follow' }), messages: ['noindex'] },
    { ...one('none in the page', { robots: 'none' }), messages: ['noindex'] },
    { ...one('noindex in a header', tag(['nofollow', 'max-snippet: 5, noindex'])), messages: ['noindex'] },
    { ...one('noindex for one search engine', tag('googlebot: nofollow, noindex')), messages: ['noindex'] },
    { ...one('kept out by robots.txt', {}, '/private/x'), messages: ['robotsBlocks'] },
    {
      name: 'only one search engine is kept out',
      site: { robots: fetched('/robots.txt', 'User-agent: bingbot\nDisallow: /') },
      pages: [page('/bins')],
      messages: ['robotsBlocks'],
    },
    { ...one('no title and no description', { title: ' ', description: ' ' }), messages: ['noTitle', 'noDescription'] },
    { ...one('no description', { description: null }), messages: ['noDescription'] },
    {
      ...one('canonical on another host', { canonical: 'https://ambleford.example/bins' }),
      messages: ['canonicalElsewhere'],
    },
    {
      ...one('canonical to the home page', { canonical: '/' }),
      messages: ['canonicalElsewhere'],
      data: [{ canonical: `${ORIGIN}/` }],
    },
    {
      name: 'a Welsh page with the English title',
      site,
      pages: [
        page('/cy/biniau', { title: 'Bins  and waste' }),
        page('/bins', { title: 'Bins and Waste' }),
        page('/other'),
      ],
      messages: ['sameTitle'],
      data: [{ title: 'Bins and Waste', pages: 2 }],
      at: [`${ORIGIN}/bins`],
    },
    {
      name: 'pages in order of address',
      site,
      pages: [page('/b', { description: null }), page('/a', { description: null })],
      messages: ['noDescription', 'noDescription'],
      at: [`${ORIGIN}/a`, `${ORIGIN}/b`],
    },
  ],
  inapplicable: [
    {
      name: 'nothing but a feed',
      site,
      pages: [page('/feed', { headers: { 'Content-Type': 'application/rss+xml' } })],
    },
  ],
});
