/// <reference lib="dom" />
import type { Banner, ConsentControl, ConsentOption, ControlDoes } from '../../model/seen/consent.ts';
import type { InPageHelpers } from './helpers.ts';

export interface Signs {
  readonly cookies: string;
  readonly does: readonly (readonly [ControlDoes, string])[];
  readonly tools: readonly (readonly [string, string])[];
}

/** The cookie banner that people see: of a common tool, or else what holds words about cookies and something to choose. */
export function readBanner(h: InPageHelpers, signs: Signs): Banner | null {
  const cookieWord = new RegExp(signs.cookies, 'i');
  const lines = signs.does.map(([does, words]) => [does, new RegExp(words, 'i')] as const);
  const CONTROLS = 'button, a[href], [role=button], input[type=button], input[type=submit]';
  const wordsOf = (element: Element) =>
    (element instanceof HTMLInputElement ? element.value : h.nameOf(element, 80)).slice(0, 80);
  const doesOf = (element: Element): ControlDoes =>
    lines.find(([, words]) => words.test(wordsOf(element).trim()))?.[0] ?? 'other';
  const toolOf = (element: Element) => {
    for (let at: Element | null = element; at; at = h.above(at))
      for (const [name, selector] of signs.tools) if (h.prop(at, 'matches').call(at, selector)) return { name, at };
    return null;
  };
  const floats = (element: Element) => {
    for (let at: Element | null = element; at; at = h.above(at)) {
      if (h.prop(at, 'matches').call(at, 'dialog, [role=dialog], [role=alertdialog]')) return true;
      if (/fixed|sticky/.test(getComputedStyle(at).position)) return true;
    }
    return false;
  };
  /** The words that are on no control: a banner says something of cookies, and does not only link to a page about them. */
  const saidBeside = (element: Element) => {
    let words = '';
    for (const { nodeType, parentElement, nodeValue } of h.partsOf(element)) {
      if (words.length >= 5000) break;
      if (nodeType === Node.TEXT_NODE && !parentElement?.closest(`${CONTROLS}, script, style`))
        words += ` ${nodeValue ?? ''}`;
    }
    return words.replace(/\s+/g, ' ').trim();
  };
  const around = (control: Element): Element | null => {
    const tool = toolOf(control);
    if (tool) return tool.at;
    if (h.nearest(control, 'main, [role=main]') && !floats(control)) return null;
    for (let at = h.above(control); at && !/^(body|html|main)$/.test(h.prop(at, 'localName')); at = h.above(at)) {
      // A slot has no box of its own, and nobody sees it.
      if (h.prop(at, 'localName') === 'slot') continue;
      const text = h.textOf(at, 6000);
      if (text.length > 5000) return null;
      const beside = saidBeside(at);
      if (beside.length >= 25 && cookieWord.test(beside)) return at;
    }
    return null;
  };
  const shown = h
    .everywhere(CONTROLS)
    .slice(0, 3000)
    .filter((control) => h.isVisible(control));
  let holder: Element | null = null;
  for (const wanted of ['accept', 'reject', 'save', 'dismiss']) {
    // A page of a thousand buttons has its banner among the first or the last of them.
    const alike = shown.filter((control) => doesOf(control) === wanted);
    for (const control of [...alike.slice(0, 30), ...alike.slice(-30)]) holder ??= around(control);
  }
  if (!holder) return null;
  const hasFace = (element: Element) => {
    const { backgroundColor, backgroundImage, borderTopWidth, borderTopStyle, borderTopColor } =
      getComputedStyle(element);
    const clear = /rgba\(\d+, \d+, \d+, 0\)|transparent/;
    const edged = Number.parseFloat(borderTopWidth) > 0 && borderTopStyle !== 'none' && !clear.test(borderTopColor);
    return edged || backgroundImage !== 'none' || !clear.test(backgroundColor);
  };
  const controls = h
    .inside(holder, CONTROLS)
    .filter((control) => h.isVisible(control))
    .slice(0, 20)
    .map((control): ConsentControl => {
      const kind = hasFace(control) ? 'button' : 'link';
      const text = wordsOf(control).trim();
      return { does: doesOf(control), text, kind, selector: h.selectorOf(control), box: h.boxOf(control) };
    });
  const options = h
    .inside(holder, 'input[type=checkbox], [role=switch], [role=checkbox]')
    .filter((option) => h.isVisible(option) || h.isVisible(option.closest('label') ?? h.above(option) ?? option))
    .slice(0, 30)
    .map((option): ConsentOption => {
      const input = option instanceof HTMLInputElement ? option : null;
      const label = input?.labels?.[0];
      return {
        label: (h.nameOf(option, 100) || (label ? h.textOf(label, 100) : '')).slice(0, 100),
        checked: input ? input.checked : option.getAttribute('aria-checked') === 'true',
        fixed: input?.disabled === true || option.getAttribute('aria-disabled') === 'true',
      };
    });
  return {
    tool: toolOf(holder)?.name ?? null,
    selector: h.selectorOf(holder),
    html: h.startTag(holder, 300),
    text: h.textOf(holder, 1000),
    box: h.boxOf(holder),
    controls,
    options,
  };
}
