import { describe, expect, it } from 'vitest';
import { languageOf, languagePairs, type PageLanguage } from '../../../src/crawl/language-pairs.ts';
import { at } from './made-up-site.ts';

type Facts = Partial<Omit<PageLanguage, 'url' | 'alternates'>> & { readonly [L in 'cy' | 'en']?: string };
const page = (path: string, lang: string | null, { cy, en, switches = [], ...rest }: Facts = {}): PageLanguage => ({
  url: at(path),
  finalUrl: null,
  lang,
  alternates: [...(cy ? [{ lang: 'cy', href: at(cy) }] : []), ...(en ? [{ lang: 'en-GB', href: at(en) }] : [])],
  switches: switches.map(at),
  ...rest,
});
const nothing = {
  paired: [],
  unpairedEnglish: [],
  unpairedWelsh: [],
  nonReciprocal: [],
  mislabelled: [],
  unchecked: [],
  other: 0,
};
const pair = (english: string, welsh: string, by: 'hreflang' | 'link' = 'hreflang') => ({
  english: at(english),
  welsh: at(welsh),
  by,
});

describe('languagePairs', () => {
  it.each<[name: string, pages: readonly PageLanguage[], expected: object]>([
    ['nothing', [], nothing],
    [
      'a pair that agrees, and itself among the alternates',
      [
        page('/bins', 'en-GB', { cy: '/cy/biniau', en: '/bins' }),
        page('/cy/biniau', 'cy', { en: '/bins', cy: '/cy/biniau' }),
      ],
      { ...nothing, paired: [pair('/bins', '/cy/biniau')] },
    ],
    [
      'one that is not named back',
      [page('/bins', 'en', { cy: '/cy/biniau' }), page('/cy/biniau', 'cy')],
      {
        ...nothing,
        paired: [pair('/bins', '/cy/biniau')],
        nonReciprocal: [{ from: at('/bins'), to: at('/cy/biniau') }],
      },
    ],
    [
      'pages of one language only',
      [page('/bins', 'en'), page('/cy/treth', 'CY-gb')],
      { ...nothing, unpairedEnglish: [at('/bins')], unpairedWelsh: [at('/cy/treth')] },
    ],
    [
      'another version that is in the same language, or in none',
      [
        page('/bins', 'en', { cy: '/cy/biniau' }),
        page('/cy/biniau', 'en'),
        page('/tax', 'en', { cy: '/cy/treth' }),
        page('/cy/treth', null),
      ],
      {
        ...nothing,
        unpairedEnglish: [at('/bins'), at('/cy/biniau'), at('/tax')],
        mislabelled: [
          { from: at('/bins'), to: at('/cy/biniau'), lang: 'en' },
          { from: at('/tax'), to: at('/cy/treth'), lang: '' },
        ],
        other: 1,
      },
    ],
    [
      'a version that was not scanned',
      [page('/bins', 'en', { cy: '/cy/biniau' })],
      { ...nothing, unchecked: [{ from: at('/bins'), to: at('/cy/biniau') }] },
    ],
    [
      'addresses in another spelling, and behind a redirect',
      [
        page('/bins', 'en', { cy: '/cy/biniau?utm_source=x#top' }),
        page('/cy/1', 'cy', { finalUrl: at('/cy/biniau'), en: '/bins' }),
      ],
      { ...nothing, paired: [pair('/bins', '/cy/1')] },
    ],
    [
      'links that offer the other language',
      [page('/bins', 'en', { switches: ['/cy/biniau'] }), page('/cy/biniau', 'cy', { switches: ['/bins'] })],
      { ...nothing, paired: [pair('/bins', '/cy/biniau', 'link')] },
    ],
    [
      'links that only lead to the other home page',
      [
        page('/', 'en', { switches: ['/cy'] }),
        page('/bins', 'en', { switches: ['/cy'] }),
        page('/cy', 'cy', { switches: ['/'] }),
      ],
      { ...nothing, paired: [pair('/', '/cy', 'link')], unpairedEnglish: [at('/bins')] },
    ],
    [
      'the same, with no way back',
      [page('/a', 'en', { switches: ['/cy'] }), page('/b', 'en', { switches: ['/cy'] }), page('/cy', 'cy')],
      { ...nothing, unpairedEnglish: [at('/a'), at('/b')], unpairedWelsh: [at('/cy')] },
    ],
    [
      'two pages with one version: those that agree are the pair',
      [page('/old', 'en', { cy: '/cy/a' }), page('/a', 'en', { cy: '/cy/a' }), page('/cy/a', 'cy', { en: '/a' })],
      { ...nothing, paired: [pair('/a', '/cy/a')], unpairedEnglish: [at('/old')] },
    ],
    [
      'a link to itself',
      [page('/a', 'en', { switches: ['/a'], cy: '/a' })],
      { ...nothing, unpairedEnglish: [at('/a')] },
    ],
    ['other languages', [page('/fr', 'fr'), page('/x', 'english')], { ...nothing, other: 2 }],
  ])('%s', (_name, pages, expected) => {
    const { parity, ...found } = languagePairs(pages);
    expect(found).toEqual(expected);
    expect(parity.paired).toBe(found.paired.length);
  });

  it('counts only what could be checked', () => {
    const pages = [
      page('/a', 'en', { cy: '/cy/a' }),
      page('/cy/a', 'cy', { en: '/a' }),
      page('/b', 'en'),
      page('/c', 'en', { cy: '/cy/c' }),
      page('/d', 'en'),
    ];
    expect(languagePairs(pages).parity).toEqual({
      english: 4,
      welsh: 1,
      paired: 1,
      englishWithWelsh: 1 / 3,
      welshWithEnglish: 1,
    });
    expect(languagePairs([]).parity).toEqual({
      english: 0,
      welsh: 0,
      paired: 0,
      englishWithWelsh: null,
      welshWithEnglish: null,
    });
  });
});

describe('languageOf', () => {
  it.each(['Cymraeg', ' English ', 'CY', 'View this page in Welsh', "Newid i'r Gymraeg"])(
    'takes "%s" for a switch',
    (text) => {
      const links = [
        { href: at('/cy'), text },
        { href: at('/learn'), text: 'Learn Welsh' },
        { href: at('/cy'), text },
      ];
      const facts = languageOf(at('/'), null, { document: { lang: 'en' }, metadata: { alternates: [] }, links });
      expect(facts).toEqual({ url: at('/'), finalUrl: null, lang: 'en', alternates: [], switches: [at('/cy')] });
    },
  );
});
