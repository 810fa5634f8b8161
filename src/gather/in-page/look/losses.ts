/// <reference lib="dom" />
import type { LossKind, LostText } from '../../../model/seen/layouts.ts';
import type { Clip, Edges, Facts, Look, Loss, TextSeen } from './look.ts';

/** How much of a text is hidden by boxes that cannot be scrolled. */
export function lossOf(this: Look, text: TextSeen): Loss {
  if (text.loss) return text.loss;
  const clips = this.clipsOf(text.facts);
  let lost = 0;
  let whole = 0;
  let worst: { rank: number; by: Clip | null; axis: 'x' | 'y' } = { rank: 0, by: null, axis: 'y' };
  let worstHeight = 0;
  let worstLength = 0;
  for (const line of clips.length === 0 ? [] : text.lines) {
    const length = line.right - line.left;
    whole += length;
    // The box of a line is taller than its letters.
    const height = (line.bottom - line.top) * 0.7;
    const top = line.top + height * 0.2;
    const bottom = line.bottom - height * 0.2;
    let most = 0;
    for (const clip of clips) {
      const { box } = clip;
      const down =
        clip.y === 'cut' ? (Math.max(0, box.top - top) + Math.max(0, bottom - box.bottom)) / (bottom - top) : 0;
      const along = clip.x === 'cut' ? Math.max(0, box.left - line.left) + Math.max(0, line.right - box.right) : 0;
      const hiddenHeight = down >= 0.3 ? Math.min(1, down) : 0;
      const hiddenLength = along >= text.fontSize * 0.6 ? Math.min(1, along / length) : 0;
      const hidden = Math.max(hiddenHeight, hiddenLength);
      if (hidden > most) most = hidden;
      worstHeight = Math.max(worstHeight, hiddenHeight);
      if (hiddenLength > 0) worstLength = Math.max(worstLength, Math.min(along, length) / text.fontSize);
      if (hidden > worst.rank) worst = { rank: hidden, by: clip, axis: hiddenHeight >= hiddenLength ? 'y' : 'x' };
    }
    lost += length * most;
  }
  text.loss = {
    share: whole > 0 ? Math.min(1, lost / whole) : 0,
    worstHeight,
    worstLength,
    by: worst.by,
    axis: worst.axis,
  };
  return text.loss;
}

/** The share that was lost at normal size; null for a text that was not there then. */
export function usualShare(this: Look, { node, words }: TextSeen): number | null {
  return this.memory.texts.get(node)?.share ?? this.memory.words.get(words) ?? null;
}

/**
 * Text that boxes cut off here and did not at normal size; or, at normal size, all that is cut off. One for each box. In a
 * window that is narrower than the page, what the width cuts is left to `wideThings` where the box is as wide as the window.
 */
export function cutTexts(this: Look, texts: readonly TextSeen[], usual: boolean, most: number): readonly LostText[] {
  const inside = new Map<Facts, number>();
  const groups = new Map<Facts, { clip: Clip; axis: 'x' | 'y'; found: TextSeen[]; wholly: TextSeen[] }>();
  for (const text of texts) {
    const loss = this.lossOf(text);
    if (loss.share < 0.98)
      for (const clip of this.clipsOf(text.facts)) inside.set(clip.facts, (inside.get(clip.facts) ?? 0) + 1);
    if (loss.share === 0 || !loss.by || text.facts.carousel) continue;
    const before = usual ? 0 : this.usualShare(text);
    if (before !== null && before > 0.1 && loss.share - before < 0.15) continue;
    if (loss.by.facts.carousel || this.isExpandable(loss.by.facts)) continue;
    const group = groups.get(loss.by.facts) ?? { clip: loss.by, axis: loss.axis, found: [], wholly: [] };
    (loss.share >= 0.98 ? group.wholly : group.found).push(text);
    groups.set(loss.by.facts, group);
  }
  const found: LostText[] = [];
  for (const [facts, { clip, axis, found: partly, wholly }] of groups) {
    if (found.length >= most) break;
    // Where everything is hidden, it is hidden on purpose: a folded panel, a slide that waits for its turn.
    const others = inside.get(facts) ?? 0;
    // Beyond the side of a box nothing folds away. What was in sight there at normal size was not put there to wait either.
    const gone = axis === 'x' ? wholly.filter((text) => this.isLostAside(text)) : others > 0 ? wholly : [];
    const all = [...partly, ...(usual ? [] : gone)];
    const [first] = all;
    if (!first) continue;
    if (axis === 'x' && this.isWindowWide(clip.box)) continue;
    const kind = this.kindOfCut(facts, first, axis);
    const lost = (text: TextSeen) => this.lossOf(text).share * text.words.length;
    const sum = (of: (text: TextSeen) => number) => all.reduce((total, text) => total + of(text), 0);
    // Of what was cut off before, more may be cut off on purpose.
    const plain = all.filter((text) => (this.usualShare(text) ?? 1) <= 0.1 && !this.isForEyesOnly(text.facts));
    // What is gone as a whole may be gone on purpose; what is cut through is not. The page itself hides nothing on purpose.
    const telling = facts.element === document.body ? plain : plain.filter((text) => partly.includes(text));
    const certain =
      kind === 'cut' && !usual && telling.some((text) => this.isPlainLoss(text) && !this.isShifted(text.facts, facts));
    found.push({
      ...this.spotOf(facts),
      kind,
      certain,
      words: first.words.slice(0, 80),
      texts: all.length,
      share: Math.round(
        (100 * sum(lost)) /
          Math.max(
            1,
            sum((text) => text.words.length),
          ),
      ),
      other: '',
    });
  }
  return found;
}

/** In sight at normal size, and neither a menu nor a panel that slides in when asked. */
export function isLostAside(this: Look, text: TextSeen): boolean {
  const seen = (this.usualShare(text) ?? 1) <= 0.1;
  return seen && !this.isForEyesOnly(text.facts) && !this.isMenu(text.facts) && !this.waitsOutside(text.facts);
}

/** More than a descender or the last stroke of a letter. */
export function isPlainLoss(this: Look, text: TextSeen): boolean {
  const { worstHeight, worstLength } = this.lossOf(text);
  return worstHeight >= 0.6 || worstLength >= 1.5;
}

/**
 * Whether the text is moved along in the box, as news that scroll by are: what is out of sight now may come in soon. Told by
 * what a script writes on an element to move it, by an animation that runs, or by a box scrolled that people cannot scroll.
 */
export function isShifted(this: Look, from: Facts, box: Facts): boolean {
  const scrolled = (name: 'scrollTop' | 'scrollLeft') => Math.abs(this.h.prop(box.element, name)) > 1;
  if (scrolled('scrollTop') || scrolled('scrollLeft')) return true;
  const written =
    /(?:^|[;\s])(?:margin(?:-top|-left)?:[^;]*-[\d.]+|(?:top|left|bottom|right|inset[a-z-]*|translate):[^;]*[1-9]|transform:[^;]*[1-9])/i;
  for (let at: Facts | null = from; at && at !== box; at = at.parent) {
    const style = this.h.prop(at.element, 'getAttribute').call(at.element, 'style') ?? '';
    if (written.test(style.slice(0, 500))) return true;
    const animations = this.h.prop(at.element, 'getAnimations').call(at.element);
    if (animations.some(({ playState }) => playState === 'running')) return true;
  }
  return false;
}

export function kindOfCut(this: Look, facts: Facts, text: TextSeen, axis: 'x' | 'y'): LossKind {
  for (let at: Facts | null = text.facts; at; at = at === facts ? null : at.within) {
    if (at.style.webkitLineClamp !== 'none') return 'clamp';
    if (axis === 'x' && at.style.textOverflow !== 'clip') return 'ellipsis';
  }
  return 'cut';
}

export function isWindowWide(this: Look, { left, right }: Edges): boolean {
  return right - left >= document.documentElement.clientWidth * 0.95;
}

/** Screen readers are told to leave it out, so it may be there twice. */
export function isForEyesOnly(this: Look, { element }: Facts): boolean {
  return this.h.prop(element, 'closest').call(element, '[aria-hidden=true]') !== null;
}

/** A control beside it offers to show the rest. */
export function isExpandable(this: Look, { element, parent }: Facts): boolean {
  const controls = 'button, summary, a, label, [role=button]';
  const id = this.h.prop(element, 'id');
  if (id !== '' && document.querySelector(`[aria-controls~="${CSS.escape(id)}"]`)) return true;
  if (this.h.prop(element, 'closest').call(element, 'details')) return true;
  const around = [element, ...(parent && parent.element !== document.body ? [parent.element] : [])];
  const offers = around.flatMap((one) => [...this.h.prop(one, 'querySelectorAll').call(one, controls)].slice(0, 20));
  const opens = (one: Element) => this.h.prop(one, 'getAttribute').call(one, 'aria-expanded') !== null;
  const says = (one: Element) =>
    /\b(show|read|see|view) (all|full|more)|\bexpand\b|^more\b/i.test(this.h.textOf(one, 60));
  return offers.some((one) => opens(one) || says(one));
}

/** What this text came to at normal size, for the passes that follow. */
export function remember(this: Look, texts: readonly TextSeen[]): void {
  for (const text of texts) {
    const { share } = this.lossOf(text);
    this.memory.texts.set(text.node, { share, fontSize: text.fontSize, spilled: this.spillOf(text) !== null });
    this.memory.words.set(text.words, Math.min(share, this.memory.words.get(text.words) ?? 1));
  }
}
