import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseUrl } from '../../../src/crawl/normalise-url.ts';

const BASE = 'https://www.ambleford.example/bins/';

describe('normaliseUrl', () => {
  it.each<[name: string, href: string, expected: string | undefined]>([
    ['relative to the page', 'missed', 'https://www.ambleford.example/bins/missed'],
    ['relative to the site', '/council-tax', 'https://www.ambleford.example/council-tax'],
    ['another scheme of the same page', '//maps.ambleford.example/', 'https://maps.ambleford.example/'],
    ['spaces around', '  /a \n', 'https://www.ambleford.example/a'],
    [
      'scheme and host in lower case, path as it is',
      'HTTPS://WWW.Ambleford.Example/Bins',
      'https://www.ambleford.example/Bins',
    ],
    ['no default port', 'https://www.ambleford.example:443/a', 'https://www.ambleford.example/a'],
    ['other ports stay', 'https://www.ambleford.example:8443/a', 'https://www.ambleford.example:8443/a'],
    ['an empty path is the root', 'https://www.ambleford.example', 'https://www.ambleford.example/'],
    ['dot segments', '/a/./b/../c', 'https://www.ambleford.example/a/c'],
    ['dot segments in disguise', '/a/%2e%2E/c', 'https://www.ambleford.example/c'],
    ['no fragment', '/a#top', 'https://www.ambleford.example/a'],
    ['only a fragment', '#top', BASE],
    ['no user and password', 'https://sam:secret@www.ambleford.example/a', 'https://www.ambleford.example/a'],
    ['escapes in upper case', '/caf%c3%a9', 'https://www.ambleford.example/caf%C3%A9'],
    ['escapes that were never needed', '/%7Esam/%61', 'https://www.ambleford.example/~sam/a'],
    ['escapes that are needed stay', '/a%2Fb%3F', 'https://www.ambleford.example/a%2Fb%3F'],
    ['letters beyond ASCII', '/tŷ', 'https://www.ambleford.example/t%C5%B7'],
    ['tracking parameters', '/a?utm_source=x&id=1&gclid=2&fbclid=3', 'https://www.ambleford.example/a?id=1'],
    ['tracking parameters in disguise', '/a?%75tm_source=x&id=1', 'https://www.ambleford.example/a?id=1'],
    ['nothing but tracking', '/a?UTM_Campaign=x', 'https://www.ambleford.example/a'],
    ['an empty query', '/a?', 'https://www.ambleford.example/a'],
    ['parameters keep their order', '/a?b=2&a=1', 'https://www.ambleford.example/a?b=2&a=1'],
    ['a session in the path', '/a;jsessionid=1F2E.node1/b;v=1?x=1', 'https://www.ambleford.example/a/b;v=1?x=1'],
    ['a session of its own segment', '/(S(abc123))/a.aspx', 'https://www.ambleford.example/a.aspx'],
    ['nothing but a session', '/(S(abc123))', 'https://www.ambleford.example/'],
    ['dot segments behind a session', '/a/..;jsessionid=1/b', 'https://www.ambleford.example/b'],
    ['session parameters', '/a?PHPSESSID=1&id=1&JSESSIONID=2', 'https://www.ambleford.example/a?id=1'],
    ['a session in disguise', '/a?PHP%53ESSID=1', 'https://www.ambleford.example/a'],
    ['a token that only a session has', '/a?sid=0123456789abcdef0123', 'https://www.ambleford.example/a'],
    ['the number of a service', '/a?sid=12', 'https://www.ambleford.example/a?sid=12'],
    [
      'a token that may name the content',
      `/a?doc=${'0af1'.repeat(8)}`,
      `https://www.ambleford.example/a?doc=${'0af1'.repeat(8)}`,
    ],
    ['brackets that are no session', '/(beta)/S(1)', 'https://www.ambleford.example/(beta)/S(1)'],
    ['a parameter that only begins alike', '/a?utmost=1', 'https://www.ambleford.example/a?utmost=1'],
    ['a trailing slash means something', '/a/', 'https://www.ambleford.example/a/'],
    ['mail', 'mailto:bins@ambleford.example', undefined],
    ['telephone', 'tel:01632960001', undefined],
    ['script', 'javascript:void(0)', undefined],
    ['inline data', 'data:text/html,hello', undefined],
    ['a blob', 'blob:https://www.ambleford.example/1', undefined],
    ['nonsense', 'https://', undefined],
    ['a host that cannot be', 'https://a b.example/', undefined],
    ['as long as we keep', `/${'a'.repeat(2017)}`, `https://www.ambleford.example/${'a'.repeat(2017)}`],
    ['longer than we keep', `/${'a'.repeat(2020)}`, undefined],
  ])('%s', (_name, href, expected) => {
    expect(normaliseUrl(href, BASE)).toBe(expected);
  });

  it('needs a base for a relative address', () => {
    expect(normaliseUrl('/a')).toBeUndefined();
    expect(normaliseUrl('/a', 'not a base')).toBeUndefined();
  });

  // Pieces that addresses are made of, so that the generator meets more than noise.
  const piece = fc.constantFrom(
    ...['http://', 'https://', '//', '/', '.', '..', '?', '&', '=', '#', '@', ':', ';', '\\', ' ', '%', '\t'],
    ...[
      '%2e',
      '%2F',
      '%75tm_source',
      '%25',
      '%41',
      '%c3',
      'utm_source',
      'gclid',
      ';jsessionid=',
      '(S(a))',
      'PHPSESSID=1',
      'sid=0123456789abcdef',
      'a',
      'Ŵ',
      "'",
      '|',
      '[::1]',
      '\ud800',
    ],
  );
  const address = fc.oneof(
    fc.array(piece, { maxLength: 14 }).map((pieces) => `https://h.example/${pieces.join('')}`),
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string({ unit: 'binary' }),
  );

  it('gives one spelling: doing it twice changes nothing, and the result is an address', () => {
    fc.assert(
      fc.property(address, (href) => {
        const once = normaliseUrl(href, BASE);
        if (once === undefined) return;
        expect(normaliseUrl(once)).toBe(once);
        const url = new URL(once);
        expect(url.href).toBe(once);
        expect(url.hash + url.username + url.password).toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same spelling whatever does not change the page: fragment, tracking, case, port, dots and escapes', () => {
    const segment = fc.stringMatching(/^[a-z0-9~_.-]{1,8}$/).filter((text) => !/^\.+$/.test(text));
    const pair = fc.stringMatching(/^q[a-z]{0,3}=[a-z0-9]{0,4}$/);
    const escaped = (text: string) => text.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
    fc.assert(
      fc.property(
        fc.array(segment, { maxLength: 4 }),
        fc.array(pair, { maxLength: 3 }),
        fc.subarray(['host', 'port', 'dots', 'escape', 'session', 'tracking', 'fragment', 'user'] as const),
        (segments, pairs, changes) => {
          const has = (change: (typeof changes)[number]) => changes.includes(change);
          const path = `/${segments.join('/')}`;
          const plain = `https://www.ambleford.example${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
          const host = has('host') ? 'HTTPS://WWW.Ambleford.EXAMPLE' : 'https://www.ambleford.example';
          const shown = segments.map((text) => (has('escape') ? escaped(text) : text)).join('/');
          const query = [
            ...(has('tracking') ? ['utm_source=x'] : []),
            ...pairs,
            ...(has('session') ? ['PHPSESSID=1'] : []),
          ];
          const other = [
            has('user') ? host.replace('://', '://sam:secret@') : host,
            has('port') ? ':443' : '',
            has('dots') ? '/x/../.' : '',
            `/${shown}`,
            query.length > 0 ? `?${query.join('&')}` : '',
            has('fragment') ? '#top' : '',
          ].join('');
          expect(normaliseUrl(other)).toBe(normaliseUrl(plain));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
