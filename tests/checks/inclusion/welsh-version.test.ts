import { welshVersion } from '../../../checks/inclusion/welsh-version.ts';
import type { Link } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document, link, response, text } from '../../helpers/evidence.ts';

const site = {};
const WALES = { gss: 'W06000001' };

interface Shown {
  readonly lang?: string | null;
  readonly links?: readonly Link[];
  readonly alternate?: string;
  readonly words?: string;
  readonly type?: string;
  readonly html?: string;
}

function page(
  path: string,
  { lang = 'en', links = [], alternate, words = 'Bins', type = 'text/html', html = '' }: Shown = {},
) {
  const url = `${ORIGIN}${path}`;
  return {
    url,
    response: response({ 'content-type': type }, { url }),
    document: document(html, { lang }),
    metadata: {
      description: null,
      robots: null,
      canonical: null,
      viewport: null,
      alternates: alternate ? [{ lang: 'cy-GB', href: `${ORIGIN}${alternate}` }] : [],
    },
    links,
    text: text(words),
  };
}

const TO_WELSH = link('Cymraeg', '/cy/biniau', { region: 'header' });
const WELSH = page('/cy/biniau', { lang: 'cy' });
const inWales = (name: string, ...pages: readonly ReturnType<typeof page>[]) => ({ name, site, pages, context: WALES });

siteCheckCases(welshVersion, {
  passed: [
    inWales('a link', page('/bins', { links: [TO_WELSH] }), WELSH),
    inWales('a flag, known by where it leads', page('/bins', { links: [link('', '/cy/biniau')] }), WELSH),
    inWales(
      'in a sentence',
      page('/bins', { links: [link('Gweld y dudalen hon yn Gymraeg', '/other')] }),
      page('/other', { lang: 'cy' }),
    ),
    inWales('an alternate', page('/bins', { alternate: '/cy/biniau' }), WELSH),
    inWales(
      'a link marked as Welsh, to a page that does not say so',
      page('/bins', { lang: null, links: [link('Yma', '/cy/biniau', { html: '<a hreflang="cy">' })] }),
      page('/cy/biniau', {
        words:
          'Mae’r cyngor yn casglu eich biniau bob wythnos ac mae angen i chi eu rhoi allan cyn saith o’r gloch yn y bore. Os nad ydym wedi gwagio eich bin, gallwch ddweud wrthym ar y wefan hon.',
      }),
    ),
  ],
  failed: [
    {
      ...inWales('two of three pages without', page('/b'), page('/a'), page('/bins', { links: [TO_WELSH] }), WELSH),
      messages: ['none'],
      data: [{ pages: 2, of: 3 }],
      at: [`${ORIGIN}/a`],
    },
    {
      ...inWales(
        'a language course in the text',
        page('/a', { links: [link('Welsh lessons', '/lessons')], words: 'Welsh lessons' }),
      ),
      messages: ['none'],
    },
    {
      ...inWales(
        'the other page is in English',
        page('/bins', { links: [TO_WELSH] }),
        page('/cy/biniau', { alternate: '/cy/biniau' }),
      ),
      messages: ['notWelsh'],
      data: [{ pages: 2, url: `${ORIGIN}/cy/biniau` }],
    },
  ],
  cantTell: [
    {
      ...inWales('not scanned', page('/bins', { links: [TO_WELSH] })),
      messages: ['notSeen'],
      data: [{ pages: 1, url: TO_WELSH.href }],
    },
    { ...inWales('a button', page('/bins', { words: 'Bins. Cymraeg' })), messages: ['otherWay'], data: [{ pages: 1 }] },
    {
      ...inWales('a button with a flag', page('/bins', { html: '<button aria-label="Cymraeg">' })),
      messages: ['otherWay'],
    },
  ],
  inapplicable: [
    { name: 'in England', site, pages: [page('/bins')], context: { gss: 'E06000001' } },
    { name: 'nobody knows where', site, pages: [page('/bins')] },
    inWales('only Welsh pages', WELSH),
    inWales('a feed', page('/feed', { type: 'application/rss+xml' })),
  ],
});
