/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

export interface Look {
  /** What the control and its parts look like, for comparing. */
  readonly look: string;
  /** What the page says in words and in its fields, and what is said of the control to software, for comparing. */
  readonly told: string;
  /** Since it was looked at before, something other than the control was touched, or there is more than is compared. */
  readonly others: boolean;
}

interface WithObserver {
  lgdssLooker?: { readonly observer: MutationObserver; readonly touched: Set<Node> };
}

/** How a control looks now, without regard to what it says, and what the page says, without regard to how it looks. */
export async function readLook(
  h: InPageHelpers,
  { id, least, most }: { id: number; least: number; most: number },
): Promise<Look> {
  const world = globalThis as unknown as { lgdssWatch: Watch } & WithObserver;
  const { lgdssWatch: watch } = world;
  const MOST_KNOWN = 5000;
  const MOST_FIELDS = 200;
  const MOST_TEXT = 100_000;
  const control = watch.at(id);
  await watch.settle(least, most);
  const note = (records: MutationRecord[], touched: Set<Node>) => {
    for (const { target } of records) if (touched.size < 100) touched.add(target);
  };
  if (!world.lgdssLooker) {
    const touched = new Set<Node>();
    const observer = new MutationObserver((records) => note(records, touched));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    Object.assign(globalThis, { lgdssLooker: { observer, touched } });
  }
  const { observer, touched } = world.lgdssLooker as NonNullable<WithObserver['lgdssLooker']>;
  note(observer.takeRecords(), touched);
  // What happens in a component is not seen from outside it, so that nobody knows what else was touched.
  const others = h.hostOf(control) !== null || [...touched].some((node) => !control.contains(node));
  touched.clear();

  const parts = [control, ...[...h.prop(control, 'querySelectorAll').call(control, '*')].slice(0, 30)];
  const around = h
    .prop(h.prop(control, 'parentElement') ?? control, 'getBoundingClientRect')
    .call(h.prop(control, 'parentElement') ?? control);
  const LOOKS = [
    ...['color', 'backgroundColor', 'backgroundImage', 'backgroundPosition', 'boxShadow', 'opacity', 'visibility'],
    ...['display', 'transform', 'translate', 'fill', 'stroke', 'filter', 'maskImage', 'fontWeight'],
    ...['textDecorationLine', 'borderTopColor', 'borderBottomColor', 'borderTopWidth', 'left', 'right', 'top'],
  ] as const;
  /** Pictures may stand in a style whole. */
  const brief = (value: string) =>
    value.length > 200 ? `${value.slice(0, 200)} ${value.length} ${value.slice(-40)}` : value;
  const lookOf = (element: Element, pseudo?: string) => {
    const style = getComputedStyle(element, pseudo) as unknown as Record<string, string>;
    if (pseudo && style.content === 'none') return '';
    return LOOKS.map((name) => brief(style[name] ?? '')).join(';');
  };
  const drawn = parts.map((element) => {
    const { x, y, width, height } = h.prop(element, 'getBoundingClientRect').call(element);
    const place = [x - around.x, y - around.y, width, height].map(Math.round).join();
    const paths = ['d', 'src', 'href', 'xlink:href'].map((name) => brief(watch.attribute(element, name))).join();
    return [place, paths, lookOf(element), lookOf(element, '::before'), lookOf(element, '::after')].join('|');
  });

  // Letters that a style sheet draws are read out; signs of an icon font are not.
  const words = (content: string) => content.replace(/[\p{Co}"'\s]|^(none|normal)$/gu, '');
  const generated = parts
    .slice(0, 30)
    .flatMap((element) => ['::before', '::after'].map((pseudo) => words(getComputedStyle(element, pseudo).content)));
  const SAYS = /^(aria-.*|role|title|alt|value|label|placeholder|checked|open|disabled)$/;
  const said = parts.map((element) =>
    [...h.prop(element, 'attributes')]
      .filter(({ name }) => SAYS.test(name))
      .map(({ name, value }) => `${name}=${brief(value)}`)
      .join(),
  );
  const root = document.documentElement;
  const known = [...h.prop(root, 'querySelectorAll').call(root, 'input, select, textarea')];
  const seen = known.slice(0, MOST_KNOWN).filter((field) => h.prop(field, 'checkVisibility').call(field));
  const fields = seen.slice(0, MOST_FIELDS).map((field) => {
    const { value, checked } = field as HTMLInputElement;
    return `${brief(value)} ${checked}`;
  });
  const all = document.body instanceof HTMLElement ? document.body.innerText : '';
  const isCut = known.length > MOST_KNOWN || seen.length > MOST_FIELDS || all.length > MOST_TEXT;
  const name = h.nameOf(control, 200);
  const told = JSON.stringify([name, said, generated, fields, all.slice(0, MOST_TEXT), document.title]);
  return { look: drawn.join('\n'), told, others: others || isCut };
}
