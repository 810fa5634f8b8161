/// <reference lib="dom" />
import type { OtherWords } from '../../../model/seen/field-errors.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/** How a form was before its button was pressed. */
export interface FormBefore {
  readonly looks: Map<number, string>;
  readonly drawn: Map<Element, string>;
  readonly attributes: Map<Element, string>;
  readonly lines: Set<string>;
  bubble: boolean;
}

/** Remembers how the fields look, and all the words that are there in any way. */
export function rememberForm(h: InPageHelpers, { fields }: { fields: readonly number[] }): null {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const before: FormBefore = {
    looks: new Map(fields.map((id) => [id, looksOf(watch.at(id))])),
    drawn: new Map(),
    attributes: new Map(),
    lines: new Set(linesOf()),
    bubble: false,
  };
  const root = h.nearest(watch.at(fields[0] ?? -1), 'form') ?? document.body;
  for (const element of [root, ...h.inside(root, '*')].slice(0, 600)) {
    before.drawn.set(element, drawnAt(element));
    before.attributes.set(element, attributesOf(element));
  }
  addEventListener(
    'invalid',
    () => {
      before.bubble = true;
    },
    true,
  );
  Object.assign(globalThis, { lgdssForm: { ...{ before }, looksOf, drawnAt, attributesOf, linesOf } });
  return null;

  function looksOf(field: Element): string {
    const { borderColor, borderWidth, outlineColor, outlineStyle, backgroundColor, boxShadow, color } =
      getComputedStyle(field);
    return [borderColor, borderWidth, outlineColor, outlineStyle, backgroundColor, boxShadow, color].join('|');
  }
  function drawnAt(element: Element): string {
    return ['::before', '::after'].map((which) => getComputedStyle(element, which).content).join('|');
  }
  function attributesOf(element: Element): string {
    const names = ['placeholder', 'title', 'aria-label', 'aria-description', 'alt', 'data-error'];
    return names.map((name) => h.prop(element, 'getAttribute').call(element, name) ?? '').join('|');
  }
  function linesOf(): readonly string[] {
    const wordsOf = (element: Element) => (element instanceof HTMLElement ? element.innerText : '');
    // What components say is not in the words of what is around them.
    const inComponents = h
      .openRoots()
      .roots.slice(1)
      .flatMap(({ children }) => [...children]);
    return [document.body, ...inComponents]
      .map(wordsOf)
      .join('\n')
      .slice(0, 100_000)
      .split('\n')
      .map((line) => line.trim());
  }
}

/** Ways in which words may have come up that are no plain text to be seen. `shown`: the texts that are. */
export function otherWords(h: InPageHelpers, { ids }: { ids: readonly number[] }): readonly OtherWords[] {
  const { lgdssWatch: watch, lgdssForm: form } = globalThis as unknown as {
    lgdssWatch: Watch;
    lgdssForm: {
      before: FormBefore;
      drawnAt(element: Element): string;
      attributesOf(element: Element): string;
      linesOf(): readonly string[];
    };
  };
  const { before } = form;
  const shown = ids.map((id) => (h.prop(watch.at(id), 'textContent') ?? '').replace(/\s+/g, ' '));
  const found = new Set<OtherWords>();
  const DRAWN = 'img, svg, canvas';
  for (const [element, was] of before.drawn) {
    const now = form.drawnAt(element);
    if (now !== was && /\p{L}{2}|attr\(|url\(/u.test(now)) found.add('drawn');
    if (form.attributesOf(element) !== before.attributes.get(element)) found.add('attribute');
    if (h.prop(element, 'localName').includes('-') && h.textOf(element, 1) === '') found.add('component');
  }
  const fresh = form.linesOf().filter((line) => /\p{L}{2}/u.test(line) && !before.lines.has(line));
  if (fresh.some((line) => !shown.some((text) => text.includes(line)))) found.add('hidden');
  if (before.bubble) found.add('bubble');
  const { appeared } = watch.since();
  const is = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  if (appeared.some((one) => is(one, DRAWN) || h.has(one, DRAWN))) found.add('picture');
  if (appeared.some((one) => h.prop(one, 'localName').includes('-') || is(one, 'iframe'))) found.add('component');
  return [...found].toSorted();
}
