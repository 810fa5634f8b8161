import type { UrlOutcome } from '../model/evidence.ts';

export interface TemplateGroup {
  readonly template: string;
  /** Addresses in the order met. */
  readonly pages: readonly string[];
  /** The page met first. */
  readonly example: string;
}

/** Scanned pages by template, the largest group first. Pages without a fingerprint are in no group. */
export function groupByTemplate(
  outcomes: readonly Pick<UrlOutcome, 'url' | 'state' | 'template'>[],
): readonly TemplateGroup[] {
  const groups = new Map<string, [string, ...string[]]>();
  for (const { url, state, template } of outcomes) {
    if (state !== 'scanned' || template === null) continue;
    const pages = groups.get(template);
    if (pages) pages.push(url);
    else groups.set(template, [url]);
  }
  return [...groups]
    .map(([template, pages]) => ({ template, pages, example: pages[0] }))
    .sort((a, b) => b.pages.length - a.pages.length || (a.template < b.template ? -1 : 1));
}
