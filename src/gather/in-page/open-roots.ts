/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

/** The parts of a page that its components hold in trees of their own, as far as those are open. Closed ones stay unread. */
export interface OpenRoots {
  /** The document, then the open shadow roots in it, none before the one that it stands in. */
  readonly roots: readonly (Document | ShadowRoot)[];
  /** The elements of the document that have such a part, or hold one that has. */
  readonly holders: ReadonlySet<Element>;
  /** There may be more of them than we look into. */
  readonly cut: boolean;
  /** By element, where it comes in the page as it is drawn. Worked out when it is first asked for. */
  places: ReadonlyMap<Element, number> | null;
}

/** Like those in `helpers.ts`, of which these are a part: source text that runs in a page. */
export interface RootHelpers {
  /** What `openRoots` has found, until the page may have changed. */
  found?: OpenRoots | undefined;
  openRoots(): OpenRoots;
  placesOf(): ReadonlyMap<Element, number>;
  everywhere<E extends Element = Element>(selector: string): E[];
  isPlain(element: Element): boolean;
  childrenOf(element: Element): readonly Node[];
  partsOf(element: Element, last?: (node: Node) => boolean): readonly Node[];
  has(element: Element, selector: string): boolean;
  inside<E extends Element = Element>(element: Element, selector: string): E[];
  wordsIn(element: Element): string;
  hostOf(element: Element): Element | null;
  above(element: Element): Element | null;
  nearest(element: Element, selector: string): Element | null;
  byId(element: Element, id: string): Element | null;
  elementAt(selector: string): Element | null;
  holds(outer: Element, inner: Element): boolean;
  focused(): Element | null;
  hitAt(x: number, y: number): Element | null;
}

export function openRoots(this: InPageHelpers): OpenRoots {
  if (this.found) return this.found;
  const mostRoots = 500;
  const mostDeep = 20;
  const mostElements = 200_000;
  const roots: (Document | ShadowRoot)[] = [document];
  const depths = [0];
  const holders = new Set<Element>();
  let cut = false;
  let looked = 0;
  for (let at = 0; at < roots.length && looked < mostElements; at += 1) {
    const depth = depths[at] ?? 0;
    for (const element of roots[at]?.querySelectorAll('*') ?? []) {
      looked += 1;
      if (looked >= mostElements) break;
      const inner = this.prop(element, 'shadowRoot');
      if (!inner) continue;
      for (let up: Element | null = element; up && !holders.has(up); up = this.prop(up, 'parentElement'))
        holders.add(up);
      if (roots.length >= mostRoots || depth >= mostDeep) {
        cut = true;
        continue;
      }
      roots.push(inner);
      depths.push(depth + 1);
    }
  }
  const found: OpenRoots = { roots, holders, cut: cut || looked >= mostElements, places: null };
  this.found = found;
  // All readers that run in one go share one look. Only after them does anything of the page get its turn.
  queueMicrotask(() => {
    if (this.found === found) this.found = undefined;
  });
  return found;
}

/** The order in which the page is drawn and read out: what stands in a slot comes where the slot is. */
export function placesOf(this: InPageHelpers): ReadonlyMap<Element, number> {
  const known = this.openRoots();
  if (known.places) return known.places;
  const most = 200_000;
  const places = new Map<Element, number>();
  const waiting: Element[] = [document.documentElement];
  while (waiting.length > 0 && places.size < most) {
    const element = waiting.pop();
    if (!element || places.has(element)) continue;
    places.set(element, places.size);
    // What has no slot is not drawn, and comes last of its component.
    const slotted = element instanceof HTMLSlotElement ? element.assignedElements() : [];
    const next = [...(this.prop(element, 'shadowRoot')?.children ?? []), ...slotted, ...this.prop(element, 'children')];
    for (let at = next.length - 1; at >= 0; at -= 1) waiting.push(next[at] as Element);
  }
  known.places = places;
  return places;
}

/** As `document.querySelectorAll`, in open shadow roots too. A selector sees no further than the tree that it looks in. */
export function everywhere<E extends Element = Element>(this: InPageHelpers, selector: string): E[] {
  const { roots } = this.openRoots();
  if (roots.length === 1) return [...document.querySelectorAll<E>(selector)];
  const found = roots.flatMap((root) => [...root.querySelectorAll<E>(selector)]);
  const places = this.placesOf();
  const place = (element: E) => places.get(element) ?? Number.MAX_SAFE_INTEGER;
  return found.sort((a, b) => place(a) - place(b));
}

/** All that is drawn in the element is what is written in it: no slot in it is filled, and no component in it has a tree. */
export function isPlain(this: InPageHelpers, element: Element): boolean {
  const { roots, holders } = this.openRoots();
  if (roots.length === 1) return true;
  return !holders.has(element) && this.prop(element, 'getRootNode').call(element) === document;
}

/** As they are drawn: of a component its own tree, of a slot what has been put there. */
export function childrenOf(this: InPageHelpers, element: Element): readonly Node[] {
  const inner = this.prop(element, 'shadowRoot');
  if (inner) return [...inner.childNodes];
  if (this.prop(element, 'localName') === 'slot' && 'assignedNodes' in element) {
    const slotted = (element as HTMLSlotElement).assignedNodes();
    if (slotted.length > 0) return slotted;
  }
  return [...this.prop(element, 'childNodes')];
}

/** Elements and texts in the element, as they are drawn, without styles and scripts; up to the last that is wanted. Capped. */
export function partsOf(this: InPageHelpers, element: Element, last?: (node: Node) => boolean): readonly Node[] {
  const most = 5000;
  const parts: Node[] = [];
  const waiting: Node[] = [element];
  while (waiting.length > 0 && parts.length <= most) {
    const node = waiting.pop() as Node;
    parts.push(node);
    if (node !== element && last?.(node)) break;
    if (this.prop(node as Element, 'nodeType') !== Node.ELEMENT_NODE) continue;
    if (/^(style|script|template)$/.test(this.prop(node as Element, 'localName'))) continue;
    const next = this.childrenOf(node as Element);
    for (let at = next.length - 1; at >= 0; at -= 1) waiting.push(next[at] as Node);
  }
  return parts.slice(1);
}

/** As `querySelectorAll` of an element, with what components in it hold and what stands in slots of it. */
export function inside<E extends Element = Element>(this: InPageHelpers, element: Element, selector: string): E[] {
  if (this.isPlain(element)) return [...this.prop(element, 'querySelectorAll').call(element, selector)] as E[];
  const matches = (node: Node) =>
    this.prop(node as Element, 'nodeType') === Node.ELEMENT_NODE &&
    this.prop(node as Element, 'matches').call(node as Element, selector);
  return this.partsOf(element).filter(matches) as unknown as E[];
}

/** Whether there is any such. Most that have one have it near. */
export function has(this: InPageHelpers, element: Element, selector: string): boolean {
  if (this.isPlain(element)) return this.prop(element, 'querySelector').call(element, selector) !== null;
  const matches = (node: Node) =>
    this.prop(node as Element, 'nodeType') === Node.ELEMENT_NODE &&
    this.prop(node as Element, 'matches').call(node as Element, selector);
  const last = this.partsOf(element, matches).at(-1);
  return last !== undefined && matches(last);
}

/** As `textContent`, with what components in it say and what stands in slots of it. */
export function wordsIn(this: InPageHelpers, element: Element): string {
  if (this.isPlain(element)) return this.prop(element, 'textContent') ?? '';
  const texts = this.partsOf(element).filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  return texts.map(({ nodeValue }) => nodeValue ?? '').join('');
}

/** The component whose tree the element stands in. */
export function hostOf(this: InPageHelpers, element: Element): Element | null {
  const root = this.prop(element, 'getRootNode').call(element);
  return root.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? ((root as ShadowRoot).host ?? null) : null;
}

/** What holds the element in the page as it is drawn. */
export function above(this: InPageHelpers, element: Element): Element | null {
  return this.prop(element, 'assignedSlot') ?? this.prop(element, 'parentElement') ?? this.hostOf(element);
}

/** As `closest`, out of components and slots. */
export function nearest(this: InPageHelpers, element: Element, selector: string): Element | null {
  if (this.openRoots().roots.length === 1) return this.prop(element, 'closest').call(element, selector);
  for (let up: Element | null = element; up; up = this.above(up))
    if (this.prop(up, 'matches').call(up, selector)) return up;
  return null;
}

/** Ids are looked up in the tree in which they are named, and mean nothing outside it. */
export function byId(this: InPageHelpers, element: Element, id: string): Element | null {
  const root = this.prop(element, 'getRootNode').call(element);
  return 'getElementById' in root ? (root as Document | ShadowRoot).getElementById(id) : null;
}

/** Finds again what `selectorOf` has named. */
export function elementAt(this: InPageHelpers, selector: string): Element | null {
  let found: Element | null = null;
  let root: Document | ShadowRoot | null = document;
  for (const part of selector.split(' >>> ')) {
    found = root?.querySelector(part) ?? null;
    root = found && this.prop(found, 'shadowRoot');
  }
  return found;
}

/** As `contains`, for what stands in components and slots too. */
export function holds(this: InPageHelpers, outer: Element, inner: Element): boolean {
  if (this.prop(outer, 'contains').call(outer, inner)) return true;
  if (this.openRoots().roots.length === 1) return false;
  for (let up: Element | null = inner; up; up = this.above(up)) if (up === outer) return true;
  return false;
}

/** As `document.activeElement`, which for what has the focus in a component names the component. */
export function focused(this: InPageHelpers): Element | null {
  let active = document.activeElement;
  for (let inner = active; inner; inner = this.prop(inner, 'shadowRoot')?.activeElement ?? null) active = inner;
  return active;
}

/** As `document.elementFromPoint`, in components too. */
export function hitAt(this: InPageHelpers, x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y);
  for (let deeper = 0; hit && deeper < 20; deeper += 1) {
    const inner: Element | null = this.prop(hit, 'shadowRoot')?.elementFromPoint(x, y) ?? null;
    // Where it meets nothing of its own, a component names itself or what stands around it.
    if (!inner || inner === hit || this.hostOf(inner) !== hit) break;
    hit = inner;
  }
  return hit;
}
