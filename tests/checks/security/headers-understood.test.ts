import { headersUnderstood } from '../../../checks/security/headers-understood.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';

const sent = (headers: Record<string, string | readonly string[]>) => ({
  name: JSON.stringify(headers),
  seen: { response: response(headers) },
});
const policy = (value: string | readonly string[]) => sent({ 'Permissions-Policy': value });
const badPolicy = (value: string) => ({ ...policy(value), messages: ['badGrammar' as const], data: [{ value }] });
const bad = (header: string, value: string) => ({
  ...sent({ [header]: value }),
  messages: ['unknownWord' as const],
  data: [{ header, value }],
});

checkCases(headersUnderstood, {
  inapplicable: [sent({}), sent({ 'Content-Type': 'application/json', 'Permissions-Policy': 'x y' })],
  passed: [
    policy('camera=(), geolocation=(), microphone=()'),
    policy('geolocation=(self "https://maps.example"), fullscreen=*, camera=self'),
    policy('interest-cohort=(),payment=( self );report-to=main'),
    policy(['camera=()', 'geolocation=(self)']),
    policy('geolocation'),
    policy('geolocation=?0, camera=1, midi=(self;a=?1 "https://a.example";b=2.5)'),
    policy(''),
    policy('ch-ua-model=("https://a.example:8443" https://b.example)'),
    sent({ 'Cross-Origin-Resource-Policy': 'same-site', 'Cross-Origin-Opener-Policy': 'same-origin; report-to="x"' }),
    sent({ 'Cross-Origin-Embedder-Policy': 'credentialless' }),
  ],
  failed: [
    badPolicy("geolocation 'none'; camera 'none'"),
    badPolicy('geolocation=none; camera=()x'),
    badPolicy('camera=(), Geolocation=()'),
    badPolicy('camera=(),'),
    {
      name: 'a value that is made to be read for ever',
      ...{ seen: policy(`camera=(${'a'.repeat(4000)}${' a'.repeat(2000)}`).seen, messages: ['badGrammar'] },
    },
    badPolicy('camera=(self'),
    badPolicy('camera="self'),
    badPolicy('camera=() microphone=()'),
    bad('cross-origin-resource-policy', 'same_origin'),
    bad('cross-origin-resource-policy', 'Same-Origin'),
    bad('cross-origin-opener-policy', 'same-origin, same-origin'),
    bad('cross-origin-embedder-policy', 'require-corps'),
    {
      ...sent({ 'Permissions-Policy': 'a b', 'Cross-Origin-Opener-Policy': 'yes' }),
      messages: ['badGrammar', 'unknownWord'],
    },
  ],
});
