import { shapeOf } from '../../src/crawl/path-shape.ts';
import type { ReportFinding } from './document-types.ts';
import { steadyAddress, withoutGenerated } from './generated.ts';
import { shortHash } from './hash.ts';
import { type KnownBy, knownBy } from './known-by.ts';
import { cap, oneLine } from './text.ts';

/** What a finding is known by in the next build of the site: docs/decisions/0029-baselines.md. */
export interface Fingerprint {
  readonly id: string;
  /** The same for every template, for things that can be told apart without one; null for the others. */
  readonly anywhere: string | null;
  /** In words, for people. */
  readonly template: string;
  readonly element: string;
}

type Printed = Pick<ReportFinding, 'check' | 'messageKey' | 'page' | 'siteWide' | 'place' | 'snippet' | 'wcag'>;

export const ANYWHERE = 'several templates';

export function fingerprintOf(finding: Printed, homeHost: string): Fingerprint {
  const { check, messageKey, wcag } = finding;
  const known = placeOf(finding, homeHost);
  const template = finding.siteWide ? 'the whole site' : templateOf(finding.page, homeHost);
  // Spaces come and go with the layout of the code.
  const what = [known.role, known.name.replace(/\s+/g, ''), known.target];
  const rule = [check, messageKey, wcag.join(' ')];
  const isNamed = known.name !== '' || known.target !== '';
  return {
    id: `b-${shortHash([...rule, template, ...what])}`,
    anywhere: isNamed ? `b-${shortHash([...rule, ANYWHERE, ...what])}` : null,
    template,
    element: inWords(known),
  };
}

/**
 * The address with everything that varies named in place of spelt out. The fingerprint of the page's structure will not
 * do: a class that is renamed changes it.
 */
function templateOf(page: string, homeHost: string): string {
  const parsed = URL.parse(page);
  if (!parsed) return cap(oneLine(page), 300);
  const { pattern } = shapeOf(parsed.pathname.slice(0, 1000), () => false);
  const asked = [...new Set(parsed.searchParams.keys())].toSorted().slice(0, 10).join('&');
  const host = parsed.hostname === homeHost ? '' : parsed.hostname;
  return cap(`${host}${pattern.replace(/(.)\/+$/, '$1')}${asked === '' ? '' : `?${asked}`}`, 300);
}

function placeOf({ place, snippet }: Printed, homeHost: string): KnownBy {
  const text = snippet ?? '';
  if (place === 'page') return { role: 'page', name: '', target: '' };
  if (place === 'element') return knownBy(text, homeHost);
  if (place === 'request') return { role: 'request', name: '', target: cap(steadyAddress(text, homeHost), 200) };
  const name = place === 'header' ? (text.split(':', 1)[0] ?? '').toLowerCase() : withoutGenerated(text);
  return { role: place, name: cap(oneLine(name), 100), target: '' };
}

function inWords({ role, name, target }: KnownBy): string {
  if (name !== '') return `${role} "${name}"`;
  return target === '' ? role : `${role} without a name: ${target}`;
}
