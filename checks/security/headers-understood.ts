import { definePageCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { HttpResponse } from '../../src/model/evidence.ts';
import { all, isHtml, short } from '../lib/headers.ts';
import { fitsGrammar } from '../lib/permissions-policy.ts';

type Message = 'unknownWord' | 'badGrammar';

const PERMISSIONS = 'permissions-policy';
/** What browsers know for each; anything else is as good as no header. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'cross-origin-resource-policy': ['same-origin', 'same-site', 'cross-origin'],
  'cross-origin-opener-policy': ['unsafe-none', 'same-origin', 'same-origin-allow-popups', 'noopener-allow-popups'],
  'cross-origin-embedder-policy': ['unsafe-none', 'require-corp', 'credentialless'],
};

export const headersUnderstood = definePageCheck({
  meta: {
    id: 'security/headers-understood',
    title: 'Headers that shield the page are spelt as browsers read them',
    kind: 'automatic',
    why: 'Browsers pass over a header that they cannot read and say nothing. The site then seems to be shielded and is not.',
    affects: 'The council, which counts on the header. Also everyone who uses the page.',
    fix: 'Correct the header, or leave it out. Permissions-Policy is written like geolocation=(), camera=(self). The older way, geolocation ’none’, belongs to Feature-Policy.',
    severity: 'minor',
    basis: 'good-practice',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://www.w3.org/TR/permissions-policy/', 'https://www.rfc-editor.org/rfc/rfc8941'],
    messages: {
      unknownWord: 'Browsers do not know this value of {header}: {value}',
      badGrammar: 'Browsers cannot read this Permissions-Policy header, so they drop all of it: {value}',
    },
  },
  needs: ['response'],
  evaluate({ response }) {
    const sent = [PERMISSIONS, ...Object.keys(WORDS)].filter((name) => all(response, name).length > 0);
    if (!isHtml(response) || sent.length === 0) return inapplicable;
    return failedIf(sent.flatMap((name) => (name === PERMISSIONS ? permissions(response) : words(response, name))));
  },
});

function permissions(response: HttpResponse): readonly Finding<Message>[] {
  // Sent in several parts it is one dictionary.
  const value = all(response, PERMISSIONS).filter(Boolean).join(', ');
  if (value === '' || fitsGrammar(value)) return [];
  const shown = short(value);
  return [{ message: 'badGrammar', at: { kind: 'header', name: PERMISSIONS, value: shown }, data: { value: shown } }];
}

function words(response: HttpResponse, name: string): readonly Finding<Message>[] {
  const whole = all(response, name).join(', ');
  const [word = ''] = whole.split(';', 1);
  if (WORDS[name]?.includes(word.trim())) return [];
  const value = short(whole);
  return [{ message: 'unknownWord', at: { kind: 'header', name, value }, data: { header: name, value } }];
}
