import { cantTell, defineSiteCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import type { AfterChoice, KeptState } from '../../src/model/seen/consent.ts';
import { certainOrDoubtful } from '../lib/certain-and-doubtful.ts';
import { type Group, group, type Seen } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { hostOf, isWeb, sameSite } from '../lib/hosts.ts';
import { keyOf, type Stored, storedFor, storedIn } from '../lib/kept.ts';
import { analyticsRequest } from '../lib/measuring.ts';
import { isTracker, partyOf } from '../lib/third-parties.ts';

type Message = 'tracker' | 'stored' | 'leftOver' | 'comesBack' | 'stays' | 'heldBack' | 'notTried';
interface Moment {
  readonly url: string;
  readonly state: KeptState;
}

export const rejectIsHonoured = defineSiteCheck({
  meta: {
    id: 'privacy/reject-is-honoured',
    title: 'Where people say no to cookies, the site keeps to it',
    kind: 'automatic',
    why: 'A no that changes nothing is worse than no question: people think they are not watched. We refused as an ordinary visitor does, and then opened up to two more pages.',
    affects: 'Everyone who says no.',
    fix: 'Load nothing that needs consent unless people have agreed. Remember the answer, so that the question does not come back on each page.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['pecr'],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/components/cookie-banner/'],
    messages: {
      tracker: 'After refusing, the page still asked {host} for something (on {pages#page}). It belongs to {owner}.',
      stored: 'After refusing, {kind} “{name}” was newly stored for {host} (on {pages#page}).',
      leftOver: 'After refusing, {kind} “{name}” from before the choice was still there. Check that nobody reads it.',
      comesBack: 'After refusing, the banner was back on the next page.',
      stays: 'The banner was still there after we clicked “{reject}”. Check by hand what it does.',
      heldBack:
        'The site sent the answer to {host}, and a scan sends nothing, so we cannot know what it would have done. Check by hand that a no is kept.',
      notTried: 'We could not refuse, so nothing is known about it: {detail}',
    },
  },
  siteNeeds: ['consent'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ consent: { pages, rejected } }) {
    const [start] = pages;
    if (!rejected || !start) return inapplicable;
    const { after, clicks } = rejected;
    if (!after.ok) return cantTell<Message>([onPage('notTried', start.url, { detail: short(after.error.message) })]);
    const moments: readonly Moment[] = [{ url: start.url, state: after.value.there }, ...after.value.later];
    const before = new Set(pages.flatMap((page) => storedIn(page.before).map(keyOf)));
    const stored = storedAfter(moments);
    const fresh = stored.filter(({ key }) => !before.has(key)).map((one) => storedFinding('stored', one));
    const old = stored.filter(({ key }) => before.has(key)).map((one) => storedFinding('leftOver', one));
    const certain = [...trackersIn(moments), ...fresh];
    const again = bannerAgain(after.value, start.url, clicks.at(-1) ?? '');
    const sent = answersSent(moments);
    // What the site would have done with an answer that we held back is anybody's guess.
    if (sent) return cantTell<Message>([onPage('heldBack', start.url, { host: sent }), ...certain, ...old]);
    const isCertain = again?.message === 'comesBack';
    return certainOrDoubtful(
      [...certain, ...(again && isCertain ? [again] : [])],
      [...old, ...(again && !isCertain ? [again] : [])],
    );
  },
});

const onPage = (message: Message, page: string, data: Finding['data'] & object): Finding<Message> => ({
  message,
  at: { kind: 'page' },
  page,
  data,
});

/** Kept for advertising, by somebody unknown, or to count people who do not want to be counted. */
function storedAfter(moments: readonly Moment[]): readonly Group<Stored>[] {
  const seen = moments.flatMap(({ url, state }): readonly Seen<Stored>[] =>
    storedIn(state)
      .filter((one) => ['advertising', 'unknown', 'analytics'].includes(storedFor(one, url)))
      .map((item) => ({ page: url, item })),
  );
  return group(seen, keyOf);
}

function storedFinding(message: 'stored' | 'leftOver', { item, page, pages }: Group<Stored>): Finding<Message> {
  const { kind, name, host } = item;
  const at = item.cookie ? ({ kind: 'cookie', name } as const) : ({ kind: 'page' } as const);
  const data = { kind: `the ${kind}`, name: short(name, 80) };
  return { message, at, page, data: message === 'stored' ? { ...data, host, pages } : data };
}

function trackersIn(moments: readonly Moment[]): readonly Finding<Message>[] {
  const seen = moments.flatMap(({ url, state }) =>
    state.requests
      .filter((request) => isWeb(request.url) && !sameSite(request.url, url) && isTracker(partyOf(request.url)))
      .map((request) => ({ page: url, item: request.url })),
  );
  return group(seen, hostOf).map(({ item, page, pages }) => {
    const data = { host: hostOf(item), owner: partyOf(item).owner, pages };
    return { message: 'tracker', at: { kind: 'request', url: item }, page, data };
  });
}

function bannerAgain({ gone, later }: AfterChoice, start: string, reject: string): Finding<Message> | null {
  if (!gone) return onPage('stays', start, { reject: short(reject, 80) });
  const back = later.find(({ banner }) => banner);
  return back ? { message: 'comesBack', at: { kind: 'page' }, page: back.url } : null;
}

/** The host to which the page sent something that no tracker or counter asks for. */
function answersSent([there]: readonly Moment[]): string | null {
  const sent = there?.state.blocked.filter((url) => !isTracker(partyOf(url)) && analyticsRequest(url) === null) ?? [];
  return sent[0] === undefined ? null : hostOf(sent[0]);
}
