import { frameProtection } from '../../../checks/security/frame-protection.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';

const with_ = (headers: Record<string, string | readonly string[]>) => ({
  name: JSON.stringify(headers),
  seen: { response: response(headers) },
});
const policy = (value: string) => ({ 'Content-Security-Policy': value });
const long = 'img-src https://www.ambleford.example/'.padEnd(8192, 'a');

checkCases(frameProtection, {
  passed: [
    with_(policy("frame-ancestors 'none'")),
    with_(policy("default-src *; Frame-Ancestors 'self' https://www.ambleford.example")),
    with_(policy('frame-ancestors https://*.ambleford.example')),
    with_(policy('frame-ancestors')),
    with_(policy("frame-ancestors *, frame-ancestors 'self'")),
    with_({ 'X-Frame-Options': 'DENY' }),
    { ...with_({ ...policy(long), 'X-Frame-Options': 'DENY' }), name: 'a policy that was cut, and the older header' },
    with_({ 'X-Frame-Options': 'sameorigin' }),
    with_({ 'X-Frame-Options': ['SAMEORIGIN', 'SAMEORIGIN'] }),
  ],
  failed: [
    { ...with_({}), messages: ['missing'] },
    { ...with_(policy("default-src 'none'")), messages: ['missing'] },
    { ...with_({ 'Content-Security-Policy-Report-Only': "frame-ancestors 'none'" }), messages: ['missing'] },
    { ...with_(policy('frame-ancestors *')), messages: ['anySite'], data: [{ value: '*' }] },
    { ...with_(policy("frame-ancestors 'self' https:")), messages: ['anySite'] },
    { ...with_({ ...policy('frame-ancestors *'), 'X-Frame-Options': 'DENY' }), messages: ['anySite'] },
    { ...with_({ 'X-Frame-Options': 'ALLOW-FROM https://www.ambleford.example' }), messages: ['notUnderstood'] },
    { ...with_({ 'X-Frame-Options': 'ALLOWALL' }), messages: ['notUnderstood'] },
  ],
  cantTell: [
    { ...with_(policy(long)), name: 'a policy that was cut', messages: ['cutShort'] },
    {
      ...with_(policy(`frame-ancestors https: ${long}`.slice(0, 8192))),
      name: 'sources that were cut',
      messages: ['cutShort'],
    },
  ],
  inapplicable: [with_({ 'Content-Type': 'application/json' })],
});
