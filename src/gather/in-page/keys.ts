/// <reference lib="dom" />
import type { KeyElement, RingChange } from '../../model/seen/keyboard.ts';
import type { InPageHelpers } from './helpers.ts';

/** What is kept in our own world of a document while the Tab key goes through it. */
export interface Keys {
  readonly elements: Element[];
  id(element: Element): number;
  /** What has the focus, in frames of this site and in open shadow trees too; null for the page as such. */
  active(): Element | null;
  describe(element: Element): KeyElement;
  /** Whether the page kept the browser from acting on the last key. */
  prevented(): boolean;
  /** Since it was last asked for. */
  events(): { readonly type: 'in' | 'out'; readonly id: number }[];
  /** Elements and their parts whose look may tell of the focus. */
  parts(element: Element): readonly (readonly [RingChange['where'], Element, string])[];
  /** Parts that components keep to themselves, as far as the debugger was asked for them. */
  readonly closed: WeakMap<Element, ShadowRoot>;
  /** Elements of the page, of frames of this site, and of parts of components that can be looked into. */
  everything(most: number): Element[];
  /** The page and frames of this site, as they were when the walk began. */
  readonly documents: readonly Document[];
  readonly focused: Map<number, readonly string[]>;
  /** The page moves again as it does by itself. */
  letMove(): void;
  isTabbable(element: Element): boolean;
  /** Not in the page when the walk began. False also of what is in frames and parts of components, which was not looked through. */
  isLate(element: Element): boolean;
}

export interface WithKeys {
  lgdssKeys: Keys;
}

/** Sets up what the other functions of the walk use. Movement is switched off, so that a look is the final look. */
export function startKeys(h: InPageHelpers): void {
  const numbers = new WeakMap<Element, number>();
  const elements: Element[] = [];
  let seen: { type: 'in' | 'out'; id: number }[] = [];
  const id = (element: Element) => {
    const known = numbers.get(element);
    if (known !== undefined) return known;
    numbers.set(element, elements.length);
    elements.push(element);
    return elements.length - 1;
  };
  const frameOf = (element: Element): Document | null => {
    try {
      return (element as HTMLIFrameElement).contentDocument ?? null;
    } catch {
      return null;
    }
  };
  const attribute = (element: Element, name: string) => h.prop(element, 'getAttribute').call(element, name);
  const roleOf = (element: Element): string => {
    const given = attribute(element, 'role')?.trim().split(/\s+/)[0];
    if (given) return given.slice(0, 40);
    const tag = h.prop(element, 'localName');
    if (tag === 'a') return element.hasAttribute('href') ? 'link' : 'generic';
    if (tag === 'input') {
      const type = (attribute(element, 'type') ?? 'text').toLowerCase();
      if (['button', 'submit', 'reset', 'image'].includes(type)) return 'button';
      return ['checkbox', 'radio'].includes(type) ? type : 'textbox';
    }
    const known: Record<string, string> = {
      button: 'button',
      select: 'combobox',
      textarea: 'textbox',
      summary: 'button',
    };
    return Object.hasOwn(known, tag) ? (known[tag] ?? '') : tag.slice(0, 40);
  };
  /** Of a field its label, as people know it: what stands in it are choices, or nothing at all. */
  const nameOf = (element: Element): string => {
    const given = ['aria-labelledby', 'aria-label'].some((name) => (attribute(element, name) ?? '').trim() !== '');
    if (given || !/^(input|select|textarea)$/.test(h.prop(element, 'localName'))) return h.nameOf(element, 100);
    const label = h.labelsOf(element).replace(/\s+/g, ' ').trim();
    const others = ['alt', 'title', 'placeholder'].map((name) => attribute(element, name) ?? '');
    const button = roleOf(element) === 'button' ? (attribute(element, 'value') ?? '') : '';
    return ([label, button, ...others].find((text) => text.trim() !== '') ?? '').trim().slice(0, 100);
  };
  /** Through frames and open parts of components, outermost first. */
  const pathOf = (element: Element): string => {
    const own = h.selectorOf(element);
    const frame = h.prop(element, 'ownerDocument')?.defaultView?.frameElement;
    return frame && frame !== element ? `${pathOf(frame)} >> ${own}` : own;
  };
  /** In a frame too, if all of the frame's page can be seen in it: of one that scrolls nobody knows what a picture will show. */
  const boxOf = (element: Element): KeyElement['box'] => {
    const view = h.prop(element, 'ownerDocument')?.defaultView;
    const frame = view && view !== window ? view.frameElement : null;
    if (!view || !frame) return h.boxOf(element);
    const around = boxOf(frame);
    const page = h.prop(view.document.documentElement, 'getBoundingClientRect').call(view.document.documentElement);
    const { left, top, right, bottom, width, height } = h.prop(element, 'getBoundingClientRect').call(element);
    const scrolls = view.document.documentElement.scrollHeight > view.innerHeight || page.width > view.innerWidth;
    const isInside = left >= 0 && top >= 0 && right <= view.innerWidth && bottom <= view.innerHeight;
    if (!around || scrolls || !isInside || width === 0 || height === 0) return null;
    const { paddingLeft, paddingTop, borderLeftWidth, borderTopWidth } = getComputedStyle(frame);
    const edge = (...widths: string[]) => widths.reduce((sum, one) => sum + (Number.parseFloat(one) || 0), 0);
    // Drawn larger or smaller than it is, places in it are not those around it.
    const across = edge(paddingLeft, borderLeftWidth);
    if (Math.abs(around.width - (frame as HTMLElement).offsetWidth) > 1) return null;
    const [x, y] = [around.x + across + left, around.y + edge(paddingTop, borderTopWidth) + top];
    return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
  };
  const note = (type: 'in' | 'out') => (event: Event) => {
    const target = event.composedPath()[0];
    if (seen.length < 50 && target && (target as Node).nodeType === 1) seen.push({ type, id: id(target as Element) });
  };
  const MOST_REMEMBERED = 20_000;
  const all = document.getElementsByTagName('*');
  const there = all.length > MOST_REMEMBERED ? null : new WeakSet(all);
  const documents: Document[] = [];
  const sheets = new Set<CSSStyleSheet>();
  let lastKey: Event | undefined;
  addEventListener(
    'keydown',
    (event) => {
      lastKey = event;
    },
    true,
  );
  const listen = (root: Document) => {
    documents.push(root);
    // Not focusin: what gives the focus away again at once never gets as far as that.
    root.addEventListener('focus', note('in'), true);
    root.addEventListener('blur', note('out'), true);
    const sheet = new (root.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(
      '*, *::before, *::after { transition-duration: 0s !important; transition-delay: 0s !important; animation-duration: 0s !important; animation-delay: 0s !important; caret-color: transparent !important; scroll-behavior: auto !important; }',
    );
    sheets.add(sheet);
    try {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    } catch {
      // Then the page keeps its movement, and a look may be taken in between.
    }
    for (const frame of [...root.querySelectorAll('iframe, frame')].slice(0, 20)) {
      const inner = frameOf(frame);
      if (inner) listen(inner);
    }
  };
  listen(document);
  const text = (element: Element | null | undefined, more: string) => (element ? [[element, more] as const] : []);
  const keys: Keys = {
    elements,
    id,
    letMove() {
      for (const root of documents)
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !sheets.has(sheet));
    },
    active() {
      let root: Document | ShadowRoot | null = document;
      let found: Element | null = null;
      while (root?.activeElement) {
        const current: Element = root.activeElement;
        const inner: Document | null = frameOf(current);
        if (current === inner?.body || current === document.body || current === document.documentElement) break;
        found = current;
        root = h.prop(current, 'shadowRoot') ?? keys.closed.get(current) ?? inner;
        if (root === inner && inner && (!inner.activeElement || inner.activeElement === inner.body)) break;
      }
      return found;
    },
    describe(element) {
      const inPage = h.prop(element, 'ownerDocument') === document;
      return {
        selector: pathOf(element),
        html: h.openingTag(element, 300),
        role: roleOf(element),
        name: nameOf(element),
        frame: inPage ? null : (h.prop(element, 'ownerDocument')?.URL ?? '').slice(0, 300),
        box: boxOf(element),
      };
    },
    prevented: () => lastKey?.defaultPrevented === true,
    events() {
      const since = seen;
      seen = [];
      return since;
    },
    parts(element) {
      const labels = [...((element as HTMLInputElement).labels ?? [])].slice(0, 2);
      const around: Element[] = [];
      for (let up = h.prop(element, 'parentElement'); up && around.length < 3; up = h.prop(up, 'parentElement'))
        around.push(up);
      const inside = [...h.prop(element, 'querySelectorAll').call(element, '*')].slice(0, 4);
      const both = (one: Element | null | undefined) => [
        ...text(one, ''),
        ...text(one, '::before'),
        ...text(one, '::after'),
      ];
      const named = <W extends RingChange['where']>(where: W, list: readonly (readonly [Element, string])[]) =>
        list.map(([one, more]) => [where, one, more] as const);
      return [
        ...named('self', both(element)),
        ...named('label', labels.flatMap(both)),
        ...named('beside', both(h.prop(element, 'nextElementSibling'))),
        ...named('inside', inside.flatMap(both)),
        ...named(
          'around',
          around.flatMap((one) => text(one, '')),
        ),
      ];
    },
    everything(most) {
      const found: Element[] = [];
      const roots: (Document | ShadowRoot)[] = [document];
      for (let root = roots.shift(); root && found.length < most; root = roots.shift()) {
        for (const one of [...root.querySelectorAll('*')].slice(0, most - found.length)) {
          found.push(one);
          const inner =
            h.prop(one, 'shadowRoot') ??
            keys.closed.get(one) ??
            (/^i?frame$/.test(h.prop(one, 'localName')) ? frameOf(one) : null);
          if (inner) roots.push(inner);
        }
      }
      return found;
    },
    isLate: (element) =>
      there !== null && h.prop(element, 'getRootNode').call(element) === document && !there.has(element),
    closed: new WeakMap(),
    documents,
    focused: new Map(),
    isTabbable(element) {
      const node = element as HTMLElement;
      // Of links without an address the browser says nought too, and leaves them out all the same.
      const isLink = ['a', 'area'].includes(h.prop(element, 'localName'));
      const has = (name: string) => h.prop(element, 'hasAttribute').call(element, name);
      if (isLink && !has('href') && !has('tabindex')) return false;
      return typeof node.tabIndex === 'number' && node.tabIndex >= 0 && !(node as HTMLButtonElement).disabled;
    },
  };
  (globalThis as unknown as WithKeys).lgdssKeys = keys;
}

/** After the walk, for what is tried on the same page: a message that fades after a while must not be gone at once. */
export function letMove(_: InPageHelpers): void {
  (globalThis as Partial<WithKeys>).lgdssKeys?.letMove();
}
