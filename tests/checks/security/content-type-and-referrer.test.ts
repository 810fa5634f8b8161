import { contentTypeAndReferrer } from '../../../checks/security/content-type-and-referrer.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { document, response } from '../../helpers/evidence.ts';

const seen = (
  nosniff: string | null,
  referrer: string | readonly string[] | null,
  type = 'text/html; charset=utf-8',
  html = '',
) => ({
  document: document(html),
  response: response({
    'Content-Type': type,
    ...(nosniff === null ? {} : { 'X-Content-Type-Options': nosniff }),
    ...(referrer === null ? {} : { 'Referrer-Policy': referrer }),
  }),
});

const saying = (word: string) => `<!doctype html><head><meta name="referrer" content="${word}"></head><body>`;

checkCases(contentTypeAndReferrer, {
  passed: [
    { name: 'both', seen: seen('nosniff', 'strict-origin-when-cross-origin') },
    { name: 'any case', seen: seen('NoSniff', 'No-Referrer') },
    { name: 'the last of a list counts', seen: seen('nosniff', 'unsafe-url, same-origin') },
    { name: 'an unknown word after a good one is skipped', seen: seen('nosniff', 'strict-origin, brand-new-policy') },
    { name: 'in the page', seen: seen('nosniff', null, 'text/html', saying('No-Referrer')) },
    { name: 'in the page, in an old word', seen: seen('nosniff', null, 'text/html', saying('never')) },
    { name: 'the page counts for more', seen: seen('nosniff', 'unsafe-url', 'text/html', saying('same-origin')) },
    { name: 'two headers are one list', seen: seen('nosniff', ['origin', 'strict-origin']) },
  ],
  failed: [
    { name: 'neither', seen: seen(null, null), messages: ['noNosniff', 'noReferrerPolicy'] },
    { name: 'an empty policy', seen: seen('nosniff', ''), messages: ['noReferrerPolicy'] },
    { name: 'no sniffing, spelt wrong', seen: seen('no-sniff', 'no-referrer'), messages: ['wrongNosniff'] },
    {
      name: 'a good policy overruled',
      seen: seen('nosniff', 'no-referrer, unsafe-url'),
      messages: ['looseReferrerPolicy'],
    },
    { name: 'the old default', seen: seen('nosniff', 'no-referrer-when-downgrade'), messages: ['looseReferrerPolicy'] },
    {
      name: 'origin-when-cross-origin lacks strict',
      seen: seen('nosniff', 'origin-when-cross-origin'),
      messages: ['looseReferrerPolicy'],
    },
    {
      name: 'the page lets more out than the header',
      seen: seen('nosniff', 'no-referrer', 'text/html', saying('always')),
      messages: ['looseReferrerPolicy'],
      data: [{ value: 'unsafe-url' }],
    },
    {
      name: 'only a comment of the page',
      seen: seen('nosniff', null, 'text/html', `<!--${saying('no-referrer')}-->`),
      messages: ['noReferrerPolicy'],
    },
    {
      name: 'an invented policy',
      seen: seen('nosniff', 'strict'),
      messages: ['unknownReferrerPolicy'],
      data: [{ value: 'strict' }],
    },
  ],
  inapplicable: [{ name: 'not a page', seen: seen(null, null, 'application/json') }],
});
