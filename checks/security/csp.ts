import { defineSiteCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import type { HttpResponse } from '../../src/model/evidence.ts';
import { certainOrDoubtful } from '../lib/certain-and-doubtful.ts';
import { isBareScheme, isWildcard, policies, policiesInPage, type ScriptRules, scriptRules } from '../lib/csp.ts';
import { group } from '../lib/grouping.ts';
import { isCut, isHtml, short } from '../lib/headers.ts';

const NAME = 'content-security-policy';
const REPORT_ONLY = 'content-security-policy-report-only';

type Message =
  | 'missing'
  | 'reportOnly'
  | 'scriptsUnlimited'
  | 'unsafeInline'
  | 'unsafeEval'
  | 'bareScheme'
  | 'wildcard'
  | 'cutShort';
interface Weakness {
  readonly message: Message;
  readonly sources: string;
}

export const csp = defineSiteCheck({
  meta: {
    id: 'security/csp',
    title: 'A Content Security Policy limits which scripts run',
    kind: 'automatic',
    why: 'Somebody may find a way to plant a script in a page. A good policy stops the browser from running it. It is the safety net for faults in templates and in code from suppliers.',
    affects: 'Anyone who signs in, fills in a form or trusts what the page says.',
    fix: 'Send an enforced Content-Security-Policy header that lists where scripts may come from. Allow inline scripts by nonce or hash only. Leave out unsafe-eval, wildcards and whole schemes. Try it first with the report-only header.',
    severity: 'moderate',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: [
      'https://developer.mozilla.org/en-US/docs/Web/Security/Practical_implementation_guides/CSP',
      'https://www.w3.org/TR/CSP3/',
    ],
    messages: {
      missing: 'There is no Content-Security-Policy, neither as a header nor in the page (on {pages#page}).',
      reportOnly: 'The policy is only sent as report-only. Browsers report, but they stop nothing (on {pages#page}).',
      scriptsUnlimited:
        'The policy says nothing about scripts. It has neither script-src nor default-src (on {pages#page}).',
      unsafeInline: "The policy lets any inline script run: 'unsafe-inline' without a nonce or hash (on {pages#page}).",
      unsafeEval: "The policy lets text be run as code: 'unsafe-eval' (on {pages#page}).",
      bareScheme: 'The policy allows scripts from every host by scheme: {sources} (on {pages#page}).',
      wildcard: 'The policy allows scripts from every host: {sources} (on {pages#page}).',
      cutShort: 'The policy was too long to be kept whole, so what it says of scripts is not known (on {pages#page}).',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'document'],
  collect: ({ response, document }) => (isHtml(response) ? weaknesses(response, document.html) : null),
  evaluate(_site, facts) {
    const judged = facts.flatMap(({ url, fact }) => (fact ? [{ page: url, found: fact }] : []));
    if (judged.length === 0) return inapplicable;
    // Grouped by weakness, not by header: a nonce makes every header different.
    const seen = judged.flatMap(({ page, found }) => found.map((item) => ({ page, item })));
    const findings = group(seen, ({ message, sources }) => `${message} ${sources}`).map(
      ({ item: { message, sources }, page, pages }): Finding<Message> => ({
        message,
        at: { kind: 'header', name: message === 'reportOnly' ? REPORT_ONLY : NAME },
        page,
        data: sources ? { sources: short(sources), pages } : { pages },
      }),
    );
    const isDoubt = ({ message }: Finding<Message>) => message === 'cutShort';
    return certainOrDoubtful(
      findings.filter((one) => !isDoubt(one)),
      findings.filter(isDoubt),
    );
  },
});

/** Every policy must allow a script before it runs, so a hole is one only where all of them that speak of scripts have it. */
function weaknesses(response: HttpResponse, html: string): readonly Weakness[] {
  const enforced = [...policies(response), ...policiesInPage(html)];
  if (enforced.length === 0) {
    return [{ message: policies(response, REPORT_ONLY).length > 0 ? 'reportOnly' : 'missing', sources: '' }];
  }
  const [first, ...more] = enforced.flatMap((policy) => scriptRules(policy) ?? []);
  const found = first ? holesIn(first, more) : [{ message: 'scriptsUnlimited' as const, sources: '' }];
  return found.length > 0 && isCut(response, NAME) ? [{ message: 'cutShort', sources: '' }] : found;
}

function holesIn(first: ScriptRules, more: readonly ScriptRules[]): readonly Weakness[] {
  const openEverywhere = (source: string) =>
    more.every(({ files }) => files.some((other) => letsIn(other) === letsIn(source)));
  const schemes = first.files.filter(isBareScheme).filter(openEverywhere);
  const wildcards = first.files.filter(isWildcard).filter(openEverywhere);
  const found: Weakness[] = [];
  if (first.inline && more.every(({ inline }) => inline)) found.push({ message: 'unsafeInline', sources: '' });
  if (first.evals && more.every(({ evals }) => evals)) found.push({ message: 'unsafeEval', sources: '' });
  if (schemes.length > 0) found.push({ message: 'bareScheme', sources: schemes.toSorted().join(' ') });
  if (wildcards.length > 0) found.push({ message: 'wildcard', sources: wildcards.toSorted().join(' ') });
  return found;
}

/** A star lets in the hosts that a bare http: or https: does, but no text that stands in the address itself. */
function letsIn(source: string): 'any host' | 'any text' | 'some' {
  if (isWildcard(source) || /^https?:$/i.test(source)) return 'any host';
  return isBareScheme(source) ? 'any text' : 'some';
}
