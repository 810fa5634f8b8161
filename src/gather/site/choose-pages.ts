import type { Field, Form, PageArtifacts, PageRecord } from '../../model/evidence.ts';
import type { SiteCrawled } from '../../ports.ts';

export type Crawled = Pick<SiteCrawled, 'origin' | 'pages' | 'outcomes' | 'read'>;

/** Pages are read back one by one, so of a large site only so many are searched for a form. */
const MOST_READ = 100;
const NOT_TYPED = /^(?:hidden|submit|button|image|reset|search)$/;

/** The start page, and the first page after it on which people are asked for something. */
export async function startAndForm({ pages, read }: Crawled): Promise<readonly string[]> {
  const [start, ...others] = pages;
  if (!start) return [];
  for (const page of others.slice(0, MOST_READ)) {
    const { forms } = await read(page, new Set(['forms'] as const));
    if (forms?.ok && asksSomething(forms.value)) return [start.url, page.url];
  }
  return [start.url];
}

/** The start page, and then the first page of each template that none of the earlier ones has. */
export function onePerTemplate({ pages, outcomes }: Crawled, most: number): readonly PageRecord[] {
  const templates = new Map(outcomes.map(({ url, template }) => [url, template]));
  const seen = new Set<string>();
  const chosen = pages.filter((page, at) => {
    const template = templates.get(page.url) ?? null;
    if (template !== null && seen.has(template)) return false;
    if (template === null && at > 0) return false;
    if (template !== null) seen.add(template);
    return true;
  });
  return chosen.slice(0, most);
}

/** A visible field for words that is no search box. */
function asksSomething({ forms, fields }: PageArtifacts['forms']): boolean {
  return fields.some((field) => field.visible && !NOT_TYPED.test(field.type) && !searches(field, forms));
}

function searches({ form, name, html }: Field, forms: readonly Form[]): boolean {
  const { action = '', method = '' } = (form === null ? undefined : forms[form]) ?? {};
  return (
    /^(?:q|s|query|search\w*|keywords?|term)$/i.test(name) ||
    /role=.?search/i.test(html) ||
    (method === 'get' && /search/i.test(action))
  );
}
