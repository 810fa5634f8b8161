import { nearest } from '../config/nearest.ts';
import type { Check, CheckId } from '../model/check.ts';
import type { PageArtifact } from '../model/evidence.ts';

/** The checks that a single page can be judged by, less those that are left out by id or by category. */
export function pageChecksFrom(
  checks: readonly Check[],
  read: ReadonlySet<PageArtifact>,
  exclude: readonly string[],
): { readonly judging: readonly Check[]; readonly notJudging: readonly CheckId[] } {
  const categories = [...new Set(checks.map(({ meta }) => categoryOf(meta.id)))];
  const names = [...categories, ...checks.map(({ meta }) => meta.id)];
  const wrong = exclude.find((name) => !names.includes(name));
  if (wrong !== undefined) {
    const meant = nearest(wrong, names);
    throw new TypeError(`There is no check '${wrong}' to exclude.${meant ? ` Did you mean '${meant}'?` : ''}`);
  }
  const wanted = checks.filter(({ meta }) => !exclude.includes(meta.id) && !exclude.includes(categoryOf(meta.id)));
  const judging = wanted.filter((check) => check.scope === 'page' && check.needs.every((name) => read.has(name)));
  return { judging, notJudging: wanted.filter((check) => !judging.includes(check)).map(({ meta }) => meta.id) };
}

function categoryOf(id: CheckId): string {
  return id.slice(0, id.indexOf('/'));
}
