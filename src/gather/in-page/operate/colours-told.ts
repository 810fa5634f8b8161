/// <reference lib="dom" />
import type { Spot } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

interface Look {
  readonly colours: string;
  readonly rest: string;
}
type WithLooks = { lgdssLooks?: ReadonlyMap<Element, Look> };

/** Helpers of what follows: how a text looks, its colours apart from all else that people see or hear. */
export function looksOfTexts(h: InPageHelpers): { texts(field: Element): Element[]; lookOf(text: Element): Look } {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const COLOURS = ['color', 'background-color', 'border-top-color', 'border-bottom-color', 'border-left-color'];
  const REST = [
    ...[
      'font-weight',
      'font-style',
      'font-size',
      'text-decoration-line',
      'opacity',
      'visibility',
      'display',
      'content',
    ],
    ...['list-style-type', 'list-style-image', 'background-image', 'mask-image', 'background-position', 'transform'],
    ...['border-top-width', 'border-bottom-width', 'border-left-width', 'border-top-style', 'border-left-style'],
    ...['outline-style', 'outline-width', 'box-shadow', 'clip-path', 'width', 'height'],
  ];
  const valuesOf = (element: Element, names: readonly string[], pseudo?: string) => {
    const style = getComputedStyle(element, pseudo);
    return names.map((name) => style.getPropertyValue(name)).join(';');
  };
  const ownText = (element: Element) =>
    [...h.prop(element, 'childNodes')].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '',
    );
  const saysOf = (element: Element) =>
    [...h.prop(element, 'attributes')].flatMap(({ name, value }) =>
      /^(class|style)$/.test(name) ? [] : [`${name}=${value}`],
    );
  return {
    texts(field) {
      const described = watch.attribute(field, 'aria-describedby').split(/\s+/);
      const told = described.flatMap((id) => (id === '' ? [] : (h.byId(field, id) ?? [])));
      const around = h.nearest(field, 'form') ?? h.above(h.above(field) ?? field) ?? field;
      const all = [...told, ...told.flatMap((one) => h.inside(one, '*')), ...h.inside(around, '*').slice(0, 400)];
      const named = 'label, label *, legend, legend *, button, button *, a, a *, option, script, style, textarea';
      return [...new Set(all)]
        .filter((one) => ownText(one) && !h.prop(one, 'matches').call(one, named) && watch.shown(one))
        .slice(0, 60);
    },
    lookOf(text) {
      // A sign may stand beside the words, in what holds both.
      const above = h.above(text);
      const holder = above && h.textOf(above, 300) === h.textOf(text, 300) ? above : text;
      const parts = [holder, ...h.inside(holder, '*').slice(0, 12)];
      return {
        colours: valuesOf(text, COLOURS),
        rest: parts
          .map((one) =>
            [
              h.prop(one, 'localName'),
              ...saysOf(one),
              ...[undefined, '::before', '::after'].map((pseudo) => valuesOf(one, REST, pseudo)),
            ].join('|'),
          )
          .concat(h.textOf(holder, 300))
          .join('\n'),
      };
    },
  };
}

export const lookTools = { looksOfTexts };

/** Remembers how the texts around a field look, now that it has the focus and nothing is typed yet. */
export function keepLooks(h: InPageHelpers & typeof lookTools, { id }: { id: number }): null {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const { texts, lookOf } = h.looksOfTexts(h);
  const looks = new Map(texts(watch.at(id)).map((text) => [text, lookOf(text)]));
  Object.assign(globalThis, { lgdssLooks: looks } satisfies WithLooks);
  return null;
}

/**
 * Texts that have another colour by now and are otherwise as they were, the first of each group. None where anything else on the page
 * came, went or was written anew: that may tell the same.
 */
export function readColours(
  h: InPageHelpers & typeof lookTools,
  { id, most }: { id: number; most: number },
): (Spot & { words: string; alike: number })[] {
  const { lgdssWatch: watch, lgdssLooks: before } = globalThis as unknown as WithLooks & { lgdssWatch: Watch };
  const field = watch.at(id);
  const { appeared, gone, texts } = watch.since();
  const isElsewhere = (one: Element) => !h.holds(one, field);
  if (!before || appeared.length + gone.length > 0 || texts.some(isElsewhere)) return [];
  const { lookOf } = h.looksOfTexts(h);
  const changed = [...before].filter(([text, then]) => {
    if (!watch.shown(text)) return false;
    const now = lookOf(text);
    return now.colours !== then.colours && now.rest === then.rest;
  });
  const groups = Map.groupBy(changed, ([text]) => h.above(text));
  return [...groups.values()].slice(0, most).flatMap((group) => {
    const first = group[0]?.[0];
    return first ? [{ ...watch.spot(first), words: h.textOf(first, 80), alike: group.length }] : [];
  });
}
