import type { CheckMeta, Finding } from '../../src/model/check.ts';
import { cap, oneLine, plural } from './text.ts';

/**
 * `{name}` is the value; `{name#page}` counts it: `1 page`, `3 pages`. One pass only: a value that itself looks like
 * `{name}` stays as it is.
 */
export function messageOf(meta: CheckMeta, finding: Finding): string {
  const wording = meta.messages[finding.message] ?? meta.title;
  return wording.replace(/\{(\w+)(?:#([^}]+))?\}/g, (whole, name: string, counted?: string) => {
    const value = finding.data && Object.hasOwn(finding.data, name) ? finding.data[name] : undefined;
    if (counted !== undefined && typeof value === 'number') return plural(value, counted);
    return value === undefined ? whole : cap(oneLine(String(value)), 300);
  });
}
