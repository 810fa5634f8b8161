/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { ControlSeen, FaintPlaceholder } from '../../model/seen/pixels.ts';
import type { ColourTools } from './colour-tools.ts';
import type { InPageHelpers } from './helpers.ts';

export interface ControlsRead {
  /** With a contrast below `enough`, or none that styles tell. */
  readonly controls: readonly ControlSeen[];
  readonly controlsSeen: number;
  readonly placeholders: readonly FaintPlaceholder[];
}

/** How well controls stand out of what is around them, by their styles. */
export function readControls(h: InPageHelpers & ColourTools, enough: number): ControlsRead {
  const most = 30;
  const typed =
    'input:not([type=hidden], [type=checkbox], [type=radio], [type=range], [type=color], [type=file], [type=submit], [type=button], [type=reset], [type=image]), select, textarea, [role=textbox], [role=combobox], [role=searchbox], [role=spinbutton], [role=listbox], [contenteditable=""], [contenteditable=true]';
  const choices = 'input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=switch]';
  const pressed = 'button, a[href], [role=button], summary, [role=tab], [role=link]';

  /** The best contrast of anything that draws this box, or null where a picture does. */
  const edgeOf = (element: Element, pseudo?: string): number | null => {
    const style = getComputedStyle(element, pseudo);
    const parent = h.prop(element, 'parentElement');
    const around = h.backdropOf(pseudo ? element : (parent ?? element));
    if (!around.sure || style.backgroundImage !== 'none') return null;
    const fill = h.over(h.rgba(style.backgroundColor), around.colour);
    const against = (colour: string) => {
      const [line, a] = [h.over(h.rgba(colour), around.colour), h.rgba(colour)[3]];
      return a === 0 ? 1 : Math.max(h.contrast(line, around.colour), h.contrast(line, fill));
    };
    const ratios = [h.contrast(fill, around.colour)];
    for (const side of ['Top', 'Right', 'Bottom', 'Left'] as const) {
      const [width, kind, colour] = [
        style[`border${side}Width`],
        style[`border${side}Style`],
        style[`border${side}Color`],
      ];
      if (Number.parseFloat(width) > 0 && !/none|hidden/.test(kind)) ratios.push(against(colour));
    }
    for (const [colour] of style.boxShadow.matchAll(/(?:rgba?|color|oklch|oklab|lab|lch|hsla?)\([^)]*\)/g))
      ratios.push(against(colour));
    if (!/none/.test(style.outlineStyle) && Number.parseFloat(style.outlineWidth) > 0)
      ratios.push(against(style.outlineColor));
    return Math.max(...ratios);
  };
  /** The best of some parts that may draw the control together; null where one of them cannot be told. */
  const bestOf = (parts: readonly (number | null)[]): number | null => {
    const known = parts.filter((part) => part !== null);
    const best = Math.max(1, ...known);
    return best < enough && known.length < parts.length ? null : best;
  };

  const controls: ControlSeen[] = [];
  let controlsSeen = 0;
  /**
   * Whether words or signs that are not its own stand in the field: a label that floats in it, a unit, a lens that is a letter of an
   * icon font. Looked for near it in the code.
   */
  const hasWordsIn = (field: Element): boolean => {
    const box = field.getBoundingClientRect();
    const liesIn = ({ left, right, top, bottom }: DOMRect) =>
      Math.min(right, box.right) - Math.max(left, box.left) > 2 &&
      Math.min(bottom, box.bottom) - Math.max(top, box.top) > 4;
    let near = field;
    for (let steps = 0; steps < 3; steps += 1) near = h.prop(near, 'parentElement') ?? near;
    const labels = 'labels' in field ? [...((field as HTMLInputElement).labels ?? [])] : [];
    const range = document.createRange();
    for (const root of [near, ...labels]) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let seen = 0; seen < 500 && walker.nextNode(); seen += 1) {
        const node = walker.currentNode;
        if (node instanceof Element) {
          const signs = ['::before', '::after'].some((pseudo) => {
            const { content, position } = getComputedStyle(node, pseudo);
            return /^"\s*[^"\s]/.test(content) && (position === 'absolute' || !h.holds(node, field));
          });
          if (signs && node !== field && liesIn(node.getBoundingClientRect()) && h.isVisible(node)) return true;
        } else if ((node.nodeValue ?? '').trim() !== '') {
          range.selectNodeContents(node);
          const parent = node.parentElement;
          if (parent && !h.holds(field, parent) && [...range.getClientRects()].some(liesIn) && h.isVisible(parent))
            return true;
        }
      }
    }
    return false;
  };
  /** `own`: what shows best is the field's own line, not that of a frame, of which the pixels at the field tell little. */
  const keep = (element: Element, kind: ControlSeen['kind'], contrast: number | null, own = false) => {
    controlsSeen += 1;
    if (contrast !== null && contrast >= enough) return;
    const empty =
      kind === 'field' &&
      own &&
      contrast !== null &&
      (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) &&
      element.value === '' &&
      element.placeholder.trim() === '' &&
      !hasWordsIn(element);
    if (controls.length < most)
      controls.push({ ...h.spotOf(element), kind, contrast, measured: 'styles', ...(empty ? { empty: true } : {}) });
  };

  const placeholders: FaintPlaceholder[] = [];
  for (const field of [...document.querySelectorAll(typed)].slice(0, 300)) {
    if (!h.isVisible(field) || h.isInactive(field)) continue;
    const parts = [edgeOf(field)];
    const box = field.getBoundingClientRect();
    // A field without lines in a frame that has them; a frame with a button in it may be wider.
    let around = h.prop(field, 'parentElement');
    for (let steps = 0; around && steps < 3; steps += 1) {
      const frame = h.prop(around, 'getBoundingClientRect').call(around);
      if (frame.height > box.height + 30 || frame.width > box.width + 240) break;
      parts.push(edgeOf(around));
      around = h.prop(around, 'parentElement');
    }
    const best = bestOf(parts);
    keep(field, 'field', best, parts[0] === best);
    const words = (field.getAttribute('placeholder') ?? '').trim();
    if (words === '' || placeholders.length >= most || !field.matches('input, textarea')) continue;
    const style = getComputedStyle(field, '::placeholder');
    const behind = h.backdropOf(field);
    const colour = h.rgba(style.color);
    const ink = h.over([colour[0], colour[1], colour[2], colour[3] * Number(style.opacity || 1)], behind.colour);
    const contrast = h.contrast(ink, behind.colour);
    if (behind.sure && contrast < 4.5) placeholders.push({ ...h.spotOf(field), words: words.slice(0, 80), contrast });
  }

  for (const choice of [...document.querySelectorAll(choices)].slice(0, 300)) {
    if (h.isInactive(choice)) continue;
    const style = getComputedStyle(choice);
    const shown = h.isVisible(choice) && Number(style.opacity) > 0.1;
    // What the browser draws is the browser's.
    if (shown && choice instanceof HTMLInputElement && style.appearance !== 'none') continue;
    const label = choice instanceof HTMLInputElement ? choice.labels?.[0] : undefined;
    const next = choice.nextElementSibling;
    const parts: [Element, string | undefined][] = shown ? [[choice, undefined]] : [];
    for (const element of [
      choice,
      label,
      next,
      ...(label ? [...label.querySelectorAll('span, i, div')].slice(0, 4) : []),
      ...(next ? [...next.children].slice(0, 3) : []),
    ]) {
      if (!element) continue;
      if (element !== choice && element !== label && h.isVisible(element) && h.textOf(element, 5) === '')
        parts.push([element, undefined]);
      for (const pseudo of ['::before', '::after']) {
        const { content, width, opacity } = getComputedStyle(element, pseudo);
        if (content !== 'none' && content !== 'normal' && Number.parseFloat(width) >= 8 && Number(opacity) > 0)
          parts.push([element, pseudo]);
      }
    }
    const holder = label ?? choice;
    if (parts.length === 0 || !h.isVisible(holder)) continue;
    keep(shown ? choice : holder, 'choice', bestOf(parts.map(([element, pseudo]) => edgeOf(element, pseudo))));
  }

  const shapes = 'path, circle, rect, line, polyline, polygon, ellipse, use, text';
  /** Of every line and fill in it; `unclear` where one of them stands on something that styles do not tell. */
  const inkOf = (root: Element): { ratios: number[]; unclear: boolean } => {
    const ratios: number[] = [];
    let unclear = false;
    for (const shape of [...root.querySelectorAll(shapes)].slice(0, 40)) {
      if (shape.closest('defs, clipPath, mask, symbol')) continue;
      const style = getComputedStyle(shape);
      const behind = h.backdropOf(shape.closest('svg') ?? shape);
      if (!behind.sure) unclear = true;
      for (const paint of [style.fill, style.stroke]) {
        const thin = paint === style.stroke && Number.parseFloat(style.strokeWidth) === 0;
        if (/^url/.test(paint)) unclear = true;
        else if (paint !== 'none' && !thin)
          ratios.push(h.contrast(h.over(h.rgba(paint), behind.colour), behind.colour));
      }
    }
    return { ratios, unclear };
  };
  // Drawings with a name say something; others are decoration.
  for (const drawing of [...document.querySelectorAll('svg[role=img], svg[aria-label], svg:has(> title)')].slice(
    0,
    100,
  )) {
    if (drawing.closest(pressed) || !h.isVisible(drawing) || drawing.querySelector('image, foreignObject')) continue;
    // Words in a drawing are measured as words.
    if (!drawing.querySelector('path, circle, rect, line, polyline, polygon, ellipse, use')) continue;
    const { ratios, unclear } = inkOf(drawing);
    if (ratios.length > 0 && !unclear) keep(drawing, 'graphic', Math.max(...ratios));
  }
  for (const control of [...document.querySelectorAll(pressed)].slice(0, 1000)) {
    const box = control.getBoundingClientRect();
    if (box.width < 8 || box.width > 200 || box.height > 200) continue;
    const texts: Element[] = [];
    const walker = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (
        parent &&
        (walker.currentNode.nodeValue ?? '').trim() !== '' &&
        !/^(style|title|desc|script)$/.test(parent.localName) &&
        h.isVisible(parent)
      )
        texts.push(parent);
    }
    const words = texts.map((one) => h.textOf(one, 40)).join('');
    if (/[\p{L}\p{N}]{2}|\p{N}/u.test(words) || !h.isVisible(control) || h.isInactive(control)) continue;
    const { ratios: icons, unclear: overPicture } = inkOf(control);
    const pictures = control.querySelectorAll('img, picture, video, canvas, svg image, object').length;
    const behindOf = (element: Element) => h.backdropOf(element);
    let unclear = pictures > 0 || overPicture;
    for (const text of texts) {
      const behind = behindOf(text);
      if (!behind.sure) unclear = true;
      icons.push(h.contrast(h.over(h.rgba(getComputedStyle(text).color), behind.colour), behind.colour));
    }
    for (const element of [control, ...[...control.querySelectorAll('i, span')].slice(0, 6)]) {
      for (const pseudo of ['::before', '::after']) {
        const style = getComputedStyle(element, pseudo);
        if (style.content === 'none' || style.content === 'normal') continue;
        const behind = behindOf(element);
        if (!behind.sure || style.backgroundImage !== 'none' || style.maskImage !== 'none') unclear = true;
        if (style.content.length > 2) icons.push(h.contrast(h.over(h.rgba(style.color), behind.colour), behind.colour));
        else icons.push(edgeOf(element, pseudo) ?? 1);
      }
      // Bars of a menu sign are boxes with a colour of their own.
      if (element !== control && element.getBoundingClientRect().height >= 1) icons.push(edgeOf(element) ?? 1);
      const style = getComputedStyle(element);
      if (style.backgroundImage !== 'none' || style.maskImage !== 'none') unclear = true;
    }
    if (icons.length === 0 && !unclear) continue;
    const best = Math.max(1, ...icons);
    keep(control, 'icon', best >= enough ? best : unclear ? null : best);
  }
  return { controls, controlsSeen, placeholders };
}
