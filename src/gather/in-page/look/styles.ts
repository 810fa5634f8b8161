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

/** In a form with a field of that name, `form.style` is the field. */
export function ownStyle(this: Look, element: HTMLElement): CSSStyleDeclaration {
  return Reflect.get(HTMLElement.prototype, 'style', element);
}

/** Doubles all text and what is measured by it, as a browser does that enlarges text alone. Returns what undoes it. */
export function doubleText(this: Look, most: number): () => void {
  const sizes: { element: HTMLElement; attribute: string | null; fontSize: number; lineHeight: number }[] = [];
  for (const element of [document.documentElement, ...document.querySelectorAll('body, body *')]) {
    if (!(element instanceof HTMLElement) || sizes.length >= most) continue;
    const attribute = this.h.prop(element, 'getAttribute').call(element, 'style');
    // Styles that the page's own policy forbids stay as they are: once touched, they would come into force.
    if (attribute?.trim() && this.ownStyle(element).length === 0) continue;
    const { fontSize, lineHeight } = getComputedStyle(element);
    sizes.push({
      element,
      attribute,
      fontSize: Number.parseFloat(fontSize),
      lineHeight: Number.parseFloat(lineHeight),
    });
  }
  const undo: (() => void)[] = [];
  for (const { element, attribute, fontSize, lineHeight } of sizes) {
    const style = this.ownStyle(element);
    const names = ['font-size', 'line-height'] as const;
    const before = names.map((name) => [name, style.getPropertyValue(name), style.getPropertyPriority(name)] as const);
    if (fontSize > 0) style.setProperty('font-size', `${fontSize * 2}px`, 'important');
    if (lineHeight > 0) style.setProperty('line-height', `${lineHeight * 2}px`, 'important');
    undo.push(() => {
      for (const [name, value, priority] of before)
        if (value === '') style.removeProperty(name);
        else style.setProperty(name, value, priority);
      // Read first: what is not yet written out would come back as an empty attribute.
      if (this.h.prop(element, 'getAttribute').call(element, 'style') === attribute) return;
      if (attribute === null) this.h.prop(element, 'removeAttribute').call(element, 'style');
      else this.h.prop(element, 'setAttribute').call(element, 'style', attribute);
    });
  }
  return () => {
    for (const one of undo) one();
  };
}
