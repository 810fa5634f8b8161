import { describe, expect, it } from 'vitest';
import { formatOf, typeOfResponse, typeOfUrl, type UrlType } from '../../../src/crawl/url-type.ts';
import { at } from './made-up-site.ts';

/** The endings that the crawl left to the link check before they had types. */
const FILES =
  /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip|gz|7z|rar|jpe?g|png|gif|svg|webp|avif|ico|mp[34]|m4[av]|mov|avi|webm|wav|ogg|css|js|mjs|json|xml|rss|atom|ics|kml|kmz|geojson|txt|woff2?|exe|dmg)$/i;

describe('typeOfUrl', () => {
  it.each<[path: string, type: UrlType]>([
    ['/', 'html'],
    ['/bins', 'html'],
    ['/bins.aspx', 'html'],
    ['/bins.php?file=plan.pdf', 'html'],
    ['/plan.pdf/about', 'html'],
    ['/v1.2', 'html'],
    ['/plan.pdf', 'document'],
    ['/Plan.PDF?v=2', 'document'],
    ['/budget.xlsx', 'document'],
    ['/notes.odt', 'document'],
    ['/spend.csv', 'document'],
    ['/logo.svg', 'media'],
    ['/meeting.mp4', 'media'],
    ['/news.rss', 'feed'],
    ['/news.atom', 'feed'],
    ['/maps.zip', 'download'],
    ['/bins.ics', 'download'],
    ['/site.css', 'other'],
    ['/sitemap.xml', 'other'],
  ])('%s is %s', (path, type) => {
    expect(typeOfUrl(at(path))).toBe(type);
  });

  it('leaves the same addresses out of the crawl as before', () => {
    const endings =
      'pdf doc docx docm xls xlsx ppt pptx odt ods odp odg rtf csv zip gz tgz 7z rar jpg jpeg png gif svg webp avif ico mp3 mp4 mp5 m4a m4v mov avi webm wav ogg css js mjs json xml rss atom ics kml kmz geojson txt woff woff2 exe dmg html htm aspx php jsp page';
    for (const ending of endings.split(' ')) {
      const url = at(`/a.${ending}`);
      expect([ending, typeOfUrl(url) !== 'html']).toEqual([ending, FILES.test(new URL(url).pathname)]);
    }
  });
});

describe('typeOfResponse', () => {
  const saved = 'attachment; filename=';
  it.each<[contentType: string | null, disposition: string | null, path: string, type: UrlType, format?: string]>([
    ['text/html; charset=utf-8', null, '/a', 'html'],
    ['TEXT/HTML', null, '/plan.pdf', 'html'],
    ['application/xhtml+xml', null, '/a', 'html'],
    [null, null, '/a', 'html'],
    [null, null, '/plan.zip', 'download'],
    ['application/pdf', null, '/downloads/file/12/plan', 'document', 'pdf'],
    ['application/pdf;charset=UTF-8', 'inline', '/a', 'document', 'pdf'],
    ['application/vnd.ms-excel.sheet.macroEnabled.12', null, '/a', 'document', 'xlsx'],
    ['application/octet-stream', `${saved}"Plan 2026.docx"`, '/a', 'document', 'docx'],
    ['application/octet-stream', "attachment; filename*=UTF-8''Cynllun%20b%C5%B5s.ODT", '/a', 'document', 'odt'],
    ['application/octet-stream', null, '/plan.pdf', 'document', 'pdf'],
    ['', 'attachment; filename=plan.pdf', '/a', 'document', 'pdf'],
    ['application/octet-stream', null, '/a', 'download'],
    ['application/octet-stream', `${saved}"photo.jpg"`, '/a', 'media'],
    ['application/force-download', 'attachment', '/a', 'download'],
    ['text/html', 'attachment; filename="page.html"', '/a', 'download'],
    ['text/csv', null, '/a', 'document', 'csv'],
    ['text/calendar', null, '/a', 'download'],
    ['text/plain', null, '/a', 'other'],
    ['application/rss+xml', null, '/a', 'feed'],
    ['text/xml', null, '/news.rss', 'feed'],
    ['text/xml', null, '/a', 'other'],
    ['application/json', null, '/a', 'other'],
    ['application/javascript', null, '/a', 'other'],
    ['image/svg+xml', null, '/a', 'media'],
    ['video/mp4', null, '/a', 'media'],
    ['application/zip', null, '/a', 'download'],
    ['application/x-council-thing', null, '/a', 'download'],
  ])('%s, %s at %s', (contentType, disposition, path, type, format) => {
    expect(typeOfResponse(contentType, disposition, at(path))).toBe(type);
    expect(formatOf(contentType, disposition, at(path))).toBe(format);
  });
});
