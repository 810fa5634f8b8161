import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { InlineScript, LibrarySeen, ScriptSeen, Scripts } from '../../src/model/seen/scripts.ts';
import { short } from '../lib/headers.ts';
import { dataPublished, knownOf } from '../lib/libraries/vulnerabilities.ts';

type Message = 'vulnerable' | 'inline' | 'byAddress' | 'notRead' | 'pagesNotRead' | 'inlineNotSearched';
interface Suspect extends LibrarySeen {
  /** Without an address, it stands in the page itself. */
  readonly script: InlineScript & { readonly url?: string };
}

const MOST_NAMED = 4;

export const knownVulnerableJs = defineSiteCheck({
  meta: {
    id: 'security/known-vulnerable-js',
    title: 'No script is a version with known weaknesses',
    kind: 'automatic',
    why: 'Weaknesses of widely used libraries are published, with the versions that have them. Others can read that list too. A supplier may have mended its own copy without a new number, so this is about the version and not about the site.',
    affects: 'Everyone who uses the pages that load the library.',
    fix: 'Move to a version that its makers still look after. Where a supplier ships the library, ask them for that, or for proof that their copy is mended.',
    severity: 'moderate',
    basis: 'good-practice',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:5', 'lgdss:6'],
    criteria: [],
    sources: ['https://github.com/RetireJS/retire.js'],
    messages: {
      vulnerable:
        'Known vulnerable version: {library} {version}, in {url} (on {pages#page}). Published weaknesses: {advisories}. Signature data of {published}.',
      inline:
        'Known vulnerable version: {library} {version}, in a script that stands in the page itself (on {pages#page}). Published weaknesses: {advisories}. Signature data of {published}.',
      byAddress:
        'By its address, {url} is {library} {version}, a known vulnerable version (on {pages#page}). The script itself does not say so. Check which version it is. Signature data of {published}.',
      notRead:
        '{count} of {total} scripts were not read to the end, so nobody knows what is in them. The first is {url}.',
      pagesNotRead: 'Which scripts {count#page} of the scan loaded is not known.',
      inlineNotSearched: 'Not all of the scripts that stand in the pages themselves were searched.',
    },
  },
  siteNeeds: ['scripts'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ scripts: { scripts, total, pagesUnread, inline } }) {
    const all = [...scripts, ...(inline?.found ?? [])];
    const missed = notSearched(pagesUnread, inline);
    if (total === 0 && all.length === 0 && missed.length === 0) return inapplicable;
    const seen = all.flatMap((script) => script.libraries.map((library): Suspect => ({ ...library, script })));
    const certain = seen.filter(({ by }) => by === 'content').flatMap(finding);
    if (certain.length > 0) return failedIf(certain);
    const doubts = [...seen.filter(({ by }) => by === 'address').flatMap(guess), ...unread(scripts, total)];
    return doubts.length + missed.length > 0 ? cantTell([...doubts, ...missed]) : passed;
  },
});

function notSearched(pagesUnread: number, inline: Scripts['inline']): readonly Finding<Message>[] {
  const findings: Finding<Message>[] = [];
  if (pagesUnread > 0) findings.push({ message: 'pagesNotRead', at: { kind: 'page' }, data: { count: pagesUnread } });
  const isOpen = !inline || inline.unsearched + inline.pagesUnread > 0 || inline.total > inline.found.length;
  if (isOpen) findings.push({ message: 'inlineNotSearched', at: { kind: 'page' } });
  return findings;
}

function finding(suspect: Suspect): readonly Finding<Message>[] {
  const known = knownOf(suspect.name, suspect.version);
  if (!known) return [];
  const named = known.advisories.slice(0, MOST_NAMED);
  const more = known.count - named.length;
  const advisories = [...named, ...(more > 0 ? [`${more} ${named.length > 0 ? 'more' : 'without a number'}`] : [])];
  return [
    told(suspect.script.url === undefined ? 'inline' : 'vulnerable', suspect, { advisories: advisories.join(', ') }),
  ];
}

function guess(suspect: Suspect): readonly Finding<Message>[] {
  return knownOf(suspect.name, suspect.version) ? [told('byAddress', suspect)] : [];
}

function told(
  message: Message,
  { script, name, version }: Suspect,
  more: Readonly<Record<string, string>> = {},
): Finding<Message> {
  const { url, page, pages } = script;
  const data = { library: name, version, pages, published: dataPublished, ...more };
  if (url === undefined) return { message, at: { kind: 'page' }, page, data };
  return { message, at: { kind: 'request', url }, page, data: { ...data, url: short(url) } };
}

/** Those beyond the cap of the list count too. */
function unread(scripts: readonly ScriptSeen[], total: number): readonly Finding<Message>[] {
  const left = scripts.filter((script) => script.unread !== null);
  const count = left.length + total - scripts.length;
  if (count === 0) return [];
  const first = left[0] ?? scripts[0];
  const url = first?.url ?? '';
  const data = { count, total, url: short(url) };
  return [{ message: 'notRead', at: { kind: 'request', url }, ...(first ? { page: first.page } : {}), data }];
}
