/// <reference lib="dom" />
import type { HoverTrigger } from '../../../model/seen/hovered.ts';
import type { Spot } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

export interface FoundHover extends Spot, Pick<HoverTrigger, 'foundBy' | 'leadsOn' | 'focusable'> {
  readonly id: number;
  /** Drawn by the style sheet as `::before` or `::after`. */
  readonly generated: string | null;
  /** What can be focused in its stead or in it. */
  readonly stops: readonly number[];
  /** How many more are built like it, said of the first of them. */
  readonly twins: number;
  /** Only the focus brings it up, as far as style sheets and listeners tell. */
  readonly byFocus: boolean;
}

/**
 * What may bring something up when the pointer rests on it: by the style sheets, by its listeners, and by its name. After
 * those, what may do so for the focus alone.
 */
export function findHovers(
  h: InPageHelpers,
  { most, alike }: { most: number; alike: number },
): { triggers: FoundHover[]; untried: number } {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const { attribute } = watch;
  const matches = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  const near = (element: Element, selector: string) => h.nearest(element, selector);
  const found = new Map<Element, { foundBy: HoverTrigger['foundBy']; generated: string | null }>();
  const add = (element: Element, foundBy: HoverTrigger['foundBy'], generated: string | null = null) => {
    if (found.size < 300 && !found.has(element)) found.set(element, { foundBy, generated });
  };

  /** At commas that stand in no brackets. */
  const apart = (text: string) => {
    const parts = [''];
    let depth = 0;
    for (const sign of text) {
      depth += sign === '(' || sign === '[' ? 1 : sign === ')' || sign === ']' ? -1 : 0;
      if (sign === ',' && depth === 0) parts.push('');
      else parts[parts.length - 1] += sign;
    }
    return parts.slice(0, 30);
  };
  const REVEALS = [
    'display',
    'visibility',
    'opacity',
    'height',
    'max-height',
    'transform',
    'left',
    'top',
    'right',
    'bottom',
    'clip',
    'clip-path',
    'scale',
    'width',
  ];
  const onFocus = new Map<Element, HoverTrigger['foundBy']>();
  const addFocus = (element: Element, foundBy: HoverTrigger['foundBy']) => {
    if (onFocus.size < 100 && !onFocus.has(element)) onFocus.set(element, foundBy);
  };
  type Root = Document | ShadowRoot;
  const bySelector = (root: Root, selector: string, style: CSSStyleDeclaration) => {
    const all = (one: string) => {
      // A component may show something in it when the pointer is on it as a whole.
      const host = /^:host(\([^()]*\))?$/.test(one) && 'host' in root ? [root.host] : null;
      return host ?? [...root.querySelectorAll(one)].slice(0, 40);
    };
    const pointed = selector.includes(':hover');
    const at = selector.indexOf(pointed ? ':hover' : ':focus');
    let depth = 0;
    let end = selector.length;
    for (let i = 0; i < selector.length; i += 1) {
      const sign = selector[i] ?? '';
      depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
      if (i > at && depth === 0 && /[\s>+~]/.test(sign)) {
        end = i;
        break;
      }
    }
    const bare = (text: string) =>
      text.replace(/:(is|where)\([^()]*:hover[^()]*\)/g, '').replace(/:hover|:focus(-within|-visible)?|:active/g, '');
    const drawn = /::?(before|after)\b/.exec(selector.slice(0, end));
    const target = selector.slice(end).trim();
    const shows =
      REVEALS.some((name) => style.getPropertyValue(name) !== '') &&
      style.display !== 'none' &&
      style.visibility !== 'hidden' &&
      style.opacity !== '0';
    if (target === '' ? !(drawn && (shows || style.content !== '')) : !shows) return;
    const from = bare(selector.slice(0, end))
      .replace(/::?(before|after)\b/, '')
      .trim();
    if (from === '' || /[>+~]$/.test(from)) return;
    if (!pointed) {
      // What shows itself, as skip links do, is what people have gone to, and what shows all the time is not brought up.
      const own = bare(selector.slice(0, end));
      if (target === '' || drawn || /(^|[\s>+~])$/.test(own)) return;
      const hidden = all(`${own}${bare(selector.slice(end))}`);
      if (!hidden.some((one) => !watch.shown(one))) return;
      for (const element of all(own)) addFocus(element, 'style');
      return;
    }
    const generated = target === '' && drawn ? `::${drawn[1]}` : null;
    for (const element of all(from)) add(element, 'style', generated);
  };
  let left = 4000;
  const read = (root: Root, rules: CSSRuleList) => {
    for (const rule of rules) {
      if (--left < 0) return;
      if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) continue;
      if (rule instanceof CSSStyleRule && /:hover|:focus/.test(rule.selectorText)) {
        for (const selector of apart(rule.selectorText)) {
          if (!/:hover|:focus/.test(selector)) continue;
          try {
            bySelector(root, selector.trim(), rule.style);
          } catch {
            // A selector that is not understood without its pointer finds nothing.
          }
        }
      }
      if ('cssRules' in rule) read(root, (rule as CSSGroupingRule).cssRules);
    }
  };
  for (const root of h.openRoots().roots) {
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets].slice(0, 100)) {
      try {
        if (!sheet.disabled && (sheet.media.length === 0 || matchMedia(sheet.media.mediaText).matches))
          read(root, sheet.cssRules);
      } catch {
        // Style sheets of other sites cannot be read.
      }
    }
  }
  const OVER = ['mouseenter', 'mouseover', 'pointerenter', 'pointerover', 'mousemove'];
  // Those in frames are known here as well, and are looked at there. What the page has been asked of first is no element of ours
  // by its constructor.
  const isOurs = (node: Node): node is Element =>
    h.prop(node as Element, 'nodeType') === Node.ELEMENT_NODE && node.ownerDocument === document;
  for (const [node, types] of watch.listens)
    if (isOurs(node) && OVER.some((type) => types.has(type))) add(node, 'listener');
  for (const [node, types] of watch.listens)
    if (isOurs(node) && (types.has('focus') || types.has('focusin'))) addFocus(node, 'listener');
  for (const element of h.everywhere('[onfocus], [onfocusin]')) addFocus(element, 'listener');
  const INLINE = '[onmouseover], [onmouseenter], [onpointerenter], [onpointerover]';
  for (const element of h.everywhere(INLINE)) add(element, 'listener');
  const NAMED =
    '[data-tooltip], [data-tip], [data-tippy-content], [data-toggle=tooltip], [data-bs-toggle=tooltip], [data-bs-toggle=popover], [class*=tooltip i], [class*=hover-card i], [class*=popover i]';
  for (const element of h.everywhere(NAMED)) add(element, 'guess');

  // Where the page as a whole listens for the pointer, what has its meaning told elsewhere is likely meant.
  const above = [document, document.documentElement, document.body].some((one) =>
    OVER.some((type) => watch.listens.get(one)?.has(type)),
  );
  if (above) {
    const TERMS =
      'abbr:not([title]), dfn, [class*=gloss i], [class*=hint i], [data-content], [data-title], [data-definition]';
    for (const element of h.everywhere(TERMS)) add(element, 'guess');
  }

  const STOPS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  const able = (element: Element) =>
    matches(element, STOPS) && !matches(element, ':disabled') && (element as HTMLElement).tabIndex >= 0;
  const stopsOf = (element: Element) => {
    const inner = h.inside(element, STOPS).filter((one) => able(one) && watch.shown(one));
    const around = near(element, STOPS);
    const label = near(element, 'label') as HTMLLabelElement | null;
    const own = able(element) ? [element] : [];
    const itself = [...new Set([...own, ...inner.slice(0, 3), ...(around && able(around) ? [around] : [])])];
    // A field may bring up what stands in its label; that does not make the label one that can be focused.
    return { itself, all: [...itself, ...(label?.control ? [label.control] : [])] };
  };
  const order = { style: 0, listener: 0, guess: 1 };
  const seen = new Map<string, number>();
  const likes = new Map<Element, string>();
  const mayTry = (element: Element) => {
    if (
      matches(element, 'html, body, main, form, iframe, video, audio, canvas, script, style') ||
      !watch.shown(element)
    )
      return false;
    const { width, height } = h.prop(element, 'getBoundingClientRect').call(element);
    return width * height < (innerWidth * innerHeight) / 3;
  };
  const isFirst = (element: Element, more: string | null) => {
    const parent = h.above(element);
    const hidden = [...h.prop(element, 'children')]
      .map((child) => `${h.prop(child, 'localName')}.${attribute(child, 'class')}`)
      .join();
    const like = [
      h.prop(element, 'localName'),
      attribute(element, 'class'),
      parent && attribute(parent, 'class'),
      hidden,
      more,
    ].join('|');
    const count = (seen.get(like) ?? 0) + 1;
    seen.set(like, count);
    if (count === 1) likes.set(element, like);
    return count <= alike;
  };
  const places = h.openRoots().roots.length > 1 ? h.placesOf() : null;
  const inOrder = (a: Element, b: Element) =>
    places ? (places.get(a) ?? 0) - (places.get(b) ?? 0) : a.compareDocumentPosition(b) & 4 ? -1 : 1;
  const pointed = [...found]
    .filter(([element]) => mayTry(element))
    .toSorted(([a, x], [b, y]) => order[x.foundBy] - order[y.foundBy] || inOrder(a, b))
    .filter(([element, { generated }]) => isFirst(element, generated));
  // What the pointer brings up too is tried by keyboard there.
  const isPointed = (element: Element) => pointed.some(([one]) => h.holds(one, element) || h.holds(element, one));
  /** Many scripts listen for the focus for other reasons: words wait out of sight near what brings them up. */
  const hasHidden = (element: Element) => {
    const ids = ['aria-describedby', 'aria-controls', 'aria-owns', 'aria-details'].flatMap((name) =>
      attribute(element, name).split(/\s+/),
    );
    const parent = h.above(element);
    const above = parent && h.above(parent);
    const around = above && !matches(above, 'html, body, main, form') ? above : parent;
    const near = [...ids.map((id) => h.byId(element, id)), ...(around ? h.inside(around, '*').slice(0, 60) : [])];
    return near.some(
      (one) =>
        one !== null &&
        !matches(one, 'script, style, template, noscript, option, optgroup, datalist') &&
        !watch.shown(one) &&
        /\p{L}{2}/u.test(h.textOf(one, 100)),
    );
  };
  const focused = [...onFocus]
    .filter(([element]) => !found.has(element) && mayTry(element) && !isPointed(element))
    .toSorted(([a], [b]) => inOrder(a, b))
    .filter(([element, foundBy]) => stopsOf(element).itself.length > 0 && (foundBy === 'style' || hasHidden(element)))
    .filter(([element]) => isFirst(element, 'focus'))
    .map(([element, foundBy]) => [element, { foundBy, generated: null, byFocus: true }] as const);
  const kept = [...pointed.map(([element, how]) => [element, { ...how, byFocus: false }] as const), ...focused];
  const leads = (element: Element | null) => {
    const href = element ? attribute(element, 'href').trim() : '';
    return href !== '' && !/^(#|javascript:)/i.test(href);
  };
  return {
    triggers: kept.slice(0, most).map(([element, { foundBy, generated, byFocus }]) => {
      const stops = stopsOf(element);
      return {
        id: watch.put(element),
        ...watch.spot(element),
        foundBy,
        generated,
        byFocus,
        leadsOn: stops.itself.some(leads),
        focusable: stops.itself.length > 0,
        stops: stops.all.slice(0, 4).map((stop) => watch.put(stop)),
        twins: Math.max(0, (seen.get(likes.get(element) ?? '') ?? 0) - alike),
      };
    }),
    untried: Math.max(0, kept.length - most),
  };
}
