/// <reference lib="dom" />
import type { Clip, Edges, Facts, Fit, Look } from './look.ts';

/** Where the element stands in the tree as it is drawn. */
export function parentOf(this: Look, element: Element): Element | null {
  const slot = this.h.prop(element, 'assignedSlot');
  if (slot) return slot;
  const parent = this.h.prop(element, 'parentElement');
  if (parent) return parent;
  const root = Node.prototype.getRootNode.call(element);
  return root instanceof ShadowRoot ? root.host : null;
}

export function rectOf(this: Look, facts: Facts): Edges {
  facts.rect ??= this.h.prop(facts.element, 'getBoundingClientRect').call(facts.element);
  return facts.rect;
}

export function factsOf(this: Look, element: Element): Facts {
  const known = this.seen.get(element);
  if (known) return known;
  const above = this.parentOf(element);
  const parent = above ? this.factsOf(above) : null;
  const style = getComputedStyle(element);
  const { position } = style;
  const moved = this.isMoved(style);
  const apart = position === 'absolute' || position === 'fixed';
  const within = position === 'fixed' ? parent?.holdsFixed : position === 'absolute' ? parent?.holdsAbsolute : parent;
  const facts: { -readonly [K in keyof Facts]: Facts[K] } = {
    element,
    style,
    parent,
    position,
    moved,
    fixed: null,
    carousel: parent?.carousel === true || this.isCarousel(element),
    // Clipping by these two does not reach out of the element, so what holds it does not matter.
    forEars:
      parent?.forEars === true ||
      (apart && style.clip !== 'auto') ||
      /^(inset\((50|100)%|circle\(0|polygon\(0(px)? 0(px)?,? *0)/.test(style.clipPath),
    clip: null,
    within: within ?? null,
    holdsAbsolute: null,
    holdsFixed: null,
  };
  facts.fixed = position === 'fixed' && !within ? facts : (within?.fixed ?? null);
  facts.holdsAbsolute = position !== 'static' || moved ? facts : (parent?.holdsAbsolute ?? null);
  facts.holdsFixed = moved ? facts : (parent?.holdsFixed ?? null);
  facts.clip = this.clipOf(facts);
  if (facts.clip && this.isSliver(facts.clip)) facts.forEars = true;
  else if (within?.forEars) facts.forEars = true;
  this.seen.set(element, facts);
  return facts;
}

/** A transform that leaves everything where it is does not count. */
export function isMoved(this: Look, style: CSSStyleDeclaration): boolean {
  const { transform, translate, rotate, scale } = style;
  if (translate !== 'none' || rotate !== 'none' || scale !== 'none') return true;
  return transform !== 'none' && transform !== 'matrix(1, 0, 0, 1, 0, 0)';
}

export function isCarousel(this: Look, element: Element): boolean {
  // On the body, a class tells what is somewhere in the page.
  if (element === document.body || element === document.documentElement) return false;
  const read = (name: string) => this.h.prop(element, 'getAttribute').call(element, name) ?? '';
  const signs = /carousel|slider|slideshow|swiper|slick-|splide|glide__|flickity|owl-|marquee|ticker/i;
  return (
    this.h.prop(element, 'localName') === 'marquee' ||
    signs.test(`${read('class').slice(0, 300)} ${read('aria-roledescription')}`)
  );
}

/** The box that holds text for screen readers only, or one that is folded up. */
export function isSliver(this: Look, clip: Clip): boolean {
  const { box, x, y } = clip;
  return (x !== 'open' && box.right - box.left <= 1) || (y !== 'open' && box.bottom - box.top <= 1);
}

export function clipOf(this: Look, facts: Facts): Clip | null {
  const { element, style } = facts;
  const { overflow } = style;
  if (overflow === 'visible' || style.display === 'inline' || style.display === 'contents') return null;
  // What the root says about overflow is about the window, and what the body says, if the root says nothing.
  const root = document.documentElement;
  if (element === root || (element === document.body && getComputedStyle(root).overflow === 'visible')) return null;
  const [along = 'visible', down = along] = overflow.split(' ');
  const fitOf = (value: string): Fit => (value === 'visible' ? 'open' : /auto|scroll/.test(value) ? 'scroll' : 'cut');
  const { left, top } = this.rectOf(facts);
  const x = left + this.h.prop(element, 'clientLeft');
  const y = top + this.h.prop(element, 'clientTop');
  const box = {
    left: x,
    top: y,
    right: x + this.h.prop(element, 'clientWidth'),
    bottom: y + this.h.prop(element, 'clientHeight'),
  };
  return { facts, box, x: fitOf(along), y: fitOf(down) };
}

export function isShown(this: Look, facts: Facts): boolean {
  if (facts.forEars) return false;
  facts.shown ??= this.h
    .prop(facts.element, 'checkVisibility')
    .call(facts.element, { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  return facts.shown;
}

/** What cuts content of this element off, innermost first, up to and with the first thing that scrolls. */
export function clipsOf(this: Look, facts: Facts): readonly Clip[] {
  const clips: Clip[] = [];
  for (let at: Facts | null = facts; at; at = at.within) {
    if (at.clip) {
      clips.push(at.clip);
      if (at.clip.x === 'scroll' || at.clip.y === 'scroll') break;
    }
    // Beyond this, places say nothing: it may be on its way somewhere, or one of many that take turns.
    if (at.moved) break;
  }
  return clips;
}
