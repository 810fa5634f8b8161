/// <reference lib="dom" />
import type { Dragged } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/** What may act as soon as a button or a finger goes down, and what is made to be dragged. */
export function findPointing(
  h: InPageHelpers,
  { most, unsafe }: { most: number; unsafe: string },
): { downs: { id: number; held: boolean }[]; untried: number; drags: Dragged[] } {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const dangerous = new RegExp(unsafe, 'i');
  const CONTROLS = 'a[href], button, input, select, textarea, summary, [role], [tabindex], [onclick]';
  const typesOf = (element: Element) => {
    const inline = [
      'mousedown',
      'pointerdown',
      'touchstart',
      'mousemove',
      'pointermove',
      'touchmove',
      'dragstart',
      'drop',
    ];
    const own = inline.filter((type) => h.prop(element, 'hasAttribute').call(element, `on${type}`));
    return new Set([...(watch.listens.get(element) ?? []), ...own]);
  };
  const looks = /^(grab|grabbing|move|all-scroll|[a-z]+-resize)$/;
  const named =
    /\b(slider|handle|thumb|knob|draggable|sortable|splitter|divider|resiz\w*|drag\w*)\b|[-_](handle|grip|thumb|knob)\b/i;
  const words = (element: Element) =>
    [h.nameOf(element, 80), ...['id', 'class', 'value', 'title'].map((name) => watch.attribute(element, name))].join(
      ' ',
    );
  const isLarge = (element: Element) => {
    const { width, height } = h.prop(element, 'getBoundingClientRect').call(element);
    return width * height > (innerWidth * innerHeight) / 3;
  };
  const downs = new Map<Element, boolean>();
  const drags: { element: Element; by: Dragged['by']; list: Element | null; free?: boolean }[] = [];
  let untried = 0;
  for (const element of h.everywhere(':not(html, head, head *, body)').slice(0, 6000)) {
    const types = typesOf(element);
    const dragged = dragKind(element, types);
    const isAlone = dragged !== null && watch.shown(element) && !hasOther(element);
    if (dragged && isAlone) {
      const free = dragged === 'pressed' && !isHandle(element);
      drags.push({ element, by: dragged, list: h.above(element), free });
    }
    // Its buttons may be what it is held by, and no other way to the same.
    if (!dragged || (dragged === 'pressed' && !isAlone && !hasOther(element, true)))
      for (const handle of handlesIn(element, types)) drags.push({ element: handle, by: 'pressed', list: element });
    const down = types.has('mousedown') || types.has('pointerdown');
    const touch = !down && types.has('touchstart') && !types.has('click') && !types.has('touchend');
    if (!down && !touch) continue;
    const isControl = h.prop(element, 'matches').call(element, CONTROLS) || !isLarge(element);
    const parts = h.inside(element, 'a[href], button, [role=button], [tabindex]').slice(0, 2);
    for (const one of isControl && parts.length === 0 ? [element] : parts) {
      if (
        !watch.shown(one) ||
        h.prop(one, 'matches').call(one, 'input:not([type=button]), select, textarea, :disabled')
      )
        continue;
      if (downs.size >= most) untried += 1;
      else downs.set(one, touch || dangerous.test(words(one)));
    }
  }
  const likes = new Set<string>();
  const outermost = drags.filter(({ element, list }) => {
    if (drags.some((other) => other.element !== element && h.holds(other.element, element))) return false;
    // One entry of a list speaks for all.
    const like = `${h.prop(element, 'localName')}.${watch.attribute(element, 'class')} in ${list ? watch.put(list) : ''}`;
    const isNew = !likes.has(like);
    likes.add(like);
    return isNew;
  });
  return {
    downs: [...downs].map(([element, held]) => ({ id: watch.put(element), held })),
    untried,
    drags: outermost.slice(0, 10).map(({ element, by, free }) => ({
      ...{ ...watch.spot(element), by, name: h.nameOf(element, 80) },
      ...(free ? { free } : {}),
      ...(by !== 'drop' && isKeyless(element) ? { keyless: true as const } : {}),
    })),
  };

  /** The Tab key stops neither at it nor at what it is in, and nobody listens there for keys. */
  function isKeyless(element: Element): boolean {
    const KEYS = ['keydown', 'keyup', 'keypress'];
    const AROUND =
      'a[href], button, summary, [tabindex]:not([tabindex="-1"]), [contenteditable], [role=listbox], [role=grid], [role=tree], [role=application]';
    const INLINE = '[onkeydown], [onkeyup], [onkeypress]';
    const is = (one: Element, selector: string) => h.prop(one, 'matches').call(one, selector);
    const isHeard = (node: Node) => KEYS.some((type) => watch.listens.get(node)?.has(type));
    if (isHeard(document) || is(element, CONTROLS) || h.inside(element, CONTROLS).length > 0) return false;
    for (let up: Element | null = element; up; up = h.above(up))
      if (isHeard(up) || is(up, `${AROUND}, ${INLINE}`)) return false;
    return true;
  }

  function dragKind(element: Element, types: ReadonlySet<string>): Dragged['by'] | null {
    const { cursor } = getComputedStyle(element);
    const called = `${watch.attribute(element, 'class')} ${watch.attribute(element, 'role')}`;
    const link = h.prop(element, 'matches').call(element, 'a, img, input, select, textarea');
    const pressed = ['mousedown', 'pointerdown', 'touchstart'].some((type) => types.has(type));
    const moved = ['mousemove', 'pointermove', 'touchmove'].some((type) => types.has(type));
    if (!link && watch.attribute(element, 'draggable') === 'true') return 'draggable';
    if (types.has('dragstart') && !link) return 'draggable';
    if (types.has('drop')) return 'drop';
    if (!pressed || link) return null;
    return moved || looks.test(cursor) || named.test(called) ? 'pressed' : null;
  }
  /** What a list listens for on behalf of what is in it: only what looks like a handle tells that it is dragged. */
  function handlesIn(element: Element, types: ReadonlySet<string>): readonly Element[] {
    if (!['mousedown', 'pointerdown', 'touchstart'].some((type) => types.has(type))) return [];
    const handles = h.inside(element, '[class]:not(a, img, input, select, textarea)').slice(0, 200);
    return handles.filter((one) => isHandle(one) && watch.shown(one) && !hasOther(one));
  }
  function isHandle(element: Element): boolean {
    const called = `${watch.attribute(element, 'class')} ${watch.attribute(element, 'role')}`;
    return named.test(called) || looks.test(getComputedStyle(element).cursor);
  }
  /** A button that is there to be held: it looks like nothing around it, and nobody waits for a click on it. */
  function isHeld(button: Element): boolean {
    const parent = h.above(button);
    if (!isHandle(button) || watch.delegates) return false;
    if (parent && getComputedStyle(parent).cursor === getComputedStyle(button).cursor) return false;
    if (h.prop(button, 'matches').call(button, 'select, textarea, input:not([type=button])')) return false;
    for (let up: Element | null = button; up; up = h.above(up))
      if (watch.listens.get(up)?.has('click') || h.prop(up, 'hasAttribute').call(up, 'onclick')) return false;
    return true;
  }
  /** Something that is only pressed, or typed into, lies in it or beside it and may do the same. */
  function hasOther(element: Element, besideHandles = false): boolean {
    const OTHER = 'button, select, input:not([type=hidden]), textarea, [role=button]';
    const parent = h.above(element);
    const around =
      parent && parent !== document.body && !h.prop(parent, 'matches').call(parent, 'main, form, body') ? parent : null;
    const isOther = (control: Element) => control !== element && !(besideHandles && isHeld(control));
    return [element, around].some((one) => one !== null && h.inside(one, OTHER).some(isOther));
  }
}

/** Where to press. Null where it cannot be hit. */
export async function aimDown(h: InPageHelpers, { id }: { id: number }): Promise<{ x: number; y: number } | null> {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const element = watch.at(id);
  if (!watch.shown(element)) return null;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  await watch.settle(20, 300);
  const { left, top, width, height } = element.getBoundingClientRect();
  const point = { x: left + width / 2, y: top + height / 2 };
  const hit = h.hitAt(point.x, point.y);
  return hit && h.holds(element, hit) ? point : null;
}

/** The page as it is with the pointer on it, before anything is pressed. */
export async function remember(_h: InPageHelpers, { id }: { id: number }): Promise<null> {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  await watch.settle(40, 300);
  watch.snap();
  watch.told = ['aria-expanded', 'aria-selected', 'aria-checked', 'aria-pressed']
    .map((name) => watch.attribute(watch.at(id), name))
    .join();
  return null;
}
