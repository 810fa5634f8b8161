/// <reference lib="dom" />
import type { FixedPart, Spot } from '../../../model/seen/layouts.ts';
import type { Facts, Look, TextSeen } from './look.ts';

/** What is fixed to the window, or has stuck to it, and takes room from the page; and what of it cannot be reached. */
export function fixedParts(
  this: Look,
  texts: readonly TextSeen[],
  most: number,
): { readonly fixed: readonly FixedPart[]; readonly covered: number } {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const outside = new Map<Facts, string>();
  const holders = new Set<Facts>();
  for (const { facts, lines, words } of texts) {
    let holder = facts.fixed;
    for (let at: Facts | null = facts; at && !holder; at = at.parent) if (at.position === 'sticky') holder = at;
    if (!holder) continue;
    holders.add(holder);
    if (holder.position !== 'fixed' || holder.moved || this.clipsOf(facts).some(({ y }) => y === 'scroll')) continue;
    const [line] = lines;
    const middle = line ? (line.top + line.bottom) / 2 : 0;
    if (middle > height + 4 || middle < -4) outside.set(holder, outside.get(holder) ?? words.slice(0, 80));
  }
  const rows = new Set<number>();
  const fixed: FixedPart[] = [];
  for (const holder of holders) {
    const { left, top, right, bottom } = this.rectOf(holder);
    const from = Math.max(0, Math.round(top));
    const to = Math.min(height, Math.round(bottom));
    if (to - from < 8 || Math.min(right, width) - Math.max(left, 0) < width * 0.6) continue;
    if (holder.position === 'sticky' && !this.hasStuck(holder)) continue;
    for (let row = from; row < to; row += 1) rows.add(row);
    if (fixed.length < most)
      fixed.push({ ...this.spotOf(holder), height: to - from, unreachable: outside.get(holder) ?? '' });
  }
  return { fixed, covered: Math.round((100 * rows.size) / Math.max(1, height)) };
}

/** At the edge it sticks to, in a page that has moved on beneath it. */
export function hasStuck(this: Look, facts: Facts): boolean {
  const { top, bottom } = this.rectOf(facts);
  const upper = Number.parseFloat(facts.style.top);
  const lower = document.documentElement.clientHeight - Number.parseFloat(facts.style.bottom);
  return scrollY > 0 && (Math.abs(top - upper) < 2 || Math.abs(bottom - lower) < 2);
}

/** What holds the page still that is longer than the window. A dialog that is open may do so. */
export function lockedBy(this: Look): Spot | null {
  const root = document.documentElement;
  const { body } = document;
  const holds = (element: Element) => /^(hidden|clip)$/.test(getComputedStyle(element).overflowY);
  const rootLeavesIt = getComputedStyle(root).overflowY === 'visible';
  const by = holds(root) ? root : rootLeavesIt && body && holds(body) ? body : null;
  if (!by || root.scrollHeight <= root.clientHeight + 20) return null;
  const dialogs = [...document.querySelectorAll('dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]')];
  return dialogs.some((dialog) => this.h.isVisible(dialog)) ? null : this.spotOf(this.factsOf(by));
}
