import type { PageFact } from '../../src/model/check.ts';
import type { PageArtifacts, Region } from '../../src/model/evidence.ts';
import { byCodeUnit } from './grouping.ts';
import { isWeb, pageKey } from './hosts.ts';

/** How sure we are, from its words and place, that a link leads to an accessibility statement. */
export type Likelihood = 'named' | 'likely' | 'perhaps';

export interface StatementLink {
  readonly href: string;
  readonly key: string;
  readonly likelihood: Likelihood;
  readonly region: Region;
  readonly visible: boolean;
}

export interface StatementFact {
  readonly status: number;
  /** Every address that leads to this page: as asked for, through redirects, and where it ended. */
  readonly keys: readonly string[];
  /** The main heading calls the page a statement. */
  readonly titled: boolean;
  /** Some heading does: the statement may be a part of this page. */
  readonly mentioned: boolean;
  readonly sections: readonly Section[];
  readonly links: readonly StatementLink[];
}

export interface StatementPage {
  readonly url: string;
  readonly status: number;
  readonly keys: readonly string[];
  readonly sections: readonly Section[];
}

/** The parts of the model statement, English and Welsh, told by the words people keep when they reword a heading. */
const SECTIONS = {
  'how accessible the website is': /how accessible (?:this|the|our) (?:web\s?)?(?:site|service|app)|pa mor hygyrch/i,
  'feedback and contact': /\bfeedback\b|\bcontact|report(?:ing)? (?:accessibility )?problems|adborth|cysylltu|cyswllt/i,
  'enforcement procedure': /\benforcement\b|\bformal complaints?\b|\b[gn]?gorfodi\b|\borfodi\b/i,
  'technical information and compliance status':
    /technical (?:information|specifications?)|(?:compliance|conformance) status|gwybodaeth dechnegol|cydymffurfi/i,
  'non-accessible content':
    /non-?\s?accessible|inaccessible|not (?:fully )?accessible|non-?\s?compliance|known (?:\w+ )?(?:issues|problems|limitations)|limitations and alternatives|disproportionate burden|nad yw.{0,20}hygyrch|anhygyrch/i,
  'preparation of the statement':
    /\bpreparation\b|how we (?:tested|prepared)|assessment approach|\b(?:p|b|mh|ph)arato(?:i|ad)/i,
} as const;
export type Section = keyof typeof SECTIONS;
export const sectionNames = Object.keys(SECTIONS) as readonly Section[];
/** Fewer than this is a page about accessibility, not a statement. */
export const ENOUGH_SECTIONS = 3;

export const STATEMENT =
  /accessibility statement|statement (?:of|on|about) accessibility|datganiad (?:ar )?hygyrchedd/i;
const TOPIC = /\baccessibility\b|hygyrchedd/i;
const TOPIC_ALONE = /^(?:web ?(?:site)? )?(?:accessibility|hygyrchedd)(?: (?:information|help|policy|y wefan))?$/i;
/** A heading as plain text: short, and not a sentence. */
const MOST_HEADING = 80;

export function statementFact(
  seen: Pick<PageArtifacts, 'headings' | 'links' | 'response' | 'text'>,
  url: string,
): StatementFact {
  const { headings, response, text } = seen;
  const own = [url, response.url, ...response.redirects.map((hop) => hop.url)].map(pageKey);
  return {
    status: response.status,
    keys: [...new Set(own)],
    titled: headings.some((heading) => heading.level === 1 && STATEMENT.test(heading.text)),
    mentioned: headings.some((heading) => STATEMENT.test(heading.text)),
    sections: sectionsIn([...headings.map((heading) => heading.text), ...headingLikeLines(text.main)]),
    links: statementLinks(seen.links, own),
  };
}

/** Scanned pages that are, or claim to be, the statement: the best of them first. */
export function statementPages(facts: readonly PageFact<StatementFact>[]): readonly StatementPage[] {
  const targets = new Set(facts.flatMap(({ fact }) => fact.links.map((link) => link.key)));
  const named = new Set(facts.flatMap(({ fact }) => fact.links.filter(leadsToStatement).map((link) => link.key)));
  return facts
    .filter(({ fact }) => {
      if (fact.titled || fact.keys.some((key) => named.has(key))) return true;
      // A page merely about accessibility counts only once its contents show that it is a statement.
      const candidate = fact.mentioned || fact.keys.some((key) => targets.has(key));
      return candidate && fact.sections.length >= ENOUGH_SECTIONS;
    })
    .map(({ url, fact }) => ({ url, status: fact.status, keys: fact.keys, sections: fact.sections }))
    .toSorted((left, right) => right.sections.length - left.sections.length || byCodeUnit(left.url, right.url));
}

export const leadsToStatement = (link: StatementLink): boolean => link.likelihood !== 'perhaps';
export const isStatement = (page: StatementPage): boolean =>
  page.status === 200 && page.sections.length >= ENOUGH_SECTIONS;

function sectionsIn(lines: readonly string[]): readonly Section[] {
  return sectionNames.filter((name) => lines.some((line) => SECTIONS[name].test(line)));
}

/** Some statements set their headings in bold type only. */
function headingLikeLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line.length <= MOST_HEADING && !/[.!?:;,]$/.test(line));
}

function statementLinks(links: PageArtifacts['links'], own: readonly string[]): readonly StatementLink[] {
  return links.flatMap((link) => {
    // A link within the page is a skip link or the button of a toolbar.
    const key = pageKey(link.href);
    if (!TOPIC.test(link.text) || !isWeb(link.href) || own.includes(key)) return [];
    return [
      {
        href: link.href,
        key,
        likelihood: likelihoodOf(link.text, link.region),
        region: link.region,
        visible: link.visible,
      },
    ];
  });
}

function likelihoodOf(text: string, region: Region): Likelihood {
  if (STATEMENT.test(text)) return 'named';
  return region === 'footer' || TOPIC_ALONE.test(text.trim()) ? 'likely' : 'perhaps';
}
