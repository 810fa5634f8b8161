/// <reference lib="dom" />
import type { Box } from '../../model/evidence.ts';
import type { StopControl } from '../../model/seen/motion.ts';
import type { InPageHelpers } from './helpers.ts';

export interface MovingBase {
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
  readonly control: StopControl | null;
  readonly loading: boolean;
}

/** For `runWithTools`: what is said of everything that moves. */
export interface MotionTools {
  isThere(element: Element): boolean;
  isLoading(element: Element): boolean;
  controlsOf(): readonly { readonly element: Element; readonly name: string }[];
  controlFor(
    element: Element,
    controls: readonly { readonly element: Element; readonly name: string }[],
  ): StopControl | null;
  movingBase(element: Element, controls: readonly { readonly element: Element; readonly name: string }[]): MovingBase;
}
type Hand = InPageHelpers & MotionTools;

/** As `isVisible`, but what is faded out at this moment may be back in the next. */
export function isThere(this: Hand, element: Element): boolean {
  if (!this.prop(element, 'checkVisibility').call(element)) return false;
  const rect = this.prop(element, 'getBoundingClientRect').call(element);
  return rect.width > 1 && rect.height > 1;
}

export function isLoading(this: Hand, element: Element): boolean {
  const sign = /load(ing|er)\b|spinner|progress|skeleton|shimmer|placeholder|please wait/i;
  let current: Element | null = element;
  for (let steps = 0; current && steps < 3; steps += 1) {
    const attribute = (name: string) => (current && this.prop(current, 'getAttribute').call(current, name)) ?? '';
    const words = `${attribute('class')} ${attribute('id')} ${attribute('aria-label')} ${attribute('alt')} ${attribute('role')}`;
    if (
      sign.test(words.slice(0, 500)) ||
      attribute('aria-busy') === 'true' ||
      this.prop(current, 'localName') === 'progress'
    )
      return true;
    current = this.prop(current, 'parentElement');
    if (!current || /^(body|html|main)$/.test(this.prop(current, 'localName'))) break;
  }
  return false;
}

/** Everything on the page that may stop something, by its name. */
export function controlsOf(this: Hand): readonly { readonly element: Element; readonly name: string }[] {
  const words =
    /\b(paus\w*|stop\w*|halt|freeze|mute|turn\w* off|switch\w* off|hide|close|dismiss|play|resume|extend|more time|stay|seibio|oedi|stopio|cuddio)\b|animation|motion|[⏸⏹❚]/i;
  const pressable =
    'button, [role=button], input[type=button], input[type=submit], a[href], summary, [role=switch], input[type=checkbox], label';
  const found: { element: Element; name: string }[] = [];
  for (const element of this.everywhere(pressable).slice(0, 1500)) {
    const value = element instanceof HTMLInputElement && /button|submit/.test(element.type) ? element.value : '';
    const name = `${this.nameOf(element, 100)} ${value}`.trim();
    if (found.length < 50 && words.test(name) && this.isVisible(element)) found.push({ element, name });
  }
  return found;
}

export function controlFor(
  this: Hand,
  element: Element,
  controls: readonly { readonly element: Element; readonly name: string }[],
): StopControl | null {
  const box = this.boxOf(element);
  const isNear = (control: Element) => {
    let around: Element | null = element;
    for (let steps = 0; around && steps < 4 && !/^(body|html|main)$/.test(this.prop(around, 'localName')); steps += 1) {
      if (this.prop(around, 'contains').call(around, control)) return true;
      around = this.prop(around, 'parentElement');
    }
    const place = this.boxOf(control);
    if (!box || !place) return false;
    const apart = (from: number, size: number, to: number, other: number) =>
      Math.max(0, to - (from + size), from - (to + other));
    return apart(box.x, box.width, place.x, place.width) <= 60 && apart(box.y, box.height, place.y, place.height) <= 60;
  };
  const near = controls.find((one) => isNear(one.element));
  if (near) return { name: near.name, near: true };
  // Far away, only a name that speaks of stopping tells of a control for this; cookie banners have a "hide" too.
  const far = controls.find(({ name }) => /\b(paus|stop|freeze|seibio|oedi|stopio)|animation|motion/i.test(name));
  return far ? { name: far.name, near: false } : null;
}

export function movingBase(
  this: Hand,
  element: Element,
  controls: readonly { readonly element: Element; readonly name: string }[],
): MovingBase {
  // What is inside a component of the page's own is told of the component, which can be found.
  let outer = element;
  for (
    let root = this.prop(outer, 'getRootNode').call(outer);
    root instanceof ShadowRoot;
    root = this.prop(outer, 'getRootNode').call(outer)
  )
    outer = root.host;
  return {
    selector: this.selectorOf(outer),
    html: this.openingTag(outer, 300),
    box: this.boxOf(element),
    control: this.controlFor(element, controls),
    loading: this.isLoading(element),
  };
}
