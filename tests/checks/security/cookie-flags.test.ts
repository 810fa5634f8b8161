import { cookieFlags } from '../../../checks/security/cookie-flags.ts';
import type { CookieSeen } from '../../../src/model/evidence.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';
import { cookie } from '../../helpers/site-evidence.ts';

const page = (cookies: readonly CookieSeen[], url = `${ORIGIN}/bins`) => ({
  url,
  response: response({}, { url }),
  cookies,
});
const open = { secure: false, httpOnly: false, sameSite: 'None' } as const;

siteCheckCases(cookieFlags, {
  passed: [
    { name: 'a session with everything', site: {}, pages: [page([cookie('JSESSIONID')])] },
    { name: 'Strict is as good as Lax', site: {}, pages: [page([cookie('auth', { sameSite: 'Strict' })])] },
    {
      name: 'an ordinary cookie needs Secure only',
      site: {},
      pages: [page([cookie('theme', { ...open, secure: true })])],
    },
    {
      name: 'a visit counter is no session',
      site: {},
      pages: [page([cookie('_hjSession_12', { ...open, secure: true })])],
    },
    {
      name: 'everyday words of councils are no sign-in',
      site: {},
      pages: [
        page(
          ['assessment', 'repossessed', 'local_authority', 'Author'].map((name) =>
            cookie(name, { ...open, secure: true }),
          ),
        ),
      ],
    },
    {
      name: 'Secure is not asked for on plain HTTP loopback',
      site: {},
      pages: [page([cookie('sid_sess', { secure: false })], 'http://127.0.0.1:4000/')],
    },
  ],
  failed: [
    {
      name: 'an ordinary cookie without Secure',
      site: {},
      pages: [page([cookie('theme', open)])],
      messages: ['notSecure'],
    },
    {
      name: 'a session with nothing',
      site: {},
      pages: [page([cookie('PHPSESSID', open)])],
      messages: ['notHttpOnly', 'notSameSite', 'notSecure'],
    },
    {
      name: 'a name that holds login',
      site: {},
      pages: [page([cookie('my-Login', { httpOnly: false })])],
      messages: ['notHttpOnly'],
    },
    {
      name: 'other names for a sign-in',
      site: {},
      pages: [
        page(
          ['Authorisation', 'OAuth', 'x-auth-token', 'assess_session'].map((name) => cookie(name, { httpOnly: false })),
        ),
      ],
      messages: ['notHttpOnly', 'notHttpOnly', 'notHttpOnly', 'notHttpOnly'],
    },
    {
      name: 'the other flags are asked for on loopback too',
      site: {},
      pages: [page([cookie('sess', open)], 'http://localhost:4000/')],
      messages: ['notHttpOnly', 'notSameSite'],
    },
    {
      name: 'the same fault on several pages is one finding, other domains are others',
      site: {},
      pages: [
        page([cookie('a', open)], `${ORIGIN}/b`),
        page([cookie('a', open), cookie('a', { ...open, domain: '.ambleford.example' })], `${ORIGIN}/a`),
      ],
      messages: ['notSecure', 'notSecure'],
      data: [
        { cookie: 'a', domain: '.ambleford.example', pages: 1 },
        { cookie: 'a', domain: 'www.ambleford.example', pages: 2 },
      ],
      at: [`${ORIGIN}/a`, `${ORIGIN}/a`],
    },
  ],
  inapplicable: [{ name: 'no cookies at all', site: {}, pages: [page([])] }],
});
