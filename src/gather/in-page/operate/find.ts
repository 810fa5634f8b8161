/// <reference lib="dom" />
import type {
  ControlKind,
  ControlState,
  LeftControl,
  LeftOut,
  OperatedControl,
  Spot,
} from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

export interface FoundControl extends Spot {
  readonly id: number;
  readonly kind: ControlKind;
  readonly foundBy: OperatedControl['foundBy'];
  readonly role: string;
  readonly reach: OperatedControl['reach'];
  /** The browser itself makes a click of Enter. */
  readonly native: boolean;
  /** Others like it stand beside it. */
  readonly oneOfSeveral: boolean;
  readonly before: ControlState;
}

/** What can be opened, switched or pressed here without leaving or changing anything, the most telling first. */
export function findControls(
  h: InPageHelpers,
  { most, alike, twins: mostTwins, unsafe: leftAlone }: { most: number; alike: number; twins: number; unsafe: string },
): {
  controls: FoundControl[];
  /** Those that keep something, for when no way out is open. */
  saves: FoundControl[];
  untried: number;
  leftOut: Required<Omit<LeftOut, 'gone'>>;
  all: boolean;
} {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const { attribute } = watch;
  const matches = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  const has = (element: Element, selector: string) => h.prop(element, 'querySelector').call(element, selector) !== null;
  const near = (element: Element, selector: string) => h.prop(element, 'closest').call(element, selector);
  const INTERACTIVE =
    'a[href], button, input, select, textarea, summary, label, option, iframe, video, audio, [tabindex], [contenteditable], ' +
    '[role=button], [role=link], [role=tab], [role^=menuitem], [role=checkbox], [role=switch], [role=radio], [role=option]';
  const HINT =
    /(toggle|accordion|concertina|collaps|expand|drop-?down|menu|burger|\btabs?\b|modal|dialog|lightbox|popup|popover|drawer|offcanvas|carousel|slide|slider|reveal|show|disclosure|trigger|date-?picker|calendar|chat|button|\bbtn\b|more)/i;
  const dangerous = new RegExp(leftAlone, 'i');
  const PRESSED = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend'];
  const listens = (element: Element) =>
    PRESSED.some((type) => watch.listens.get(element)?.has(type)) ||
    h.prop(element, 'hasAttribute').call(element, 'onclick');

  /** It listens itself, or somebody above it may wait for its clicks. */
  const isHeard = (element: Element) => {
    for (let up: Element | null = element; up; up = h.prop(up, 'parentElement')) if (listens(up)) return true;
    return watch.delegates;
  };

  const SAVING = /\b(save|cadw)\b/gi;
  const isUnsafe = (element: Element) => {
    const words = [
      h.nameOf(element, 80),
      ...['id', 'class', 'value', 'title', 'name', 'data-action', 'data-method'].map((name) =>
        attribute(element, name),
      ),
    ];
    return (
      words.some((word) => dangerous.test(word)) &&
      (words.some((word) => dangerous.test(word.replace(SAVING, ''))) ? 'yes' : 'saves')
    );
  };
  /** Looked at elsewhere, and gone once people have answered. */
  const asksConsent = (element: Element) =>
    near(element, '[class*=cookie i], [id*=cookie i], [class*=consent i], [id*=consent i]') !== null;

  const kindOf = (element: Element): [ControlKind, OperatedControl['foundBy']] | null => {
    const tag = h.prop(element, 'localName');
    const role = attribute(element, 'role');
    const popup = attribute(element, 'aria-haspopup');
    const expands = h.prop(element, 'hasAttribute').call(element, 'aria-expanded');
    if (tag === 'summary') return matches(element, 'details > summary') ? ['details', 'role'] : null;
    if (role === 'tab') return attribute(element, 'aria-selected') === 'true' ? null : ['tab', 'role'];
    if (role === 'combobox' && tag !== 'select') return ['combobox', 'role'];
    if (popup === 'dialog') return ['dialog', 'role'];
    if (popup && popup !== 'false') return ['menu', 'role'];
    if (/^(checkbox|switch|radio)$/.test(role) && tag !== 'input') return ['toggle', 'role'];
    if (matches(element, 'input, select, textarea, option') && !matches(element, 'input[type=button]')) return null;
    if (expands) return ['disclosure', 'role'];
    if (h.prop(element, 'hasAttribute').call(element, 'aria-pressed')) return ['toggle', 'role'];
    if (tag === 'a' && h.prop(element, 'hasAttribute').call(element, 'href')) return linkKind(element, role);
    if (tag === 'button' || matches(element, 'input[type=button]')) {
      // A button that nobody listens to does nothing, however it is pressed.
      if (!isHeard(element) && !matches(element, '[popovertarget], [commandfor]')) return null;
      if (element instanceof HTMLButtonElement && element.form && element.type !== 'button') return null;
      return ['button', 'role'];
    }
    if (role === 'button' || role === 'link' || /^menuitem/.test(role)) return ['button', 'role'];
    return byGuess(element);
  };
  const linkKind = (element: Element, role: string): [ControlKind, OperatedControl['foundBy']] | null => {
    const href = attribute(element, 'href').trim();
    const target = attribute(element, 'target');
    if (/^javascript:./i.test(href)) return ['link', 'role'];
    if (/^#?$/.test(href)) return isHeard(element) ? ['link', listens(element) ? 'listener' : 'guess'] : null;
    if (href.startsWith('#')) {
      const aim = document.getElementById(decodeURI(href.slice(1)).replace(/^!?\/?/, ''));
      if (role === 'button') return ['button', 'role'];
      if (aim && !watch.shown(aim) && !/^skip/i.test(h.nameOf(element, 40))) return ['link', 'guess'];
      return listens(element) && HINT.test(`${attribute(element, 'class')} ${attribute(element, 'id')}`)
        ? ['link', 'listener']
        : null;
    }
    if (role === 'button' && target !== '_blank') return ['link-button', 'role'];
    // A link that leads on is followed by nobody here, but a script may have made an opener of it.
    return listens(element) && HINT.test(attribute(element, 'class')) && target !== '_blank'
      ? ['link', 'listener']
      : null;
  };
  const byGuess = (element: Element): [ControlKind, OperatedControl['foundBy']] | null => {
    if (
      matches(
        element,
        'html, body, main, form, table, tbody, tr, nav, header, footer, ul, ol, dl, label, svg *, canvas, object, embed',
      )
    )
      return null;
    if (
      has(element, INTERACTIVE) ||
      near(h.prop(element, 'parentElement') ?? element, 'a[href], button, label, summary, [role=button], select')
    )
      return null;
    const { width, height } = h.prop(element, 'getBoundingClientRect').call(element);
    if (width * height > (innerWidth * innerHeight) / 3) return null;
    const hint = HINT.test(`${attribute(element, 'class')} ${attribute(element, 'id')}`);
    const named = h.nameOf(element, 80) !== '' || hint || has(element, 'img, svg');
    // What listens itself may be a picture, or drawn by the style sheet.
    if (listens(element) && (named || (width >= 10 && height >= 10))) return ['custom', 'listener'];
    if (!named) return null;
    const pointer = (one: Element | null) => one !== null && getComputedStyle(one).cursor === 'pointer';
    const parent = h.prop(element, 'parentElement');
    const focusable = h.prop(element, 'hasAttribute').call(element, 'tabindex');
    const looks = (pointer(element) && !pointer(parent)) || (hint && focusable);
    return looks && isHeard(element) ? ['custom', 'guess'] : null;
  };

  const native = (element: Element) => matches(element, 'button, summary, a[href], input');
  const implied: Record<string, string> = { a: 'link', button: 'button', summary: 'button', input: 'button' };
  const reachOf = (element: Element): OperatedControl['reach'] => {
    const index = (element as HTMLElement).tabIndex;
    const able = native(element) || h.prop(element, 'hasAttribute').call(element, 'tabindex');
    return !able ? 'none' : index >= 0 ? 'tab' : 'script';
  };
  const sets = [
    'details disclosure menu dialog tab combobox toggle',
    'link custom:listener button',
    'link-button',
    'custom:guess',
  ];
  const rank = (kind: string, foundBy: string) =>
    sets.findIndex((set) => set.split(' ').some((one) => one === kind || one === `${kind}:${foundBy}`));

  const MOST_ELEMENTS = 6000;
  const all = [...h.prop(document.documentElement, 'querySelectorAll').call(document.documentElement, 'body *')];
  type Found = { element: Element; kind: ControlKind; foundBy: OperatedControl['foundBy']; rank: number };
  const found: Found[] = [];
  const twins: Found[] = [];
  const MOST_SAVES = 2;
  const saves: Found[] = [];
  const unsafely: Element[] = [];
  const seen = new Map<string, number>();
  for (const element of all.slice(0, MOST_ELEMENTS)) {
    if (matches(element, ':disabled, [aria-disabled=true], [inert] *, [inert], script, style, option')) continue;
    const kind = kindOf(element);
    if (!kind || !watch.shown(element) || asksConsent(element)) continue;
    const unsafe = isUnsafe(element);
    if (unsafe === 'saves' && saves.length < MOST_SAVES)
      saves.push({ element, kind: kind[0], foundBy: kind[1], rank: 0 });
    else if (unsafe) unsafely.push(element);
    if (unsafe) continue;
    // Of many that are built alike a few tell the story; the others come last.
    const parent = h.prop(element, 'parentElement');
    const names = [...h.prop(element, 'attributes')]
      .map(({ name }) => name)
      .filter((name) => /^(aria-|role|tabindex|on)/.test(name));
    const heard = [...(watch.listens.get(element) ?? [])].toSorted();
    const like = [
      h.prop(element, 'localName'),
      attribute(element, 'class'),
      attribute(element, 'role'),
      parent && attribute(parent, 'class'),
      parent && h.prop(parent, 'localName'),
      names.join(),
      heard.join(),
    ].join('|');
    const count = (seen.get(like) ?? 0) + 1;
    seen.set(like, count);
    const one = { element, kind: kind[0], foundBy: kind[1], rank: rank(...kind) };
    if (count <= alike) found.push(one);
    else twins.push(one);
  }
  found.sort((a, b) => a.rank - b.rank);
  const isOneOfSeveral = (element: Element) => {
    const parent = h.prop(element, 'parentElement');
    const beside = (one: Element | null) => (one ? [...h.prop(one, 'children')].filter((other) => other !== one) : []);
    const like = (other: Element) => h.prop(other, 'localName') === h.prop(element, 'localName');
    const near = beside(parent).filter((other) => other !== element && like(other)).length;
    const entries = parent && matches(parent, 'li') ? beside(h.prop(parent, 'parentElement')) : [];
    // Which one is chosen is told in another way.
    const around = parent && matches(parent, 'li') ? h.prop(parent, 'parentElement') : parent;
    if (around && has(around, '[aria-current]')) return false;
    const inEntries = entries.filter((entry) => entry !== parent && [...h.prop(entry, 'children')].some(like)).length;
    const STEPS =
      /^[<>‹›«»←→\s]*$|\b(next|prev(ious)?|back|forward|continue|slide|pause|play|nesaf|blaenorol|parhau)\b/i;
    return near + inEntries > 0 && !STEPS.test(`${h.nameOf(element, 80)} ${attribute(element, 'class')}`);
  };
  const kept = [...found, ...twins.slice(0, mostTwins)].slice(0, most);
  const first = Math.min(found.length, most);
  const stateOf = (element: Element): ControlState => {
    const read = (name: string) =>
      h.prop(element, 'hasAttribute').call(element, name) ? attribute(element, name).slice(0, 20) : null;
    return {
      name: h.nameOf(element, 100),
      expanded: read('aria-expanded'),
      selected: read('aria-selected'),
      checked: read('aria-checked'),
      pressed: read('aria-pressed'),
    };
  };
  const toldOf = ({ element, kind, foundBy }: Found): FoundControl => ({
    id: watch.put(element),
    ...watch.spot(element),
    kind,
    foundBy,
    role: (attribute(element, 'role') || implied[h.prop(element, 'localName')] || '').slice(0, 40),
    reach: reachOf(element),
    native: native(element),
    oneOfSeveral: isOneOfSeveral(element),
    before: stateOf(element),
  });
  const unlike = twins.slice(kept.length - first);
  const MOST_NAMED = 5;
  const leftAs = (element: Element, why: LeftControl['why']): LeftControl => ({
    ...watch.spot(element),
    name: h.nameOf(element, 100),
    why,
  });
  const which = [
    ...unsafely.slice(0, MOST_NAMED).map((element) => leftAs(element, 'unsafe')),
    ...unlike.slice(0, MOST_NAMED).map(({ element }) => leftAs(element, 'alike')),
  ];
  return {
    controls: kept.map(toldOf),
    saves: saves.map(toldOf),
    untried: found.length - first,
    leftOut: { alike: unlike.length, unsafe: unsafely.length, which },
    all: all.length <= MOST_ELEMENTS,
  };
}
