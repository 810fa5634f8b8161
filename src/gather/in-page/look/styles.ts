/// <reference lib="dom" />
import type { Look } from './look.ts';

/** Stronger than any rule of the page but those in its style attributes. CSSOM sheets need no leave from the page's policy. */
export function addSheet(this: Look, rules: (any: string) => string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules(':not(#lgdss-a#lgdss-a#lgdss-a)'));
  for (const root of this.rootsOf(50)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  this.memory.sheets.push(sheet);
}

/** Takes the latest sheet away again. */
export function dropSheet(this: Look): void {
  const sheet = this.memory.sheets.pop();
  if (!sheet) return;
  for (const root of this.rootsOf(50)) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
}

/** Changes of size come at once, not by and by. */
export function stopTransitions(this: Look): void {
  this.addSheet(
    (any) =>
      `*${any}, *${any}::before, *${any}::after { transition: none !important; scroll-behavior: auto !important; }`,
  );
}

/** The four values of WCAG 1.4.12. */
export function addSpacing(this: Look): void {
  this.addSheet(
    (
      any,
    ) => `*${any} { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p${any} { margin-block-end: 2em !important; }`,
  );
}

/** Doubles all text and what is measured by it, as a browser does that enlarges text alone. Returns what undoes it. */
export function doubleText(this: Look, most: number): () => void {
  const elements = [document.documentElement, ...document.querySelectorAll('body, body *')].filter(
    (element) => element instanceof HTMLElement,
  );
  const sizes = elements.slice(0, most).map((element) => {
    const { fontSize, lineHeight } = getComputedStyle(element);
    return { element, fontSize: Number.parseFloat(fontSize), lineHeight: Number.parseFloat(lineHeight) };
  });
  const undo: (() => unknown)[] = [];
  for (const { element, fontSize, lineHeight } of sizes) {
    const had = element.hasAttribute('style');
    const { style } = element;
    for (const [name, value] of [
      ['font-size', fontSize],
      ['line-height', lineHeight],
    ] as const) {
      if (!(value > 0)) continue;
      const [before, priority] = [style.getPropertyValue(name), style.getPropertyPriority(name)];
      style.setProperty(name, `${value * 2}px`, 'important');
      undo.push(() => (before === '' ? style.removeProperty(name) : style.setProperty(name, before, priority)));
    }
    // Read first: what is not yet written out would come back as an empty attribute.
    if (!had) undo.push(() => element.getAttribute('style') !== null && element.removeAttribute('style'));
  }
  return () => {
    for (const one of undo) one();
  };
}
