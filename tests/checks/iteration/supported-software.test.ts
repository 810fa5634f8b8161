import { supportedSoftware } from '../../../checks/iteration/supported-software.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document, response } from '../../helpers/evidence.ts';
import { request } from '../../helpers/site-evidence.ts';

const site = {};

interface Shown {
  readonly headers?: Record<string, string>;
  readonly generator?: string;
  readonly files?: readonly string[];
}

function page(path: string, { headers = {}, generator, files = [] }: Shown = {}) {
  const url = `${ORIGIN}${path}`;
  return {
    url,
    response: response(headers, { url }),
    document: document(generator ? `<meta charset="utf-8"><meta name="Generator" content="${generator}">` : ''),
    requests: files.map((file) => request(new URL(file, url).href)),
  };
}
const one = (name: string, shown: Shown) => ({ name, site, pages: [page('/', shown)] });
const byName = (file: string, product: string, version: string, when: string) => ({
  ...one(file, { files: [file] }),
  messages: ['endedByName'] as const,
  data: [{ product, version, when, sign: new URL(file, ORIGIN).href.replace(/[?#].*/, '') }],
});

siteCheckCases(supportedSoftware, {
  passed: [
    one('a line with fixes', { headers: { 'x-powered-by': 'PHP/8.4.2' } }),
    one('until the very day', { headers: { 'x-umbraco-version': '13.1.0' } }),
  ],
  failed: [
    {
      ...one('a generator', { generator: 'Drupal 8 (https://www.drupal.org)' }),
      messages: ['ended'],
      data: [
        {
          product: 'Drupal',
          version: '8',
          when: 'on 2 November 2021',
          sign: 'generator: Drupal 8 (https://www.drupal.org)',
        },
      ],
    },
    {
      name: 'the same on two pages, and a file',
      site,
      pages: [
        page('/b', {
          headers: { 'x-generator': 'Drupal 9 (https://www.drupal.org)' },
          files: ['/jquery-1.12.4.min.js'],
        }),
        page('/a', { headers: { 'x-generator': 'Drupal 9 (https://www.drupal.org)' } }),
      ],
      messages: ['ended', 'endedByName'],
      at: [`${ORIGIN}/a`, `${ORIGIN}/b`],
    },
    { ...one('a header', { headers: { 'x-powered-by': 'PHP/7.4.33' } }), messages: ['ended'] },
    { ...one('no day is known', { generator: 'WordPress 4.6.2' }), messages: ['ended'] },
  ],
  cantTell: [
    {
      ...one('fixes that may have been bought', { generator: 'Drupal 7 (https://www.drupal.org)' }),
      messages: ['endedUnlessBought'],
      data: [
        {
          product: 'Drupal',
          version: '7',
          when: 'on 5 January 2025',
          sign: 'generator: Drupal 7 (https://www.drupal.org)',
        },
      ],
    },
    ...['PHP/7.4.3-4ubuntu2.24', 'PHP/7.3.31-1~deb10u7', 'PHP/7.2.24-1.el8'].map((header) => ({
      ...one(`mended by whoever packed it: ${header}`, { headers: { 'x-powered-by': header } }),
      messages: ['endedElsewhere' as const],
    })),
    byName('/lib/jquery-1.12.4.min.js?v=2', 'jQuery', '1.12.4', 'before 28 February 2026'),
    byName('/ajax/libs/jquery/2.2.4/jquery.min.js', 'jQuery', '2.2.4', 'before 28 February 2026'),
    byName('/npm/bootstrap@3.4.1/dist/js/bootstrap.min.js', 'Bootstrap', '3.4.1', 'on 24 July 2019'),
    byName('/angularjs/1.8.2/angular.min.js', 'AngularJS', '1.8.2', 'on 31 December 2021'),
  ],
  inapplicable: [
    one('no version', { generator: 'Drupal', headers: { 'x-powered-by': 'PHP' }, files: ['/jquery.min.js'] }),
    one('a line that is not listed', { generator: 'Drupal 11', files: ['/jquery-3.7.1.js', '/jquery-ui-1.13.2.js'] }),
    one('other software', { generator: 'Contensis CMS Version 15', files: ['/jquery.cookie-1.4.1.js'] }),
    one('a picture', { files: [] }),
  ],
});
