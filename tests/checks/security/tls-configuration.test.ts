import { tlsConfiguration } from '../../../checks/security/tls-configuration.ts';
import type { SuiteGroup, TlsFacts, TlsVersion, VersionSeen } from '../../../src/model/seen/tls.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { tlsFacts, versions } from '../../helpers/tls-evidence.ts';

const seen = (said: Partial<Record<TlsVersion, VersionSeen['result']>>, rest: Partial<TlsFacts> = {}) => ({
  site: { tls: tlsFacts({ versions: versions(said), ...rest }) },
  pages: [],
});
const only12 = { 'TLSv1.3': 'refused' } as const;

/** Suites of these groups, one each; the groups that are not named are refused, but for those of which nothing is known. */
function suites(accepted: readonly SuiteGroup[], unknown: readonly SuiteGroup[] = []): NonNullable<TlsFacts['suites']> {
  const all: readonly SuiteGroup[] = ['recommended', 'acceptable', 'old', 'bad'];
  return {
    accepted: accepted.map((group, at) => ({ name: `TLS_${group.toUpperCase()}_${at + 1}`, group })),
    refused: all.filter((group) => !accepted.includes(group) && !unknown.includes(group)),
    notOffered: ['RC4'],
    complete: unknown.length === 0,
  };
}
const cbc = { version: 'TLSv1.2', suite: 'TLS_OLD_1', keyExchange: 'X25519', alpn: null, stapled: false };
const manyBad = suites(['recommended', ...Array<SuiteGroup>(7).fill('bad')]);

siteCheckCases(tlsConfiguration, {
  passed: [
    { name: 'both modern versions and good suites', ...seen({}) },
    { name: 'TLS 1.3 alone', ...seen({ 'TLSv1.2': 'refused' }, { suites: null }) },
    { name: 'TLS 1.2 alone with recommended suites', ...seen(only12) },
    { name: 'TLS 1.2 alone with acceptable suites', ...seen(only12, { suites: suites(['acceptable', 'old']) }) },
    { name: 'older suites beside good ones', ...seen({}, { suites: suites(['recommended', 'old']) }) },
    { name: 'older suites with TLS 1.2, and TLS 1.3 for most', ...seen({}, { suites: suites(['old']) }) },
    { name: 'TLS 1.3 not tested is no matter beside a good TLS 1.2', ...seen({ 'TLSv1.3': 'not-tested' }) },
    { name: 'TLS 1.2 not tested beside TLS 1.3', ...seen({ 'TLSv1.2': 'not-tested' }, { suites: null }) },
  ],
  failed: [
    {
      name: 'TLS 1.0 and 1.1',
      ...seen({ TLSv1: 'accepted', 'TLSv1.1': 'accepted' }),
      messages: ['oldVersion', 'oldVersion'],
      data: [{ version: 'TLS 1.0' }, { version: 'TLS 1.1' }],
    },
    {
      name: 'TLS 1.1 although TLS 1.0 could not be tested',
      ...seen({ TLSv1: 'not-tested', 'TLSv1.1': 'accepted' }),
      messages: ['oldVersion'],
    },
    {
      name: 'nothing modern',
      ...seen({ ...only12, 'TLSv1.2': 'refused', TLSv1: 'accepted' }, { suites: null, usual: null }),
      messages: ['oldVersion', 'noModernVersion'],
    },
    {
      name: 'older suites alone',
      ...seen(only12, { suites: suites(['old']), usual: cbc }),
      messages: ['noGoodSuite'],
      data: [{ suite: 'TLS_OLD_1' }],
    },
    {
      name: 'bad suites alone, which a usual client does not want',
      ...seen(only12, { suites: suites(['bad']), usual: null }),
      messages: ['noGoodSuite', 'badSuites'],
      data: [{ suite: 'none at all' }, { count: 1, suites: 'TLS_BAD_1' }],
    },
    {
      name: 'bad suites beside good ones',
      ...seen({}, { suites: manyBad }),
      messages: ['badSuites'],
      data: [{ count: 7, suites: 'TLS_BAD_2, TLS_BAD_3, TLS_BAD_4, TLS_BAD_5, TLS_BAD_6 and 2 more' }],
    },
  ],
  cantTell: [
    {
      name: 'TLS 1.0 could not be tested',
      ...seen({ TLSv1: 'not-tested' }),
      messages: ['versionNotTested'],
      data: [{ version: 'TLS 1.0', why: 'The reason.' }],
    },
    {
      name: 'nothing could be tested',
      ...seen(
        { TLSv1: 'not-tested', 'TLSv1.1': 'not-tested', 'TLSv1.2': 'not-tested', 'TLSv1.3': 'not-tested' },
        { suites: null, usual: null },
      ),
      messages: ['versionNotTested', 'versionNotTested', 'versionNotTested', 'versionNotTested'],
    },
    {
      name: 'no modern version is known, and none is known to be missing',
      ...seen({ 'TLSv1.3': 'not-tested', 'TLSv1.2': 'refused' }, { suites: null, usual: null }),
      messages: ['versionNotTested'],
    },
    {
      name: 'suites that could not be tested',
      ...seen(only12, { suites: suites([], ['recommended', 'acceptable', 'old', 'bad']) }),
      messages: ['suitesNotTested'],
    },
    {
      name: 'good suites, and no time to ask about bad ones',
      ...seen({}, { suites: suites(['recommended'], ['bad']) }),
      messages: ['suitesNotTested'],
    },
    {
      name: 'a server that turned down every suite that it was asked about, after a handshake that went well',
      ...seen(only12, { suites: suites([]) }),
      messages: ['suitesNotTested'],
    },
    {
      name: 'the server turns us down, not what we offer',
      ...seen({ 'TLSv1.3': 'refused', 'TLSv1.2': 'refused' }, { suites: null, usual: null, certificate: null }),
      messages: ['noHandshake'],
    },
  ],
  inapplicable: [{ name: 'no encryption to look at', site: { tls: null }, pages: [] }],
});
