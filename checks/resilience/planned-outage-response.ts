import {
  cantTell,
  defineSiteCheck,
  type Finding,
  failedIf,
  inapplicable,
  passed,
  type Verdict,
} from '../../src/model/check.ts';
import type { FetchedText, PageArtifacts } from '../../src/model/evidence.ts';
import { header } from '../lib/headers.ts';
import { helpsOn, mayBeOutage, saysOutage } from '../lib/outage.ts';
import { readRawPage } from '../lib/raw-page.ts';

type Message = 'saysAllIsWell' | 'maybeClosed' | 'noHelp' | 'noHelpButRetry' | 'bareAnswer';
interface Fact {
  readonly helps: boolean;
  /** The page itself is closed, and not something that it tells of. */
  readonly certain: boolean;
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
      maybeClosed:
        'The page says that something is closed, with status 200. If that is a service on this site, status 503 is right.',
      noHelp: 'The page says that the service is closed. It says neither when it opens again nor how else to get help.',
      noHelpButRetry:
        'The page says that the service is closed. It says neither when it opens again nor how else to get help. Only programs are told when to ask again (Retry-After: {after}).',
      bareAnswer:
        'This address answered with status 503 and said nothing of a closure. Check whether people see the same.',
    },
  },
  siteNeeds: ['errorPages'],
  pageNeeds: ['response', 'headings', 'text', 'document'],
  collect(seen): Fact | null {
    const certain = isClosed(seen, saysOutage);
    return certain || isClosed(seen, mayBeOutage) ? { certain, helps: helpsOn(seen.text.main) } : null;
  },
  evaluate({ errorPages }, facts): Verdict<Message> {
    const shown = facts.flatMap(({ url, fact }) => (fact ? [{ url, ...fact }] : []));
    const refused = errorPages.filter(({ status }) => status === 503);
    if (shown.length + refused.length === 0) return inapplicable;
    const failures = [
      ...shown
        .filter(({ certain }) => certain)
        .flatMap(({ url: page, helps }): readonly Finding<Message>[] => [
          { message: 'saysAllIsWell', at: { kind: 'page' }, page },
          ...(helps ? [] : [{ message: 'noHelp', at: { kind: 'page' }, page } as const]),
        ]),
      ...refused.filter(isNotice).flatMap(unhelpful),
    ];
    if (failures.length > 0) return failedIf(failures);
    const doubts = [
      ...shown.map(({ url: page }): Finding<Message> => ({ message: 'maybeClosed', at: { kind: 'page' }, page })),
      ...refused
        .filter((page) => !isNotice(page))
        .map(({ url }): Finding<Message> => ({ message: 'bareAnswer', at: { kind: 'request', url } })),
    ];
    return doubts.length > 0 ? cantTell(doubts) : passed;
  },
});

function isClosed(
  { response, headings, text, document }: Pick<PageArtifacts, 'response' | 'headings' | 'text' | 'document'>,
  says: (heading: string) => boolean,
) {
  if (response.status !== 200 || text.words > MOST_WORDS) return false;
  return headings.some(({ level, text: words }) => level === 1 && says(words)) || says(document.title);
}

function isNotice({ body }: FetchedText): boolean {
  const { text, title } = readRawPage(body);
  return [title, ...text.split('\n')].some((line) => saysOutage(line) || mayBeOutage(line));
}

function unhelpful(page: FetchedText): readonly Finding<Message>[] {
  if (helpsOn(readRawPage(page.body).text)) return [];
  const at = { kind: 'request', url: page.url } as const;
  const after = header(page, 'retry-after');
  return [after ? { message: 'noHelpButRetry', at, data: { after: after.slice(0, 60) } } : { message: 'noHelp', at }];
}
