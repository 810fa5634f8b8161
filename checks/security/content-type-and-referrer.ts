import { definePageCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { HttpResponse } from '../../src/model/evidence.ts';
import { isHtml, listOf, short } from '../lib/headers.ts';
import { metaTags } from '../lib/tags.ts';

const NOSNIFF = 'x-content-type-options';
const REFERRER = 'referrer-policy';
const KEEPS_PATHS_PRIVATE = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'];
const TELLS_MORE = ['no-referrer-when-downgrade', 'origin', 'origin-when-cross-origin', 'unsafe-url'];

/** Words that only the page may use, and what browsers take them for. */
const OLD_WORDS: Readonly<Record<string, string>> = {
  never: 'no-referrer',
  always: 'unsafe-url',
  'origin-when-crossorigin': 'origin-when-cross-origin',
};

type Message = 'noNosniff' | 'wrongNosniff' | 'noReferrerPolicy' | 'unknownReferrerPolicy' | 'looseReferrerPolicy';

export const contentTypeAndReferrer = definePageCheck({
  meta: {
    id: 'security/content-type-and-referrer',
    title: 'Browsers may not guess file types, and other sites learn little about where people came from',
    kind: 'automatic',
    why: 'A browser that guesses may run an uploaded file as a script. A full referrer tells other sites which page a person has just read. It may be a page about debt or care.',
    affects: 'People who open uploaded files. Also people who follow links away from pages on private matters.',
    fix: 'Send two headers with every page. The first is X-Content-Type-Options: nosniff. The second is Referrer-Policy: strict-origin-when-cross-origin, or a stricter one.',
    severity: 'minor',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://developer.mozilla.org/en-US/docs/Web/Security/Practical_implementation_guides/Referrer_policy'],
    messages: {
      noNosniff: 'The X-Content-Type-Options header is missing.',
      wrongNosniff: 'X-Content-Type-Options is {value}. Browsers only act on nosniff.',
      noReferrerPolicy: 'There is no Referrer-Policy, neither as a header nor in the page.',
      unknownReferrerPolicy: 'Referrer-Policy is {value}, which browsers do not understand.',
      looseReferrerPolicy: 'Referrer-Policy is {value}, which tells other sites more than they need.',
    },
  },
  needs: ['response', 'document'],
  evaluate({ response, document }) {
    if (!isHtml(response)) return inapplicable;
    return failedIf([...sniffing(response), ...referrer(response, document.html)]);
  },
});

function sniffing(response: HttpResponse): readonly Finding<Message>[] {
  // Browsers read the first member of the list only.
  const [first] = listOf(response, NOSNIFF);
  if (first?.toLowerCase() === 'nosniff') return [];
  const at = { kind: 'header', name: NOSNIFF } as const;
  if (!first) return [{ message: 'noNosniff', at }];
  const value = short(first);
  return [{ message: 'wrongNosniff', at: { ...at, value }, data: { value } }];
}

function referrer(response: HttpResponse, html: string): readonly Finding<Message>[] {
  const sent = listOf(response, REFERRER).map((policy) => policy.toLowerCase());
  // What the page itself says comes later, so it counts for more.
  const policies = [...sent, ...inPage(html)].filter(Boolean);
  const at = { kind: 'header', name: REFERRER } as const;
  if (policies.length === 0) return [{ message: 'noReferrerPolicy', at }];
  // Unknown words are skipped and the last known one wins, so that new policies can be listed after old ones.
  const policy = policies.findLast((word) => KEEPS_PATHS_PRIVATE.includes(word) || TELLS_MORE.includes(word));
  if (policy && KEEPS_PATHS_PRIVATE.includes(policy)) return [];
  const value = short(policy ?? policies.join(', '));
  return [{ message: policy ? 'looseReferrerPolicy' : 'unknownReferrerPolicy', at: { ...at, value }, data: { value } }];
}

function inPage(html: string): readonly string[] {
  // Parsing is worth while for few pages only.
  if (!/<meta\b[^>]{0,200}\bname="referrer"/i.test(html)) return [];
  const own = metaTags(html).filter(({ name }) => name?.toLowerCase() === 'referrer');
  return own.map(({ content = '' }) => content.trim().toLowerCase()).map((word) => OLD_WORDS[word] ?? word);
}
