/// <reference lib="dom" />
import type { Block, Blocks } from '../../model/seen/blocks.ts';
import type { InPageHelpers } from './helpers.ts';

/**
 * Runs of text as they are set. Goes through the page once; what an element has from those around it is worked out once
 * for each element, because asking for styles is what costs here.
 */
export function readBlocks(h: InPageHelpers): Blocks {
  interface Facts {
    readonly block: Element;
    readonly link: boolean;
    readonly underlined: boolean;
    /** What the nearest element that gives text a job makes of it. */
    readonly job: string | undefined;
    readonly level: number | undefined;
  }
  interface Run {
    readonly element: Element;
    readonly texts: Text[];
    text: string;
    readonly kept: boolean;
    readonly sizes: Map<number, number>;
    bold: number;
    italic: number;
    underlined: number;
  }
  const most = 400;
  const filled = 'select textarea option iframe object video audio canvas';
  const silent = new Set(`script style template noscript svg ${filled} head math dialog`.split(' '));
  const main = h.everywhere('main, [role=main]')[0];
  const top = main ?? document.querySelector('body');
  if (!top) return { blocks: [], cut: false };
  const passing = main ? null : 'nav, footer, [role=navigation], [role=banner], [role=contentinfo], body > header';
  const name = (element: Element) => h.prop(element, 'localName');
  const matches = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  const tags = 'li dt dd td th caption label legend button summary figcaption blockquote address pre code a'.split(' ');
  const roles = 'listitem button heading alert cell columnheader tab option img'.split(' ');
  const jobs = new Set([...tags, ...roles.map((role) => `role ${role}`)]);
  const none = (block: Element): Facts => ({ block, link: false, underlined: false, job: undefined, level: undefined });
  const facts = new Map<Element, Facts>([[top, none(top)]]);
  const known = (element: Element): Facts => {
    const before = facts.get(element);
    if (before) return before;
    const parent = h.above(element);
    const above = parent ? known(parent) : none(element);
    const attribute = (key: string) => h.prop(element, 'getAttribute').call(element, key);
    const tag = name(element);
    const role = attribute('role');
    const own = jobs.has(`role ${role}`) ? (role ?? undefined) : jobs.has(tag) ? tag : above.job;
    const heads = role === 'heading' || /^h[1-6]$/.test(tag);
    const style = getComputedStyle(element);
    // A heading is one thing to read, whatever boxes it is made of.
    const inline = /^(inline|contents|ruby)/.test(style.display) || /^h[1-6]$/.test(name(above.block));
    const made = {
      block: inline ? above.block : element,
      link: above.link || tag === 'button' || (tag === 'a' && attribute('href') !== null),
      underlined: (inline && above.underlined) || style.textDecorationLine.includes('underline'),
      job: attribute('aria-hidden') === 'true' ? 'hidden' : own,
      level: heads ? Number(attribute('aria-level') ?? tag.slice(1)) || 2 : above.level,
    };
    facts.set(element, made);
    return made;
  };

  const runs: Run[] = [];
  let cut = false;
  let run: Run | undefined;
  const wordsIn = (text: string) => text.trim().split(/\s+/).filter(Boolean).length;
  const take = (node: Text, text: string, parent: Element) => {
    const { block, link, underlined } = known(parent);
    const style = getComputedStyle(parent);
    if (run?.element !== block) {
      if (runs.length >= most) {
        cut = true;
        return;
      }
      const kept = /^(pre|break-spaces)/.test(style.whiteSpace);
      run = { element: block, texts: [], text: '', kept, sizes: new Map(), bold: 0, italic: 0, underlined: 0 };
      runs.push(run);
    }
    if (text.trim()) run.texts.push(node);
    const words = wordsIn(text);
    const size = Math.round(Number.parseFloat(style.fontSize) * 10) / 10;
    run.sizes.set(size, (run.sizes.get(size) ?? 0) + text.length);
    if (Number(style.fontWeight) >= 600) run.bold += words;
    if (style.fontStyle === 'italic') run.italic += words;
    if (underlined && !link) run.underlined += words;
    // Wide spaces are drawn as they are; two of them set apart as three hard ones do.
    const apart = text.replace(/[\u2001\u2003]{2,}/g, '\u00a0\u00a0\u00a0');
    const shown = run.kept ? text : apart.replace(/[^\S\u00a0]+/g, ' ');
    if (run.text.length < 8000) run.text += shown.slice(0, 8000);
  };

  const isPassed = (element: Element) => {
    if (silent.has(name(element)) || (passing && matches(element, passing))) return true;
    // A slot has no box of its own.
    if (name(element) === 'slot') return getComputedStyle(element).display === 'none';
    return !h.prop(element, 'checkVisibility').call(element, { visibilityProperty: true, opacityProperty: true });
  };
  const plain = h.isPlain(top);
  // Backwards, so that the last is the next one.
  const nextIn = (element: Element): Node[] =>
    (plain ? [...h.prop(element, 'childNodes')] : [...h.childrenOf(element)]).reverse();
  const waiting: (readonly [node: Node, parent: Element])[] = nextIn(top).map((node) => [node, top]);
  let looked = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, parent] = next;
    const kind = h.prop(node as Element, 'nodeType');
    const isElement = kind === Node.ELEMENT_NODE;
    if (!isElement && kind !== Node.TEXT_NODE) continue;
    if (isElement && isPassed(node as Element)) continue;
    if (isElement) for (const inner of nextIn(node as Element)) waiting.push([inner, node as Element]);
    looked += 1;
    if (looked > 20_000) cut = true;
    if (cut) break;
    if (!isElement) {
      const text = node.nodeValue ?? '';
      if (text.trim() || (run?.kept && run.element === known(parent).block)) take(node as Text, text, parent);
      else if (run && text && run.element === known(parent).block) run.text += ' ';
    } else if (name(node as Element) === 'br' && run?.element === known(parent).block) run.text += '\n';
  }

  // Text that stands between boxes, with no box of its own, is placed by itself and not by all that is around it.
  const holding = new Set<Element>();
  const counted = new Set<Element>();
  for (const { element } of runs) {
    if (counted.has(element)) holding.add(element);
    counted.add(element);
    for (let up = h.above(element); up && !holding.has(up); up = h.above(up)) {
      holding.add(up);
      if (up === top) break;
    }
  }
  /** The inline element that a text is in, as far out as it goes. */
  const wrapperOf = (text: Text | undefined, block: Element): Element => {
    let current: Element | null = text?.parentElement ?? block;
    while (current && current !== block) {
      const parent: Element | null = h.above(current);
      if (!parent || parent === block) return current;
      current = parent;
    }
    return block;
  };
  const parents = new Map<Element | null, number>();
  const numberOf = (element: Element | null) => {
    const number = parents.get(element) ?? parents.size;
    parents.set(element, number);
    return number;
  };
  // As selectorOf writes them, but what two blocks share on their way is worked out once.
  const paths = new Map<Element, string>();
  const steps = new Map<Element, string>();
  const stepsIn = (parent: Element) => {
    const counts = new Map<string, number>();
    const children = [...h.prop(parent, 'children')].map((child) => [child, name(child).slice(0, 60)] as const);
    for (const [, tag] of children) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    const places = new Map<string, number>();
    for (const [child, tag] of children) {
      places.set(tag, (places.get(tag) ?? 0) + 1);
      steps.set(child, CSS.escape(tag) + ((counts.get(tag) ?? 0) > 1 ? `:nth-of-type(${places.get(tag)})` : ''));
    }
  };
  const pathOf = (element: Element): string => {
    const before = paths.get(element);
    if (before !== undefined) return before;
    const parent = h.prop(element, 'parentElement');
    const id = h.prop(element, 'id');
    let path = name(element);
    if (id || !parent) path = h.selectorOf(element);
    if (parent && !/(^|>>> )#/.test(path)) {
      if (!steps.has(element)) stepsIn(parent);
      path = `${pathOf(parent)} > ${steps.get(element)}`;
    }
    paths.set(element, path);
    return path;
  };
  /** What a style sheet did to where this stands: to the element itself, or to a box around it. */
  const movedBy = (element: Element, beyond: Element): Block['moved'] => {
    let current: Element | null = element;
    while (current && current !== top && !h.holds(current, beyond)) {
      const style = getComputedStyle(current);
      if (/absolute|fixed/.test(style.position)) return 'position';
      if (style.position === 'relative' && (style.top !== 'auto' || style.left !== 'auto')) return 'position';
      if (style.order !== '0') return 'order';
      if (style.marginTop.startsWith('-') || style.marginLeft.startsWith('-')) return 'position';
      if (style.float !== 'none') return 'float';
      if (style.gridRowStart !== 'auto' || style.gridColumnStart !== 'auto') return 'grid';
      current = h.above(current);
    }
    const shared = current && getComputedStyle(current);
    return shared && /flex/.test(shared.display) && /reverse/.test(shared.flexDirection) ? 'reverse' : undefined;
  };
  /** Whether the second is seen before the first: above it in one column, or to its left in one row. */
  const seenFirst = (first: Block['box'], second: Block['box']) => {
    const across = Math.min(first.x + first.width, second.x + second.width) - Math.max(first.x, second.x);
    const down = Math.min(first.y + first.height, second.y + second.height) - Math.max(first.y, second.y);
    if (second.y + second.height <= first.y + 2) return across > 0 || second.x < first.x;
    return down > Math.min(first.height, second.height) / 4 && second.x + second.width <= first.x + 2;
  };
  /** Whether words flow beside a block that floats to the right, and so are seen before it. */
  const leadsFloat = (
    first: { readonly element: Element; readonly block: Block },
    box: Block['box'],
    texts: Text[],
  ) => {
    const { box: other } = first.block;
    // Nothing else in the flow of a page lies over what comes before it.
    if (box.y + box.height <= other.y + 2 || box.y >= other.y + other.height - 2) return false;
    if (box.x >= other.x || box.x + box.width <= other.x + 2) return false;
    let floats: Element | null = first.element;
    while (floats && floats !== top && getComputedStyle(floats).float === 'none') floats = h.above(floats);
    if (!floats || floats === top || getComputedStyle(floats).float !== 'right') return false;
    const words = h.boxOfTexts(texts.slice(0, 1));
    return words !== null && words.x + words.width <= other.x + 2 && words.y < other.y + other.height;
  };
  /** What a style sheet draws before each item where people are to see a list. */
  const markOf = (element: Element, { display, listStyleType }: CSSStyleDeclaration): string | undefined => {
    if (display === 'list-item') return listStyleType === 'none' ? undefined : 'list-item';
    const { content, width, height, backgroundColor, backgroundImage } = getComputedStyle(element, '::before');
    if (content === 'none' || content === 'normal') return undefined;
    const [, sign] = /^"(.*)"$/.exec(content) ?? [];
    if (sign !== '')
      return /^counters?\(|^"\s*[^\p{L}\p{N}\s"“”‘’'(|/]{1,2}\s*"$/u.test(content) ? content.slice(0, 60) : undefined;
    const small = [width, height].map(Number.parseFloat).every((size) => size >= 3 && size <= 16);
    return small && (backgroundImage !== 'none' || !/^rgba\(.*, 0\)$/.test(backgroundColor)) ? 'dot' : undefined;
  };
  let last: { element: Element; block: Block } | undefined;
  const blocks: Block[] = [];
  for (const { element, texts, text: raw, kept, sizes, bold, italic, underlined } of runs) {
    const rect = h.prop(element, 'getBoundingClientRect').call(element);
    // Clipped to nothing: for screen readers only.
    if (rect.width <= 1 || rect.height <= 1 || rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0) continue;
    const loose = holding.has(element);
    const box = loose ? h.boxOfTexts(texts) : h.boxOf(element);
    if (!box) continue;
    const first = texts[0]?.parentElement ?? element;
    const wrapper = wrapperOf(texts[0], element);
    const shown = loose && wrapperOf(texts.at(-1), element) === wrapper ? wrapper : element;
    const opener = bold > 0 && raw.includes('\n') && wrapper !== element ? wrapper : null;
    const text = raw
      .replace(/ ?\n ?/g, '\n')
      .replace(/^\n+|\s+$/g, '')
      .replace(kept ? /$^/ : /^ +/, '');
    const style = getComputedStyle(element);
    const all = text.split('\n');
    const words = wordsIn(text);
    const lines = all.length > 1 ? all.slice(0, 20).map((line) => line.slice(0, kept ? 90 : 40)) : undefined;
    const gaps = text.match(/\S\s*\n\s*\n\s*(?=\S)/g)?.length ?? 0;
    const align = /^(justify|center|right|end)$/.exec(style.textAlign)?.[0].replace('end', 'right');
    const size = [...sizes].sort(([, left], [, right]) => right - left)[0]?.[0] ?? 16;
    const { job: inside, level } = known(first);
    const outOfOrder = last && last.element !== element && seenFirst(last.block.box, box);
    const moved = outOfOrder && last ? movedBy(element, last.element) : undefined;
    if (outOfOrder && last) {
      const { block } = last;
      const other = movedBy(last.element, element);
      if (other && !block.moved) blocks[blocks.length - 1] = { ...block, moved: other };
    }
    const leads = last && last.element !== element && !outOfOrder && leadsFloat(last, box, texts);
    const mark = level || inside || words > 60 ? undefined : markOf(element, style);
    const block: Block = {
      tag: name(element),
      text: text.replace(/\n+/g, ' ').slice(0, 160),
      words,
      ...(lines && { lines }),
      ...(gaps > 0 && { gaps }),
      ...(level && { level }),
      ...(inside && { inside }),
      parent: numberOf(h.above(element)),
      size,
      ...(bold > 0 && { bold }),
      ...(italic > 0 && { italic }),
      ...(underlined > 0 && { underlined }),
      ...(style.textTransform === 'uppercase' && { capitals: true as const }),
      ...(align && { align: align as NonNullable<Block['align']> }),
      ...(/(?:\u00a0 ?){3}/.test(text) || (kept && /\S(?: {3,}|\t+)\S/.test(text)) ? { spaced: true as const } : {}),
      ...(moved && { moved }),
      ...(leads && { leads: true as const }),
      ...(mark && { mark }),
      ...(opener && { opener: pathOf(opener).slice(-500) }),
      selector: pathOf(shown).slice(-500),
      html: h.startTag(shown, 120),
      box,
    };
    blocks.push(block);
    last = { element, block };
  }
  return { blocks, cut };
}
