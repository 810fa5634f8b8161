import type { PageArtifacts } from '../../../src/model/evidence.ts';
import { hostOf, isWeb, pageKey, sameSite } from '../hosts.ts';
import { rememberLast } from '../remember.ts';
import { ENOUGH_SECTIONS, leadsToStatement, STATEMENT, type StatementFact, statementFact } from '../statement.ts';
import { type Block, blocksOf, hasWritingForm } from './blocks.ts';

export const STATEMENT_NEEDS = ['document', 'headings', 'links', 'response', 'text'] as const;
export type StatementSeen = Pick<PageArtifacts, (typeof STATEMENT_NEEDS)[number]>;

export interface StatementContent {
  readonly title: string;
  /** Of the first level. */
  readonly headings: readonly string[];
  readonly blocks: readonly Block[];
  /** Those in the text, not those around it. */
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly isWelsh: boolean;
  readonly hasForm: boolean;
  /** The page was longer than what was kept of it. */
  readonly isCut: boolean;
  readonly sections: number;
}

/** What the checks of a statement's content keep of each page. Almost all pages have nothing but a link to it. */
export interface ContentFact {
  /** Where the page ended, as a key. */
  readonly at: string;
  readonly leads: readonly { readonly href: string; readonly named: boolean }[];
  readonly named: boolean;
  /** Other hosts of the same owner that its header, navigation or footer links to. */
  readonly ownHosts: readonly string[];
  readonly content: StatementContent | null;
}

const MOST_LINKS = 300;
const MOST_HOSTS = 20;
const WELSH = /\b(?:yr?|yn|mae|a'?r|gan|hwn|hon|wefan|ein|eich|ac|ar|cyn)\b/gi;
const ENGLISH = /\b(?:the|and|of|to|is|with|for|this|our|we)\b/gi;

export const contentFact = rememberLastSeen((seen, url) => {
  const fact = statementFact(seen, url);
  return {
    at: fact.keys.at(-1) === pageKey(url) ? '' : pageKey(seen.response.url),
    leads: leadsOf(fact),
    named: fact.titled || fact.mentioned,
    ownHosts: ownHostsIn(seen),
    content: fact.status === 200 && fact.sections.length >= ENOUGH_SECTIONS ? contentOf(seen, fact) : null,
  };
});

function rememberLastSeen(work: (seen: StatementSeen, url: string) => ContentFact) {
  // Each check is handed an object of its own with the same artifacts in it.
  const remembered = rememberLast(
    (
      document: StatementSeen['document'],
      headings: StatementSeen['headings'],
      links: StatementSeen['links'],
      response: StatementSeen['response'],
      text: StatementSeen['text'],
      url: string,
    ) => work({ document, headings, links, response, text }, url),
  );
  return ({ document, headings, links, response, text }: StatementSeen, url: string) =>
    remembered(document, headings, links, response, text, url);
}

function ownHostsIn({ links, response }: StatementSeen): readonly string[] {
  const here = hostOf(response.url);
  // A link in the text leads anywhere. What stands around it is what the owner takes for one website.
  const around = links.filter(({ region }) => region === 'header' || region === 'nav' || region === 'footer');
  const hosts = new Set(around.filter(({ href }) => isWeb(href)).map(({ href }) => hostOf(href)));
  hosts.delete(here);
  return [...hosts].filter((host) => sameSite(`https://${host}/`, response.url)).slice(0, MOST_HOSTS);
}

/** Links with the same address say the same, so the surer one stands for all. */
function leadsOf(fact: StatementFact): ContentFact['leads'] {
  const leads = new Map<string, boolean>();
  for (const link of fact.links.filter(leadsToStatement)) {
    leads.set(link.href, link.likelihood === 'named' || leads.get(link.href) === true);
  }
  return [...leads].slice(0, 20).map(([href, named]) => ({ href, named }));
}

function contentOf({ document, headings, links, text }: StatementSeen, fact: StatementFact): StatementContent {
  const main = links.filter(({ region }) => region === 'main' || region === 'other');
  return {
    title: document.title,
    headings: headings.filter(({ level }) => level === 1).map((heading) => heading.text),
    blocks: document.truncated ? linesOf(text.main) : blocksOf(document.html),
    links: main.slice(0, MOST_LINKS).map(({ href, text: words }) => ({ href, text: words })),
    isWelsh: count(text.main, WELSH) > count(text.main, ENGLISH),
    hasForm: hasWritingForm(document.html),
    isCut: document.truncated,
    sections: fact.sections.length,
  };
}

function linesOf(text: string): readonly Block[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).map((line) => ({ kind: 'text', text: line, item: 0, under: [] }));
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

export const namesStatement = (words: string): boolean => STATEMENT.test(words);
