import { cors } from '../../../checks/security/cors.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';

const seen = (origin: string | readonly string[], credentials?: string) => ({
  seen: {
    response: response({
      'Access-Control-Allow-Origin': origin,
      ...(credentials === undefined ? {} : { 'Access-Control-Allow-Credentials': credentials }),
    }),
  },
});

checkCases(cors, {
  inapplicable: [
    { name: 'no such header', seen: { response: response() } },
    {
      name: 'credentials alone, which browsers pass over',
      seen: { response: response({ 'Access-Control-Allow-Credentials': 'true' }) },
    },
  ],
  passed: [
    { name: 'for everybody, without cookies', ...seen('*') },
    { name: 'for one partner, without cookies', ...seen('https://partner.example') },
    { name: 'a word that browsers do not know', ...seen('null', 'TRUE') },
    { name: 'the site itself', ...seen('https://www.ambleford.example', 'true') },
    { name: 'another host of the site', ...seen('https://forms.ambleford.example', 'true') },
  ],
  failed: [
    { name: 'the origin that any site can take on', ...seen('null', 'true'), messages: ['anySandbox'] },
    {
      name: 'a partner over plain HTTP',
      ...seen('http://partner.example', 'true'),
      messages: ['plainHttp'],
      data: [{ origin: 'http://partner.example' }],
    },
    { name: 'itself over plain HTTP', ...seen('http://www.ambleford.example', 'true'), messages: ['plainHttp'] },
  ],
  cantTell: [
    { name: 'everybody with cookies', ...seen('*', 'true'), messages: ['anySite'] },
    {
      name: 'another site',
      ...seen('https://partner.example', 'true'),
      messages: ['otherSite'],
      data: [{ origin: 'https://partner.example' }],
    },
    { name: 'a machine of a developer', ...seen('http://localhost:3000', 'true'), messages: ['otherSite'] },
    {
      name: 'two origins in one header',
      ...seen('https://a.example, https://b.example', 'true'),
      messages: ['severalOrigins'],
      data: [{ value: 'https://a.example, https://b.example' }],
    },
    { name: 'two headers', ...seen(['null', '*'], 'true'), messages: ['severalOrigins'] },
  ],
});
