import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { SuiteGroup, TlsFacts, TlsVersion } from '../../src/model/seen/tls.ts';

type Message =
  | 'oldVersion'
  | 'noModernVersion'
  | 'noGoodSuite'
  | 'badSuites'
  | 'versionNotTested'
  | 'suitesNotTested'
  | 'noHandshake';

const NAMES: Readonly<Record<TlsVersion, string>> = {
  TLSv1: 'TLS 1.0',
  'TLSv1.1': 'TLS 1.1',
  'TLSv1.2': 'TLS 1.2',
  'TLSv1.3': 'TLS 1.3',
};
const OLD: readonly TlsVersion[] = ['TLSv1', 'TLSv1.1'];
const GOOD: readonly SuiteGroup[] = ['recommended', 'acceptable'];
const MOST_NAMED = 5;

export const tlsConfiguration = defineSiteCheck({
  meta: {
    id: 'security/tls-configuration',
    title: 'Only modern encryption is accepted',
    kind: 'automatic',
    why: 'Old versions of the protocol and old ciphers have weaknesses that are known. While a server accepts them, somebody on the way may bring a browser to use them. Then what people send can be read or changed.',
    affects: 'Everyone on a network they do not control, such as public wifi.',
    fix: 'Accept TLS 1.3 and TLS 1.2 and nothing older. With TLS 1.2, accept only suites that begin with ECDHE and use AES-GCM or ChaCha20-Poly1305. Most servers and content networks have one setting for this, often called modern or intermediate.',
    severity: 'serious',
    // Who negotiates in the usual way is safe; it is others who are let down.
    severities: { badSuites: 'minor' },
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: [
      'https://www.ncsc.gov.uk/guidance/using-tls-to-protect-data',
      'https://www.rfc-editor.org/rfc/rfc8996',
      'https://www.rfc-editor.org/rfc/rfc9325#section-4.1',
    ],
    messages: {
      oldVersion: 'The server still accepts {version}.',
      noModernVersion: 'The server accepts neither TLS 1.2 nor TLS 1.3.',
      noGoodSuite:
        'The server accepts no suite that keeps past talks secret and guards against changes (forward secrecy and AEAD). A usual client gets {suite}.',
      badSuites:
        'With TLS 1.2 the server also accepts {count#suite} without forward secrecy or with a weak cipher: {suites}.',
      versionNotTested: '{version} could not be tested. {why}',
      suitesNotTested: 'Which suites the server accepts with TLS 1.2 could not be tested in full.',
      noHandshake: 'The server completed no handshake with the scanner, whatever was offered.',
    },
  },
  siteNeeds: ['tls'],
  pageNeeds: [],
  standsAlone: true,
  collect: () => null,
  evaluate({ tls }, _facts, { origin }) {
    if (tls === null) return inapplicable;
    const at = { kind: 'request', url: `${origin}/` } as const;
    const located = (said: readonly Said[]) => said.map((one): Finding<Message> => ({ ...one, at }));
    const faults = faultsOf(tls);
    if (faults.length > 0) return failedIf(located(faults));
    const questions = questionsOn(tls);
    return questions.length > 0 ? cantTell(located(questions)) : failedIf<Message>([]);
  },
});

type Said = Omit<Finding<Message>, 'at'>;

function faultsOf(tls: TlsFacts): readonly Said[] {
  const is = resultsOf(tls);
  const bad = (tls.suites?.accepted ?? []).filter(({ group }) => group === 'bad').map(({ name }) => name);
  const faults: Said[] = OLD.filter((version) => is(version) === 'accepted').map((version) => ({
    message: 'oldVersion',
    data: { version: NAMES[version] },
  }));
  // Without an old one that is accepted, the server turned us down and not what we offered.
  if (faults.length > 0 && is('TLSv1.2') === 'refused' && is('TLSv1.3') === 'refused')
    faults.push({ message: 'noModernVersion' });
  if (is('TLSv1.3') !== 'accepted' && hasNoGoodSuite(tls))
    faults.push({ message: 'noGoodSuite', data: { suite: tls.usual?.suite ?? 'none at all' } });
  if (bad.length > 0) faults.push({ message: 'badSuites', data: { count: bad.length, suites: firstOf(bad) } });
  return faults;
}

function questionsOn(tls: TlsFacts): readonly Said[] {
  const is = resultsOf(tls);
  const modern = (['TLSv1.2', 'TLSv1.3'] as const).filter((version) => is(version) === 'accepted');
  const notTested = tls.versions.filter(
    ({ result, version }) =>
      // One modern version is enough; the other is then of no account.
      result === 'not-tested' && (OLD.includes(version) || modern.length === 0),
  );
  if (modern.length === 0 && notTested.length === 0) return [{ message: 'noHandshake' }];
  const questions = notTested.map(
    ({ version, why }): Said => ({
      message: 'versionNotTested',
      data: { version: NAMES[version], why },
    }),
  );
  const onlySuitesTell = modern.length === 1 && modern[0] === 'TLSv1.2' && !hasGoodSuite(tls);
  // What was not asked about may be a bad suite beside good ones.
  const notAllAsked = tls.suites?.complete === false;
  return onlySuitesTell || notAllAsked ? [...questions, { message: 'suitesNotTested' }] : questions;
}

function resultsOf({ versions }: TlsFacts) {
  return (wanted: TlsVersion) => versions.find(({ version }) => version === wanted)?.result;
}

/** Certain only where the server went on to accept another one: then it was the offer that it turned down. */
function hasNoGoodSuite({ suites }: TlsFacts): boolean {
  const { accepted = [], refused = [] } = suites ?? {};
  return accepted.length > 0 && GOOD.every((group) => refused.includes(group));
}

function hasGoodSuite({ suites }: TlsFacts): boolean {
  return suites?.accepted.some(({ group }) => GOOD.includes(group)) ?? false;
}

function firstOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return names.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
