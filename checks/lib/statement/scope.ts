import type { PageFact, SiteContext } from '../../../src/model/check.ts';
import { bareHost } from '../../../src/model/host.ts';
import { byCodeUnit } from '../grouping.ts';
import { hostOf } from '../hosts.ts';
import type { Statement } from './choose.ts';
import type { ContentFact } from './content.ts';
import { sentencesOf } from './words.ts';

export const MODEL_SCOPE = /\bstatement (?:applies|also applies|only applies) (?:only )?to\s*:?\s*(?:\S{2,}|$)/i;
export const OTHER_SCOPE =
  /\bstatement\b.{0,30}\b(?:relates to|refers to|covers|concerns|describes|applies|(?:is|was written|was made) (?:for|about))\b|\b(?:applies|relates) to (?:the|our|this|all)\b.{0,60}\b(?:web ?site|site|domain|service)/i;
/** May say it, in words that nobody thought of. */
export const PERHAPS_SCOPE =
  /\b(?:this|our|the) (?:accessibility )?(?:statement|page)\b.{0,80}(?:\b(?:web ?site|domain)|\b[a-z0-9-]+\.(?:gov|org|co|com|wales|cymru|scot|example)\b)/i;
const NAMED_HOST = /\bhttps?:\/\/[^\s<>"”)]+|\b(?:[a-z0-9-]+\.)+(?:uk|org|com|net|wales|cymru|scot|example)\b/gi;
/** Said of all at once, by no name: "this applies to all our websites". */
const ALL_OF_THEM = /\b(?:all|any|every|each|other)\b.{0,40}\b(?:sub-?domains?|web ?sites?|sites)\b|\*\./i;

const MOST_HOSTS = 10;

/** Hosts that stand in a text, as their names or in whole addresses. */
export const hostsNamedIn = (text: string): readonly string[] => (text.match(NAMED_HOST) ?? []).map(asHost);

/** Hosts that several pages link to around their text, and of which the statement says nothing. */
export function hostsLeftOut(
  statement: Statement,
  { origin }: SiteContext,
  facts: readonly PageFact<ContentFact>[],
): readonly string[] {
  const own = [hostOf(origin), hostOf(statement.url)].map(bareHost);
  const texts = statement.blocks.map(({ text }) => text);
  const scope = texts.filter((text) => MODEL_SCOPE.test(text) || OTHER_SCOPE.test(text));
  if (statement.isCut || scope.some((text) => ALL_OF_THEM.test(text))) return [];
  const named = [...texts.flatMap(hostsNamedIn), ...statement.links.map(({ href }) => hostOf(href))];
  // A statement over there speaks for that host.
  const theirs = facts.flatMap(({ fact }) => fact.leads).map(({ href }) => hostOf(href));
  const known = new Set([...own, ...named.map(bareHost), ...theirs.map(bareHost)]);
  const met = facts.flatMap(({ fact }) => fact.ownHosts).filter((host) => !known.has(bareHost(host)));
  const often = new Set(met.filter((host, index) => met.indexOf(host) !== index));
  return [...often].toSorted(byCodeUnit).slice(0, MOST_HOSTS);
}

/** What the statement says it is about: a sentence, or else its heading or title. */
export function scopeSaid({ blocks, headings, title }: Statement): string {
  const texts = sentencesOf(blocks).map(({ text }) => text);
  const sentence = texts.find((text) => MODEL_SCOPE.test(text)) ?? texts.find((text) => OTHER_SCOPE.test(text));
  return sentence ?? headings[0] ?? title;
}

/** Without what follows an address in a sentence. */
const asHost = (written: string): string =>
  hostOf(written.replace(/[.,;:!?)]+$/, '')) || bareHost(written.toLowerCase());
