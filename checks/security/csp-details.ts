import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { type Finding as CspFinding, Severity, Type } from 'csp_evaluator/dist/finding.js';
import { cantTell, defineSiteCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import { type Policy, policies, policiesInPage } from '../lib/csp.ts';
import { group } from '../lib/grouping.ts';
import { isHtml, short } from '../lib/headers.ts';

type Message = 'knownBypass' | 'noBaseUri' | 'plainHttp' | 'shortNonce' | 'sameNonce' | 'misspelt';
interface Doubt {
  readonly message: Message;
  readonly source: string;
}

const NAME = 'content-security-policy';
const MOST_DOUBTS = 20;
const MOST_NONCES = 5;
/** Newer than the library. */
const KNOWN_TO_BROWSERS = new Set(['fenced-frame-src']);

export const cspDetails = defineSiteCheck({
  meta: {
    id: 'security/csp-details',
    title: 'The Content Security Policy has no holes or slips',
    kind: 'needs-review',
    why: 'A policy can look strict and be easy to get round. A host in it may serve files for everybody, or a nonce may never change. A slip of the pen may switch a part of it off.',
    affects: 'Anyone who signs in, fills in a form or trusts what the page says.',
    fix: 'Allow single files or use nonces instead of large public hosts. Make a new long nonce for every answer, and set base-uri. Correct what browsers do not know.',
    severity: 'minor',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://www.w3.org/TR/CSP3/'],
    messages: {
      knownBypass:
        'The policy allows scripts from {source}. Files there are known with which the policy can be got round (on {pages#page}).',
      noBaseUri:
        'The policy uses nonces and does not set base-uri. A planted base element can then lead scripts elsewhere (on {pages#page}).',
      plainHttp: 'The policy allows files over plain HTTP: {source} (on {pages#page}).',
      shortNonce: 'A nonce of fewer than 8 characters can be guessed (on {pages#page}).',
      sameNonce: 'The same nonce came with several pages. It must be a new one each time (on {pages#page}).',
      misspelt: 'Browsers do not know this part of the policy: {source} (on {pages#page}).',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'document'],
  collect({ response, document }) {
    if (!isHtml(response)) return null;
    const sent = [...policies(response), ...policiesInPage(document.html)];
    return sent.length === 0 ? null : { doubts: doubtsOf(sent), nonces: noncesOf(sent) };
  },
  evaluate(_site, facts) {
    const judged = facts.flatMap(({ url, fact }) => (fact ? [{ page: url, ...fact }] : []));
    if (judged.length === 0) return inapplicable;
    const doubts = judged.flatMap(({ page, doubts }) => doubts.map((item) => ({ page, item })));
    const repeated = group(
      judged.flatMap(({ page, nonces }) => nonces.map((item) => ({ page, item }))),
      (nonce) => nonce,
    ).filter(({ pages }) => pages > 1);
    const findings = [
      ...group(doubts, ({ message, source }) => `${message} ${source}`).map(({ item, page, pages }) =>
        told(item.message, page, item.source === '' ? { pages } : { pages, source: short(item.source) }),
      ),
      ...repeated.slice(0, 1).map(({ page, pages }) => told('sameNonce', page, { pages })),
    ];
    return findings.length === 0 ? passed : cantTell(findings);
  },
});

function told(message: Message, page: string, data: Finding['data'] & object): Finding<Message> {
  return { message, at: { kind: 'header', name: NAME }, page, data };
}

function doubtsOf(sent: readonly Policy[]): readonly Doubt[] {
  const found = sent.flatMap((policy) => new CspEvaluator(policy).evaluate().flatMap(doubtOf));
  const once = new Map(found.map((doubt) => [`${doubt.message} ${doubt.source}`, doubt]));
  return [...once.values()].slice(0, MOST_DOUBTS);
}

function doubtOf({ type, severity, directive, value = '' }: CspFinding): readonly Doubt[] {
  switch (type) {
    case Type.SCRIPT_ALLOWLIST_BYPASS:
      return severity === Severity.HIGH ? [{ message: 'knownBypass', source: value }] : [];
    case Type.MISSING_DIRECTIVES:
      return directive === 'base-uri' ? [{ message: 'noBaseUri', source: '' }] : [];
    case Type.SRC_HTTP:
      return directive === 'report-uri' ? [] : [{ message: 'plainHttp', source: value }];
    case Type.NONCE_LENGTH:
      return [{ message: 'shortNonce', source: '' }];
    case Type.UNKNOWN_DIRECTIVE:
      return KNOWN_TO_BROWSERS.has(directive) ? [] : [{ message: 'misspelt', source: directive }];
    case Type.MISSING_SEMICOLON:
    case Type.INVALID_KEYWORD:
      return [{ message: 'misspelt', source: `${directive} ${value}` }];
    default:
      return [];
  }
}

function noncesOf(sent: readonly Policy[]): readonly string[] {
  const sources = sent.flatMap(({ directives }) => [
    ...(directives['script-src'] ?? []),
    ...(directives['default-src'] ?? []),
  ]);
  return [...new Set(sources.filter((source) => source.startsWith("'nonce-")).map((nonce) => short(nonce, 80)))].slice(
    0,
    MOST_NONCES,
  );
}
