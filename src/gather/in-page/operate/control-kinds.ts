/// <reference lib="dom" />
import type { ControlKind, OperatedControl } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

export type FoundBy = OperatedControl['foundBy'];
type Kind = readonly [kind: ControlKind, foundBy: FoundBy];

/** Tells what kind of control an element is, and how that is known; null where it is none, or one that leads or sends elsewhere. */
export function controlKinds(h: InPageHelpers): (element: Element) => Kind | null {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const { attribute } = watch;
  const matches = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  const has = (element: Element, selector: string) => h.has(element, selector);
  const near = (element: Element, selector: string) => h.nearest(element, selector);
  const INTERACTIVE =
    'a[href], button, input, select, textarea, summary, label, option, iframe, video, audio, [tabindex], [contenteditable], ' +
    '[role=button], [role=link], [role=tab], [role^=menuitem], [role=checkbox], [role=switch], [role=radio], [role=option]';
  const HINT =
    /(toggle|accordion|concertina|collaps|expand|drop-?down|menu|burger|\btabs?\b|modal|dialog|lightbox|popup|popover|drawer|offcanvas|carousel|slide|slider|reveal|show|disclosure|trigger|date-?picker|calendar|chat|button|\bbtn\b|more)/i;
  const LOCKED = 'input[readonly]:not([type]), input[readonly][type=text], input[readonly][type=search]';
  const PRESSED = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend'];
  const listens = (element: Element) =>
    PRESSED.some((type) => watch.listens.get(element)?.has(type)) ||
    h.prop(element, 'hasAttribute').call(element, 'onclick');

  /** It listens itself, or somebody above it may wait for its clicks. */
  const isHeard = (element: Element) => {
    for (let up: Element | null = element; up; up = h.above(up)) {
      if (listens(up)) return true;
      const inner = h.prop(up, 'shadowRoot');
      if (up !== element && inner && watch.listens.get(inner)?.has('click')) return true;
    }
    return watch.delegates;
  };

  const kindOf = (element: Element): Kind | null => {
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
    // Nobody can type into it, so that a click there is for something else: a calendar, most often.
    if (matches(element, LOCKED)) return listens(element) ? ['custom', 'listener'] : null;
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
  const linkKind = (element: Element, role: string): Kind | null => {
    const href = attribute(element, 'href').trim();
    const target = attribute(element, 'target');
    if (/^javascript:./i.test(href)) return ['link', 'role'];
    if (/^#?$/.test(href)) return isHeard(element) ? ['link', listens(element) ? 'listener' : 'guess'] : null;
    if (href.startsWith('#')) {
      const aim = h.byId(element, decodeURI(href.slice(1)).replace(/^!?\/?/, ''));
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
  const byGuess = (element: Element): Kind | null => {
    if (
      matches(
        element,
        'html, body, main, form, table, tbody, tr, nav, header, footer, ul, ol, dl, label, svg *, canvas, object, embed',
      )
    )
      return null;
    if (
      has(element, INTERACTIVE) ||
      near(h.above(element) ?? element, 'a[href], button, label, summary, [role=button], select')
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
    const parent = h.above(element);
    const focusable = h.prop(element, 'hasAttribute').call(element, 'tabindex');
    const looks = (pointer(element) && !pointer(parent)) || (hint && focusable);
    return looks && isHeard(element) ? ['custom', 'guess'] : null;
  };
  return kindOf;
}

/**
 * A choice about cookies in the text of the page, which is kept only by a button that stands with it. Such a choice answers nothing
 * yet and goes nowhere. What lies over the page, or answers at once, is left to people.
 */
export function waitsToBeKept(h: InPageHelpers, element: Element): boolean {
  const KEEPS = /\b(save|confirm|cadw|cadarnhau)\b/i;
  const ANSWERS =
    /\b(accept|agree|allow|consent|reject|refuse|decline|deny|ok|okay|yes|no|all|none|continue|close|dismiss|hide|withdraw|derbyn|gwrthod|iawn|cau|only|essential|necessary|enable|disable|turn|opt|apply|got it|hanfodol|galluogi)\b/i;
  const PLAIN =
    'button[type=button]:not([aria-expanded], [aria-haspopup], [aria-controls], [popovertarget], [commandfor])';
  const OVER = '[role=dialog], [role=alertdialog], [aria-modal=true], dialog, [popover]';
  const isOf = (one: Element) =>
    /cookie|consent/i.test(
      `${h.prop(one, 'localName')} ${h.prop(one, 'id')} ${h.prop(one, 'getAttribute').call(one, 'class') ?? ''}`,
    );
  const name = h.nameOf(element, 80);
  if (!h.prop(element, 'matches').call(element, PLAIN) || ANSWERS.test(name) || KEEPS.test(name)) return false;
  if (h.nearest(element, 'main, [role=main]') === null || h.nearest(element, OVER) !== null) return false;
  let consent: Element | null = null;
  for (let up: Element | null = element; up; up = h.above(up)) {
    if (/^(fixed|sticky)$/.test(getComputedStyle(up).position)) return false;
    if (h.prop(up, 'matches').call(up, 'main, [role=main]')) break;
    if (isOf(up)) consent = up;
  }
  const beside = consent ? h.inside(consent, 'button, input[type=submit], [role=button]') : [];
  return beside.some((one) => KEEPS.test(h.nameOf(one, 80)));
}
