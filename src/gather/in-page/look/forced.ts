/// <reference lib="dom" />
import type { FaintThing } from '../../../model/seen/layouts.ts';
import type { Facts, Look, TextSeen } from './look.ts';

/** What people may lose who replace all colours by a few of their own: text, icons that stand alone, hand-made controls. */
export function lostInForcedColours(this: Look, texts: readonly TextSeen[], most: number): readonly FaintThing[] {
  const held = texts.filter(({ facts }) => facts.style.forcedColorAdjust === 'none');
  return [...this.heldTexts(held, most), ...this.lostIcons(texts, most), ...this.lostStates(most)].slice(0, most);
}

/** Text that keeps its own colour on a ground that does not keep its own. */
export function heldTexts(this: Look, texts: readonly TextSeen[], most: number): readonly FaintThing[] {
  const found = new Map<Element, FaintThing>();
  for (const { facts, words } of texts) {
    let own = false;
    for (let at: Facts | null = facts; at && at.style.forcedColorAdjust === 'none'; at = at.parent) {
      const colour = this.readColour(at.style.backgroundColor);
      own ||= !colour || colour[3] > 0.5 || at.style.backgroundImage !== 'none';
    }
    const colour = this.readColour(facts.style.color);
    if (own || !colour || found.size >= most || found.has(facts.element)) continue;
    const contrast = Math.min(this.contrastOf(colour, [255, 255, 255]), this.contrastOf(colour, [0, 0, 0]));
    if (contrast >= 3) continue;
    found.set(facts.element, {
      ...this.spotOf(facts),
      kind: 'text',
      words: words.slice(0, 80),
      contrast: Math.round(contrast * 100),
      usual: null,
    });
  }
  return [...found.values()];
}

export function lostIcons(this: Look, texts: readonly TextSeen[], most: number): readonly FaintThing[] {
  const labelled = new Set<Element>();
  for (const { facts, lines } of texts)
    if (lines.some(({ left, right }) => right - left > 3))
      for (let at: Facts | null = facts; at; at = at.parent) labelled.add(at.element);
  const found: FaintThing[] = [];
  for (const control of [
    ...document.querySelectorAll('a[href], button, summary, [role=button], [role=link], [role=tab]'),
  ].slice(0, 500)) {
    if (found.length >= most || labelled.has(control)) continue;
    const facts = this.factsOf(control);
    if (!this.isShown(facts) || !this.isOnPage(facts)) continue;
    const lost = this.drawingFate(facts) ?? this.maskFate(facts);
    const words = this.callOf(control);
    if (lost) found.push({ ...this.spotOf(facts), kind: lost.kind, words, contrast: lost.contrast, usual: null });
  }
  return found;
}

/** A drawing in colours of its own, which stay as they are on a ground that may be black as well as white. */
export function drawingFate(this: Look, facts: Facts): { kind: 'icon'; contrast: number } | null {
  const drawings = [...this.h.prop(facts.element, 'querySelectorAll').call(facts.element, 'svg')];
  const shapes = drawings
    .flatMap((one) => [...one.querySelectorAll('path, circle, rect, polygon, polyline, ellipse, line, use')])
    .slice(0, 50);
  let best = 0;
  for (const shape of shapes) {
    const { fill, stroke, color, display } = getComputedStyle(shape);
    if (display === 'none') continue;
    for (const paint of [fill, stroke]) {
      if (paint === 'none') continue;
      const colour = this.readColour(paint);
      // Follows the text, or is made in a way that styles do not show.
      if (!colour || paint === color) return null;
      if (colour[3] < 0.5) continue;
      best = Math.max(best, Math.min(this.contrastOf(colour, [255, 255, 255]), this.contrastOf(colour, [0, 0, 0])));
    }
  }
  return shapes.length > 0 && best > 0 && best < 3 ? { kind: 'icon', contrast: Math.round(best * 100) } : null;
}

/** An icon cut out of a background colour: that colour becomes the ground's. */
export function maskFate(this: Look, facts: Facts): { kind: 'mask'; contrast: number | null } | null {
  const inside = [facts.element, ...this.h.prop(facts.element, 'querySelectorAll').call(facts.element, '*')].slice(
    0,
    20,
  );
  for (const element of inside)
    for (const pseudo of [undefined, '::before', '::after']) {
      const style = getComputedStyle(element, pseudo);
      if (pseudo && style.content === 'none') continue;
      if (style.maskImage === 'none' || style.maskImage === '' || style.display === 'none') continue;
      if (style.forcedColorAdjust === 'none' || style.backgroundImage !== 'none') return null;
      const colour = this.readColour(style.backgroundColor);
      const ground = facts.parent ? this.groundOf(facts.parent) : null;
      if (!colour || !ground) return null;
      const contrast = this.contrastOf(colour, ground);
      return contrast < 3 ? { kind: 'mask', contrast: Math.round(contrast * 100) } : null;
    }
  return null;
}

/** Checkboxes and radio buttons drawn by hand out of grounds and shadows alone. */
export function lostStates(this: Look, most: number): readonly FaintThing[] {
  const found: FaintThing[] = [];
  /** To compare all that two of them look like takes long. */
  let compared = 0;
  const isAlike = (input: Element, drawn: readonly Element[]) => {
    compared += 1;
    return compared <= 10 && this.tickedAlike(input, drawn);
  };
  for (const input of [...document.querySelectorAll('input[type=checkbox], input[type=radio]')].slice(0, 200)) {
    if (found.length >= most) break;
    const style = getComputedStyle(input);
    const native = style.appearance !== 'none' && style.opacity !== '0' && !this.factsOf(input).forEars;
    const labels = input instanceof HTMLInputElement ? [...(input.labels ?? [])] : [];
    if (native || style.display === 'none' || !labels.some((label) => this.isShown(this.factsOf(label)))) continue;
    const next = this.h.prop(input, 'nextElementSibling');
    const drawn = [
      input,
      ...labels,
      ...labels.flatMap((label) => [...label.querySelectorAll('*')]),
      ...(next ? [next] : []),
    ];
    if (drawn.slice(0, 20).some((one) => this.hasLines(one)) && !isAlike(input, drawn.slice(0, 20))) continue;
    // One that draws itself is seen itself; of one that is hidden people see what is drawn at its label.
    const own = this.factsOf(input);
    const isSeen = style.opacity !== '0' && !own.forEars && this.isShown(own);
    const facts = isSeen ? own : this.factsOf(labels[0] ?? input);
    found.push({
      ...this.spotOf(facts),
      kind: 'state',
      words: this.h.nameOf(labels[0] ?? input, 80),
      contrast: null,
      usual: null,
    });
  }
  return found;
}

/**
 * Whether a box that draws itself looks the same ticked and not, by all that styles say of it and of what is drawn with it.
 * Where no other of its kind is in the other state nobody knows.
 */
export function tickedAlike(this: Look, input: Element, drawn: readonly Element[]): boolean {
  if (
    !(input instanceof HTMLInputElement) ||
    input.closest('label') ||
    drawn.some((one) => one.matches('svg, img, canvas'))
  )
    return false;
  // Hidden behind a drawing of the page's own, it is that drawing that has the look.
  if (getComputedStyle(input).opacity === '0' || this.factsOf(input).forEars) return false;
  const kind = (one: Element) =>
    `${this.h.prop(one, 'className')} ${this.h.prop(this.h.above(one) ?? one, 'className')}`;
  const other = [...document.querySelectorAll<HTMLInputElement>(`input[type=${input.type}]`)]
    .slice(0, 200)
    .find((one) => one.checked !== input.checked && !one.matches(':disabled, :focus') && kind(one) === kind(input));
  if (!other || input.matches(':disabled, :focus')) return false;
  const looks = (one: Element, pseudo?: string) => {
    const style = getComputedStyle(one, pseudo);
    return Array.from(style, (name) => `${name}:${style.getPropertyValue(name)}`).join(';');
  };
  // What else may show it is compared by nobody here.
  const besides = [input, other].flatMap((one) => [one.nextElementSibling, one.previousElementSibling]);
  if (besides.some((one) => one && (one.localName !== 'label' || one.childElementCount > 0))) return false;
  const ofLabel = (one: Element) => {
    const { border, outline, textDecoration, fontWeight, fontStyle, backgroundColor } = getComputedStyle(one);
    return [border, outline, textDecoration, fontWeight, fontStyle, backgroundColor].join(';');
  };
  const all = (one: HTMLInputElement) => [
    ...[...(one.labels ?? [])].map(ofLabel),
    ...[undefined, '::before', '::after'].map((pseudo) => looks(one, pseudo)),
    ...[...(one.labels ?? [])].flatMap((label) => ['::before', '::after'].map((pseudo) => looks(label, pseudo))),
  ];
  return all(input).join('\n') === all(other).join('\n');
}

/** A frame, an outline, a picture or a drawing, of its own or before or after it. */
export function hasLines(this: Look, element: Element): boolean {
  if (/^(svg|img|path|use)$/.test(this.h.prop(element, 'localName'))) return true;
  return [undefined, '::before', '::after'].some((pseudo) => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && (style.content === 'none' || style.display === 'none')) return false;
    const line = (width: string, kind: string) => kind !== 'none' && Number.parseFloat(width) > 0;
    if (line(style.borderTopWidth, style.borderTopStyle) || line(style.outlineWidth, style.outlineStyle)) return true;
    if (pseudo && /[^"'\s]/.test(style.content)) return true;
    return /url\(/.test(style.backgroundImage) || style.forcedColorAdjust === 'none';
  });
}
