/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';
import type { Spoken } from './spoken.ts';
import type { Watch } from './watch.ts';

export interface Told {
  /** Nothing that software reads of the control, in it or around it has changed, and nothing was announced. */
  readonly silent: boolean;
  /**
   * It looks another than before, as what is chosen now does, and so does one of those beside it, as what was chosen till now.
   * Of buttons that step to and fro, only the other one changes as a rule, once it can step again.
   */
  readonly chosen: boolean;
}

interface WithTold {
  lgdssTold?: { readonly said: string; readonly own: string; readonly looks: readonly string[]; readonly at: number };
}

/** `keep`: remembers what software is told of a control, and how those beside it look. `compare`: what is another now. */
export function whatIsTold(h: InPageHelpers, { id, how }: { id: number; how: 'keep' | 'compare' }): Told {
  const world = globalThis as unknown as { lgdssWatch: Watch; lgdssSpoken?: Spoken } & WithTold;
  const { lgdssWatch: watch } = world;
  const control = watch.at(id);
  const MOST_PARTS = 40;
  const MOST_BESIDE = 12;
  const AROUND = 4;
  const SAYS = /^(aria-.*|role|title|alt|value|label|placeholder|checked|selected|open|disabled|hidden|inert|href)$/;
  const saidOf = (element: Element) =>
    [...h.prop(element, 'attributes')]
      .filter(({ name }) => SAYS.test(name))
      .map(({ name, value }) => `${name}=${value.slice(0, 200)}`)
      .join();
  const words = (content: string) => content.replace(/[\p{Co}"'\s]|^(none|normal)$/gu, '');
  const parts = [control, ...h.inside(control, '*').slice(0, MOST_PARTS)];
  const around: Element[] = [];
  for (let up = h.above(control); up && up !== document.body && around.length < AROUND; up = h.above(up))
    around.push(up);
  const parent = h.above(control);
  const rows = parent && h.prop(parent, 'matches').call(parent, 'li') ? h.above(parent) : parent;
  const alike = h.prop(control, 'localName');
  const beside = rows
    ? h
        .inside(rows, alike)
        .filter((one) => one !== control)
        .slice(0, MOST_BESIDE)
    : [];
  const ids = ['aria-describedby', 'aria-labelledby', 'aria-details']
    .map((name) => watch.attribute(control, name))
    .join(' ')
    .split(/\s+/)
    .filter(Boolean);
  const named = ids.map((one) => h.byId(control, one)).map((one) => (one ? h.textOf(one, 300) : ''));
  const generated = parts.flatMap((part) =>
    ['::before', '::after'].map((pseudo) => words(getComputedStyle(part, pseudo).content)),
  );
  const said = [
    ...[control, ...beside].flatMap((one) => [h.textOf(one, 300), (one as HTMLElement).innerText ?? '']),
    ...[...parts, ...around, ...beside].map(saidOf),
    ...generated,
    ...named,
    // Its label may stand anywhere.
    h.labelsOf(control),
  ].join('|');
  const LOOKS = [
    ...['color', 'backgroundColor', 'backgroundImage', 'boxShadow', 'fontWeight', 'textDecorationLine'],
    ...['borderTopColor', 'borderBottomColor', 'borderLeftColor', 'borderTopWidth', 'borderBottomWidth', 'opacity'],
  ] as const;
  const lookOf = (one: Element) => {
    const style = getComputedStyle(one) as unknown as Record<string, string>;
    return LOOKS.map((name) => style[name] ?? '').join(';');
  };
  const looks = beside.map(lookOf);
  // How it looks in the focus says nothing of how it looks out of it.
  const focus = [':focus', ':focus-visible'].map((one) => h.prop(control, 'matches').call(control, one)).join();
  const own = `${focus}|${lookOf(control)}`;
  const kept = world.lgdssTold;
  if (how === 'keep' || !kept) {
    Object.assign(globalThis, { lgdssTold: { said, own, looks, at: performance.now() } });
    return { silent: false, chosen: false };
  }
  // A component may have told the browser in a way that no attribute shows, and of what it opens itself the browser tells.
  const isPlain =
    h.hostOf(control) === null &&
    !parts.some((part) => h.prop(part, 'localName').includes('-')) &&
    !h.prop(control, 'matches').call(control, '[popovertarget], [commandfor], [interestfor]');
  const isAnnounced = !world.lgdssSpoken || world.lgdssSpoken.times.some((time) => time >= kept.at);
  return {
    silent: isPlain && said === kept.said && !isAnnounced,
    chosen:
      own !== kept.own &&
      kept.own.startsWith(`${focus}|`) &&
      looks.length === kept.looks.length &&
      looks.some((look, at) => look !== kept.looks[at]),
  };
}
