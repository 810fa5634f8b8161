import { securityTxt } from '../../../checks/security/security-txt.ts';
import type { FetchedText } from '../../../src/model/evidence.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';
import { fetched } from '../../helpers/site-evidence.ts';

const GOOD = 'Contact: mailto:security@ambleford.example\nExpires: 2027-06-01T00:00:00Z\n';
const file = (body: string, rest: Partial<FetchedText> = {}) => ({
  site: { securityTxt: fetched('/.well-known/security.txt', body, rest) },
  pages: [],
});
const typed = (type: string) => ({ headers: response(type ? { 'Content-Type': type } : {}).headers });
const SIGNED = `-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA512\r\n\r\n- Contact: https://www.ambleford.example/report\r\n${GOOD}\r\n-----BEGIN PGP SIGNATURE-----\r\nExpires: nonsense\r\n\r\nabc\r\n-----END PGP SIGNATURE-----`;

siteCheckCases(securityTxt, {
  passed: [
    { name: 'a good file', ...file(GOOD) },
    {
      name: 'any case, comments, Windows line ends',
      ...file('# hello\r\ncontact: tel:+44-1632-960000\r\nEXPIRES: 2027-01-01t00:00:00+01:00\r\n'),
    },
    { name: 'a signed file', ...file(SIGNED) },
    { name: 'a shared file elsewhere', ...file(GOOD, { url: 'https://security.ambleford.example/security.txt' }) },
    { name: 'one of two contacts is an address', ...file(`Contact: the web team\n${GOOD}`) },
    { name: 'longer than was read, with all it needs', ...file(GOOD, { truncated: true }) },
    {
      name: 'redirected safely',
      ...file(GOOD, { redirects: [{ url: 'https://www.ambleford.example/.well-known/security.txt', status: 302 }] }),
    },
    { name: 'plain HTTP on loopback', ...file(GOOD, { url: 'http://127.0.0.1:4000/.well-known/security.txt' }) },
  ],
  failed: [
    { name: 'not there', ...file('', { status: 404 }), messages: ['missing'], data: [{ answer: 'status 404' }] },
    {
      name: 'a web page that says 200',
      ...file('<h1>Home</h1>', typed('text/html')),
      messages: ['missing'],
      data: [{ answer: 'a web page' }],
    },
    {
      name: 'plain HTTP',
      ...file(GOOD, { url: 'http://www.ambleford.example/security.txt' }),
      messages: ['notSecure'],
    },
    {
      name: 'a redirect through plain HTTP',
      ...file(GOOD, { redirects: [{ url: 'http://security.ambleford.example/', status: 301 }] }),
      messages: ['notSecure'],
    },
    {
      name: 'contacts that no program can use',
      ...file(
        'Contact: security@ambleford.example\nContact: http://www.ambleford.example/report\nExpires: 2027-06-01T00:00:00Z',
      ),
      messages: ['contactNoAddress'],
      data: [{ value: 'security@ambleford.example' }],
    },
    { name: 'another type', ...file(GOOD, typed('application/octet-stream')), messages: ['wrongType'] },
    { name: 'no type', ...file(GOOD, typed('')), messages: ['wrongType'], data: [{ type: 'no type at all' }] },
    { name: 'an empty file', ...file(''), messages: ['noContact', 'noExpires'] },
    { name: 'an empty Contact line', ...file(GOOD.replace(/mailto.*/, '')), messages: ['noContact'] },
    { name: 'a Contact in a comment', ...file(GOOD.replace('Contact', '# Contact')), messages: ['noContact'] },
    {
      name: 'two Expires lines',
      ...file(`${GOOD}Expires: 2027-07-01T00:00:00Z`),
      messages: ['severalExpires'],
      data: [{ count: 2 }],
    },
    { name: 'a date without a time', ...file(GOOD.replace('T00:00:00Z', '')), messages: ['badExpires'] },
    { name: 'a thirteenth month', ...file(GOOD.replace('2027-06', '2027-13')), messages: ['badExpires'] },
    {
      name: 'ran out a second before the visit',
      ...file(GOOD.replace('2027-06-01T00:00:00Z', '2026-11-23T08:59:59Z')),
      messages: ['expired'],
    },
    {
      name: 'ran out, seen from another time zone',
      ...file(GOOD.replace('2027-06-01T00:00:00Z', '2026-11-23T09:30:00+01:00')),
      messages: ['expired'],
    },
  ],
  cantTell: [
    { name: 'refused', ...file('', { status: 403 }), messages: ['refused'] },
    { name: 'longer than was read', ...file('# hello', { truncated: true }), messages: ['cutShort'] },
    { name: 'the server is down', ...file('', { status: 503 }), messages: ['refused'] },
  ],
});
