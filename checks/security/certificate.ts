import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { Instant } from '../../src/model/evidence.ts';
import type { CertificateSeen, ChainCertificate } from '../../src/model/seen/tls.ts';
import { short } from '../lib/headers.ts';

type Message =
  | 'expired'
  | 'notYetValid'
  | 'expiresSoon'
  | 'wrongName'
  | 'selfSigned'
  | 'noTrustedAuthority'
  | 'untrusted'
  | 'shortKey'
  | 'oldSignature'
  | 'signatureUnknown'
  | 'notSeen';

const DAY = 86_400_000;
/** Ours, not official: enough to notice that a renewal has failed, and to mend it in working hours. */
const LEAST_DAYS = 14;
/** Those that live no longer are made to be renewed every few days, and have never had 14 days left. */
const SHORT_LIVED_DAYS = 10;
const LEAST_BITS: Readonly<Record<string, number>> = { rsa: 2048, 'rsa-pss': 2048, dsa: 2048, ec: 224 };
const OF_DATES = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
const OF_AUTHORITY = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

export const certificate = defineSiteCheck({
  meta: {
    id: 'security/certificate',
    title: 'The certificate of the site is valid',
    kind: 'automatic',
    why: 'The certificate tells a browser that it speaks to the council and to nobody else. When it is not valid, browsers show a warning in place of the page. People who are used to the warning no longer notice a false site.',
    affects: 'Everyone who uses the service.',
    fix: 'Get a new certificate for exactly this host name from a public authority. Send it with the certificates between it and the authority. Have it renewed by a program, with a warning well before it runs out.',
    severity: 'critical',
    severities: { expiresSoon: 'serious', shortKey: 'serious', oldSignature: 'serious' },
    basis: 'guidance',
    since: '2026-11-29',
    legal: ['uk-gdpr'],
    points: ['lgdss:6'],
    criteria: [],
    sources: [
      'https://www.ncsc.gov.uk/guidance/using-tls-to-protect-data',
      'https://www.rfc-editor.org/rfc/rfc9525',
      'https://www.rfc-editor.org/rfc/rfc9325#section-4.5',
    ],
    messages: {
      expired: 'The certificate ran out on {date}.',
      notYetValid: 'The certificate is valid only from {date}.',
      expiresSoon:
        'The certificate runs out on {date}, {days#day} after the scan. There should be at least 14 days left.',
      wrongName: 'The certificate is not for {host}. It is for {names}.',
      selfSigned: 'The server has signed its certificate itself, so nobody vouches for it.',
      noTrustedAuthority:
        'The certificates that the server sends do not lead to an authority that is trusted. Either one in between is missing, or the authority is unknown: {issuer}.',
      untrusted: 'The certificate is not trusted. The reason is {code}.',
      shortKey: 'The key of the certificate is too short: {type} with {bits} bits.',
      oldSignature: 'The certificate of {subject} is signed in a way that can be forged: {signature}.',
      signatureUnknown:
        'All else is in order, but how the certificate is signed could not be seen. Node can tell from version 24.9.',
      notSeen: 'The certificate could not be seen, because the server did not complete a handshake with the scanner.',
    },
  },
  siteNeeds: ['tls'],
  pageNeeds: [],
  standsAlone: true,
  collect: () => null,
  evaluate({ tls }, _facts, { origin, visitedAt }) {
    if (tls === null) return inapplicable;
    const at = { kind: 'request', url: `${origin}/` } as const;
    const seen = tls.certificate;
    const [own] = seen?.chain ?? [];
    if (!seen || !own) return cantTell<Message>([{ message: 'notSeen', at }]);
    const faults = [
      ...dateFaults(own, visitedAt),
      ...nameFaults(seen, tls.host),
      ...trustFaults(seen, own, visitedAt),
      ...strengthFaults(seen, own),
    ];
    if (faults.length === 0 && own.signature === null) return cantTell<Message>([{ message: 'signatureUnknown', at }]);
    return failedIf(faults.map((fault): Finding<Message> => ({ ...fault, at })));
  },
});

type Fault = Omit<Finding<Message>, 'at'>;

function dateFaults({ validFrom, validTo }: ChainCertificate, now: Instant): readonly Fault[] {
  const msLeft = Date.parse(validTo) - Date.parse(now);
  // A date that nobody can read makes a certificate untrusted, which is said elsewhere.
  if (Number.isNaN(msLeft)) return [];
  if (Date.parse(validFrom) > Date.parse(now)) return [{ message: 'notYetValid', data: { date: dayOf(validFrom) } }];
  if (msLeft < 0) return [{ message: 'expired', data: { date: dayOf(validTo) } }];
  const msAltogether = Date.parse(validTo) - Date.parse(validFrom);
  if (msLeft >= LEAST_DAYS * DAY || msAltogether <= SHORT_LIVED_DAYS * DAY) return [];
  return [{ message: 'expiresSoon', data: { date: dayOf(validTo), days: Math.floor(msLeft / DAY) } }];
}

function nameFaults({ nameMatches, names }: CertificateSeen, host: string): readonly Fault[] {
  if (nameMatches) return [];
  return [{ message: 'wrongName', data: { host, names: short(names.join(', ')) || 'no host at all' } }];
}

function trustFaults(
  { trusted, problem, chain }: CertificateSeen,
  own: ChainCertificate,
  now: Instant,
): readonly Fault[] {
  if (trusted || problem === null) return [];
  // What is said of the dates already is not said again.
  if (OF_DATES.includes(problem) && dateFaults(own, now).some(({ message }) => message !== 'expiresSoon')) return [];
  if (problem === 'DEPTH_ZERO_SELF_SIGNED_CERT') return [{ message: 'selfSigned' }];
  if (OF_AUTHORITY.includes(problem))
    return [{ message: 'noTrustedAuthority', data: { issuer: short(chain.at(-1)?.issuer ?? '') } }];
  return [{ message: 'untrusted', data: { code: short(problem) } }];
}

function strengthFaults({ chain }: CertificateSeen, { keyType, keySize }: ChainCertificate): readonly Fault[] {
  const isShort = keySize !== null && keySize < (LEAST_BITS[keyType] ?? 0);
  // Nobody relies on how a root is signed: it is trusted as it is.
  const old = chain.filter((one) => one.subject !== one.issuer && /sha-?1(?!\d)|md[245]/i.test(one.signature ?? ''));
  return [
    ...(isShort ? [{ message: 'shortKey', data: { type: keyType.toUpperCase(), bits: keySize } } as const] : []),
    ...old.map(({ subject, signature }) => ({
      message: 'oldSignature' as const,
      data: { subject: short(subject), signature: signature ?? '' },
    })),
  ];
}

const dayOf = (instant: string) => instant.slice(0, 10);
