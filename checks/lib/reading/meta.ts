import type { Place } from '../../../src/model/check.ts';
import type { Box } from '../../../src/model/evidence.ts';
import type { Block } from '../../../src/model/seen/blocks.ts';

/** What is the same for checks of one WCAG criterion or another: breaking it is breaking the accessibility regulations. */
export const byWcag = {
  basis: 'law',
  legal: ['psbar', 'equality-act'],
  points: ['lgdss:10'],
  since: '2026-11-29',
} as const;

/** Good advice that no criterion of level A or AA asks for: it is never evidence of a breach. */
export const byPractice = {
  basis: 'good-practice',
  legal: [],
  points: ['lgdss:10'],
  criteria: [],
  since: '2026-11-29',
} as const;

interface Found {
  readonly selector: string;
  readonly html: string;
  readonly box?: Box | null;
}

export function elementAt({ selector, html, box = null }: Found): Place {
  return { kind: 'element', selector, html, box };
}

/** The start tag and how the text goes on. */
export function blockAt({
  selector,
  html,
  text,
  box,
}: Pick<Block, 'selector' | 'html' | 'text'> & { readonly box: Block['box'] | null }): Place {
  return { kind: 'element', selector, html: `${html}${excerpt(text, 80)}`, box };
}

export function excerpt(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).trimEnd()}…` : text;
}

/** Without case, accents of typing and punctuation, for comparing what two texts say. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export const LONG_LIST = 12;
