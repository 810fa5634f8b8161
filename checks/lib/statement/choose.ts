import type { PageFact } from '../../../src/model/check.ts';
import { byCodeUnit } from '../grouping.ts';
import { pageKey } from '../hosts.ts';
import type { ContentFact, StatementContent } from './content.ts';

export interface Statement extends StatementContent {
  readonly url: string;
}

export type Chosen =
  | { readonly kind: 'statement'; readonly statement: Statement }
  /** A link promises one, but its page was not seen: it is on another site, or a document. */
  | { readonly kind: 'unopened'; readonly href: string; readonly page: string; readonly named: boolean }
  | { readonly kind: 'none' };

type Facts = readonly PageFact<ContentFact>[];

/**
 * The statement of the site. Where there are several, the one that most pages lead to; where there is one in English and
 * one in Welsh, the English one, because its wording can be judged.
 */
export function chooseStatement(facts: Facts): Chosen {
  const led = leadsIn(facts);
  const found = facts.flatMap(({ url, fact }) => {
    const leading = Math.max(...keysOf(url, fact).map((key) => led.get(key)?.pages ?? 0));
    if (!fact.content || !(fact.named || leading > 0)) return [];
    return [{ statement: { ...fact.content, url }, leading }];
  });
  const [best] = found.toSorted(
    (left, right) =>
      Number(left.statement.isWelsh) - Number(right.statement.isWelsh) ||
      right.leading - left.leading ||
      right.statement.sections - left.statement.sections ||
      left.statement.url.length - right.statement.url.length ||
      byCodeUnit(left.statement.url, right.statement.url),
  );
  if (best) return { kind: 'statement', statement: best.statement };
  const opened = new Set(facts.flatMap(({ url, fact }) => keysOf(url, fact)));
  const [unopened] = [...led]
    .filter(([key]) => !opened.has(key))
    .map(([, lead]) => lead)
    .toSorted(
      (left, right) =>
        Number(right.named) - Number(left.named) || right.pages - left.pages || byCodeUnit(left.href, right.href),
    );
  if (!unopened) return { kind: 'none' };
  return { kind: 'unopened', href: unopened.href, page: unopened.page, named: unopened.named };
}

interface Lead {
  readonly href: string;
  /** The first page by address that has the link. */
  readonly page: string;
  readonly pages: number;
  readonly named: boolean;
}

function leadsIn(facts: Facts): ReadonlyMap<string, Lead> {
  const leads = new Map<string, Lead>();
  for (const { url, fact } of facts) {
    for (const { href, named } of fact.leads) {
      const key = pageKey(href);
      const known = leads.get(key);
      leads.set(key, {
        href: known && known.href < href ? known.href : href,
        page: known && known.page < url ? known.page : url,
        pages: (known?.pages ?? 0) + 1,
        named: named || known?.named === true,
      });
    }
  }
  return leads;
}

const keysOf = (url: string, { at }: ContentFact): readonly string[] => (at ? [pageKey(url), at] : [pageKey(url)]);
