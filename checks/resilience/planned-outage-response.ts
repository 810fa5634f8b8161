import {
  cantTell,
  defineSiteCheck,
  type Finding,
  failedIf,
  inapplicable,
  type Verdict,
} from '../../src/model/check.ts';
import type { FetchedText, PageArtifacts } from '../../src/model/evidence.ts';
import { header } from '../lib/headers.ts';
import { helpsOn, saysOutage } from '../lib/outage.ts';
import { readRawPage } from '../lib/raw-page.ts';

type Message = 'saysAllIsWell' | 'noHelp' | 'noHelpButRetry' | 'bareAnswer';
interface Fact {
  readonly helps: boolean;
}

/** A page with more to say is not closed. */
const MOST_WORDS = 250;

export const plannedOutageResponse = defineSiteCheck({
  meta: {
    id: 'resilience/planned-outage-response',
    title: 'A closed service says so, and what to do meanwhile',
    kind: 'automatic',
    why: 'People who find a service closed need to know when to come back, or whom to call. With the wrong status, search engines and monitoring take the notice for the service itself.',
    affects: 'Everyone who needs the service while it is closed. Most of all those with a deadline.',
    fix: 'Answer with status 503 while the service is closed, with a Retry-After header. Say the day and time when it opens again, and another way to get help.',
    severity: 'moderate',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:9'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/patterns/service-unavailable-pages/'],
    messages: {
      saysAllIsWell: 'The page says that the service is closed, but answers with status 200 instead of 503.',
      noHelp: 'The page says that the service is closed. It says neither when it opens again nor how else to get help.',
      noHelpButRetry:
        'The page says that the service is closed. It says neither when it opens again nor how else to get help. Only programs are told when to ask again (Retry-After: {after}).',
      bareAnswer:
        'This address answered with status 503 and said nothing of a closure. Check whether people see the same.',
    },
  },
  siteNeeds: ['errorPages'],
  pageNeeds: ['response', 'headings', 'text', 'document'],
  collect: (seen): Fact | null => (isClosed(seen) ? { helps: helpsOn(seen.text.main) } : null),
  evaluate({ errorPages }, facts): Verdict<Message> {
    const shown = facts.flatMap(({ url, fact }) => (fact ? [{ url, ...fact }] : []));
    const refused = errorPages.filter(({ status }) => status === 503);
    if (shown.length + refused.length === 0) return inapplicable;
    const failures = [
      ...shown.flatMap(({ url: page, helps }): readonly Finding<Message>[] => [
        { message: 'saysAllIsWell', at: { kind: 'page' }, page },
        ...(helps ? [] : [{ message: 'noHelp', at: { kind: 'page' }, page } as const]),
      ]),
      ...refused.filter(isNotice).flatMap(unhelpful),
    ];
    if (failures.length > 0) return failedIf(failures);
    const bare = refused.filter((page) => !isNotice(page));
    if (bare.length === 0) return { outcome: 'passed' };
    return cantTell(bare.map(({ url }) => ({ message: 'bareAnswer', at: { kind: 'request', url } }) as const));
  },
});

function isClosed({
  response,
  headings,
  text,
  document,
}: Pick<PageArtifacts, 'response' | 'headings' | 'text' | 'document'>) {
  if (response.status !== 200 || text.words > MOST_WORDS) return false;
  return headings.some(({ level, text: words }) => level === 1 && saysOutage(words)) || saysOutage(document.title);
}

function isNotice({ body }: FetchedText): boolean {
  const { text, title } = readRawPage(body);
  return saysOutage(title) || text.split('\n').some(saysOutage);
}

function unhelpful(page: FetchedText): readonly Finding<Message>[] {
  if (helpsOn(readRawPage(page.body).text)) return [];
  const at = { kind: 'request', url: page.url } as const;
  const after = header(page, 'retry-after');
  return [after ? { message: 'noHelpButRetry', at, data: { after: after.slice(0, 60) } } : { message: 'noHelp', at }];
}
