import type { HttpResponse } from '../../src/model/evidence.ts';
import { all } from './headers.ts';

/** Search engines whose own rules count. A rule for any other robot hides nothing from people who search. */
const ENGINES = new Set(['googlebot', 'bingbot', 'duckduckbot', 'slurp', 'applebot']);
/** Rules that are themselves written with a colon, so that their names are not taken for robots. */
const WITH_VALUE = new Set(['max-snippet', 'max-image-preview', 'max-video-preview', 'unavailable_after']);

/** The rule that asks search engines to leave the page out, as written, or null. */
export function indexingRule(meta: string | null, response: Pick<HttpResponse, 'headers'>): string | null {
  if (meta && hides(meta)) return `robots meta element: ${meta.trim()}`;
  const value = all(response, 'x-robots-tag').find(hides);
  return value === undefined ? null : `X-Robots-Tag: ${value}`;
}

/** `none` stands for noindex and nofollow. A robot's name holds for the rest of its value. */
function hides(value: string): boolean {
  let concerned = true;
  for (const part of value.toLowerCase().split(',')) {
    const [, name, rest] = /^\s*([\w-]+)\s*:(.*)$/s.exec(part) ?? [];
    const isName = name !== undefined && !WITH_VALUE.has(name);
    if (isName) concerned = ENGINES.has(name) || name === 'robots';
    const rule = (isName ? rest : part)?.trim();
    if (concerned && (rule === 'noindex' || rule === 'none')) return true;
  }
  return false;
}
