import { defineSiteCheck, type Finding, type PageFact } from '../../src/model/check.ts';
import type { Consent } from '../../src/model/seen/consent.ts';
import { certainOrDoubtful } from '../lib/certain-and-doubtful.ts';
import { type Group, group, type Seen } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { cookieStored, keyOf, type Stored, storedFor, storedIn } from '../lib/kept.ts';
import { partyOf } from '../lib/third-parties.ts';

type Message = 'advertising' | 'unknown' | 'unknownSession' | 'unknownGuard';
type Item = Stored & { readonly message: Message };
interface Fact {
  readonly items: readonly Item[];
}

const MESSAGES: Readonly<Record<string, Message>> = {
  advertising: 'advertising',
  unknown: 'unknown',
  'unknown-session': 'unknownSession',
  'unknown-guard': 'unknownGuard',
};

export const storageBeforeChoice = defineSiteCheck({
  meta: {
    id: 'privacy/storage-before-choice',
    title: 'No advertiser or unknown company stores anything before a choice',
    kind: 'automatic',
    why: 'Storing things on a device for advertising or social media needs consent first. Every page was opened as by a new visitor, who had not chosen anything yet. What belongs to companies on no list we know is counted too, as nobody could tell people what it is for.',
    affects: 'Everyone who visits, and most of all people who look for help in private.',
    fix: 'Load what comes from other companies only after people have agreed. Remove what nobody needs. If a service cannot work without it, say on the cookies page who stores what, and why.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['pecr'],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/components/cookie-banner/'],
    messages: {
      advertising:
        'Before any choice, {kind} “{name}” was stored for {host} (on {pages#page}). It serves advertising or social media: {owner}.',
      unknown:
        'Before any choice, {kind} “{name}” was stored for {host} (on {pages#page}). That is another site, on no list of known companies.',
      unknownSession:
        'Before any choice, {kind} “{name}” was stored for {host} until the browser is closed (on {pages#page}). Check that the page cannot work without it.',
      unknownGuard:
        'Before any choice, {kind} “{name}” was stored for {host} (on {pages#page}). Its name is one that servers use to share work or keep attacks away. Check that it is for nothing else.',
    },
  },
  siteNeeds: ['consent'],
  pageNeeds: ['response', 'cookies'],
  collect: ({ response, cookies }): Fact => ({
    items: itemsOf(
      cookies.map(({ name, domain, session }) => cookieStored(name, domain, !session)),
      response.url,
    ),
  }),
  evaluate({ consent }, facts: readonly PageFact<Fact>[]) {
    const groups = group([...onPages(facts), ...inConsent(consent)], (item) => `${item.message} ${keyOf(item)}`);
    const of = (certain: boolean) =>
      groups
        .filter(({ item }) => (item.message === 'advertising' || item.message === 'unknown') === certain)
        .map(finding);
    return certainOrDoubtful(of(true), of(false));
  },
});

const itemsOf = (stored: readonly Stored[], page: string): readonly Item[] =>
  stored.flatMap((one) => {
    const message = MESSAGES[storedFor(one, page)];
    return message ? [{ ...one, message }] : [];
  });

const onPages = (facts: readonly PageFact<Fact>[]): readonly Seen<Item>[] =>
  facts.flatMap(({ url, fact }) => fact.items.map((item) => ({ page: url, item })));

const inConsent = ({ pages }: Consent): readonly Seen<Item>[] =>
  pages.flatMap(({ url, before }) => itemsOf(storedIn(before), url).map((item) => ({ page: url, item })));

function finding({ item, page, pages }: Group<Item>): Finding<Message> {
  const { message, name, host, kind } = item;
  const data = { kind: `the ${kind}`, name: short(name, 80), host, pages };
  const owner = partyOf(`https://${host}/`).owner;
  return {
    message,
    at: item.cookie ? { kind: 'cookie', name } : { kind: 'page' },
    page,
    data: message === 'advertising' ? { ...data, owner } : data,
  };
}
