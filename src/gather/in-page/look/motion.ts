/// <reference lib="dom" />
import type { Moving } from '../../../model/seen/layouts.ts';
import type { Look } from './look.ts';

/** Animations that shift things about for five seconds or more. Those that only fade or recolour are no trouble to balance. */
export function movingThings(this: Look, most: number): readonly Moving[] {
  const found = new Map<string, Moving>();
  for (const animation of document.getAnimations().slice(0, 500)) {
    const { effect } = animation;
    if (animation.playState !== 'running' || !(effect instanceof KeyframeEffect) || !effect.target) continue;
    const { activeDuration = 0 } = effect.getComputedTiming();
    const duration = Number(activeDuration);
    if (duration < 5000 || !this.h.isVisible(effect.target)) continue;
    const names = new Set(effect.getKeyframes().flatMap((frame) => Object.keys(frame)));
    const properties = [...names]
      .filter((name) =>
        /^(transform|translate|rotate|scale|offset[DP]|left|top|right|bottom|margin|width|height|backgroundPosition|inset)/.test(
          name,
        ),
      )
      .toSorted();
    if (properties.length === 0) continue;
    const spot = this.spotOf(this.factsOf(effect.target));
    const name = animation instanceof CSSAnimation ? animation.animationName : animation.id;
    const endless = duration === Number.POSITIVE_INFINITY;
    // Where it is just now depends on the moment.
    const moving = {
      ...spot,
      box: null,
      name: name.slice(0, 80),
      properties,
      endless,
      seconds: endless ? 0 : Math.round(duration / 1000),
    };
    if (found.size < most && !found.has(spot.selector)) found.set(spot.selector, moving);
  }
  return [...found.values()];
}

/**
 * How long it is watched what scripts move: for `least`, and for `most` where anything moved by then, or stirred whose place was
 * not known or that was not there before. So it is no matter at which moment of its step a script is met: one that moves things
 * every 800 milliseconds is always found, and one that does so every second never.
 */
export interface Glance {
  readonly least: number;
  readonly most: number;
  readonly found: number;
}

/** What scripts go on moving, and drawings that go on changing. */
export async function movedThings(this: Look, { least, most, found }: Glance): Promise<readonly Moving[]> {
  if (document.scripts.length === 0) return [];
  interface Track {
    place: string;
    readonly at: number[];
  }
  const tracks = new Map<Element, Track>();
  const first = new Map<Element, string>();
  /**
   * Of what was there when the watch began and whose place was not known: when it was first heard of, which may have been a step.
   * What came later has the place that it came to.
   */
  const late = new Map<Element, number>();
  const enough = 3;
  /** Steps of a script come at even distances, but for what a busy machine adds. */
  const evenMs = 300;
  /** Between the steps that are found and those that are not, with what a busy machine adds to either. */
  const stillMs = 900;
  const note = (element: Element, place: string, when: number) => {
    const track = tracks.get(element);
    const before = track?.place ?? first.get(element);
    if (before === undefined) {
      first.set(element, place);
      late.set(element, when);
    }
    if (before === undefined || before === place) return;
    if (track) {
      track.place = place;
      track.at.push(when);
    } else if (tracks.size < 40) {
      const heard = late.get(element);
      tracks.set(element, { place, at: heard === undefined ? [when] : [heard, when] });
    }
  };
  const placeOf = (element: Element) => {
    const { x, y, width, height } = this.h.prop(element, 'getBoundingClientRect').call(element);
    const [scrollLeft, scrollTop] = [this.h.prop(element, 'scrollLeft'), this.h.prop(element, 'scrollTop')];
    return [x + scrollX, y + scrollY, width, height, scrollLeft, scrollTop].map(Math.round).join(' ');
  };
  /** With the moment: to be looked at only now and then would make steps longer or shorter than they are. */
  const stirred = new Map<Element, number>();
  const came = new Set<Element>();
  const fresh = new WeakSet<Element>();
  let isStirring = false;
  const stir = (element: Element) => {
    if (stirred.size < 40 && !stirred.has(element)) stirred.set(element, performance.now());
  };
  const observer = new MutationObserver((records) => {
    const changed = records.filter(({ type }) => type === 'attributes');
    for (const { target } of changed.slice(0, 200))
      if (target instanceof Element && !/^(html|body|head)$/.test(this.h.prop(target, 'localName'))) stir(target);
    for (const { addedNodes } of records.slice(0, 200))
      for (const one of [...addedNodes].slice(0, 20)) if (one instanceof Element && came.size < 40) came.add(one);
  });
  // What is said anew is no movement.
  const attributeFilter = ['style', 'class', 'transform', 'x', 'y', 'cx', 'cy', 'd', 'points'];
  for (const root of this.h.openRoots().roots)
    observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter });
  const onScroll = ({ target }: Event) => {
    if (target instanceof Element) stir(target);
  };
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
  const canvases = this.h.everywhere<HTMLCanvasElement>('canvas').filter((one) => this.h.isVisible(one));
  const small = new OffscreenCanvas(24, 24).getContext('2d', { willReadFrequently: true });
  const drawingOf = (canvas: HTMLCanvasElement) => {
    try {
      small?.clearRect(0, 0, 24, 24);
      small?.drawImage(canvas, 0, 0, 24, 24);
      return String(small?.getImageData(0, 0, 24, 24).data ?? '');
    } catch {
      // Pictures of other sites in it: nobody may read it.
      return '';
    }
  };
  // Where they are before anything is heard of them, or else the first step of each would count for nothing.
  for (const element of this.h.everywhere('body *').slice(0, 3000)) first.set(element, placeOf(element));
  const drawn: Element[] = canvases.slice(0, 4);
  for (const canvas of canvases.slice(0, 4)) first.set(canvas, drawingOf(canvas));
  const began = performance.now();
  const longest = () => (isStirring || late.size > 0 || tracks.size > 0 ? most : least);
  while (!this.memory.stopped && performance.now() - began < longest()) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const one of came)
      for (const element of [one, ...this.h.inside(one, '*').slice(0, 100)])
        if (!first.has(element)) {
          first.set(element, placeOf(element));
          fresh.add(element);
        }
    came.clear();
    for (const [element, when] of stirred) {
      isStirring ||= fresh.has(element);
      if (!drawn.includes(element)) note(element, placeOf(element), when);
    }
    stirred.clear();
    for (const canvas of canvases.slice(0, 4)) note(canvas, drawingOf(canvas), performance.now());
  }
  observer.disconnect();
  document.removeEventListener('scroll', onScroll, { capture: true });
  const now = performance.now();
  const moving = [...tracks].filter(([element, { at }]) => {
    const last = [...at.slice(-enough), now];
    // A stir that moved nothing is told from a first step by its distance from those that are known.
    const [heard = 0, one = 0, two = 0] = at;
    const isGuess = at.length === enough && late.get(element) === heard;
    if (isGuess && Math.abs(two - one - (one - heard)) > evenMs) return false;
    const goesOn = last.every((time, index) => index === 0 || time - (last[index - 1] ?? 0) < stillMs);
    return at.length >= enough && goesOn && this.h.isVisible(element);
  });
  const outer = moving.filter(
    ([element]) => !moving.some(([other]) => other !== element && this.h.prop(other, 'contains').call(other, element)),
  );
  return outer.slice(0, found).map(([element]) => {
    const name = this.h.prop(element, 'localName') === 'canvas' ? 'a drawing' : 'by a script';
    const spot = { selector: this.h.selectorOf(element), html: this.h.openingTag(element, 300), box: null };
    return { ...spot, name, properties: [], endless: true, seconds: 0 };
  });
}

/** Large pictures of a kind that may move, unless the page has another one for people who ask for less movement. */
export function movingPictures(this: Look, most: number): readonly (Moving & { readonly url: string })[] {
  const large = 5000;
  const found: (Moving & { url: string })[] = [];
  for (const image of this.h.everywhere<HTMLImageElement>('img')) {
    const url = image.currentSrc || image.src;
    if (found.length >= most || !/^data:image\/(gif|apng)|^[^?#]*\.(gif|apng)([?#]|$)/i.test(url)) continue;
    const { width, height } = this.h.prop(image, 'getBoundingClientRect').call(image);
    if (width * height < large || !this.h.isVisible(image)) continue;
    // Whether the other one is loaded already is no matter.
    const others = [...(this.h.nearest(image, 'picture')?.querySelectorAll('source') ?? [])];
    if (others.some(({ media }) => /reduced-motion/.test(media) && matchMedia(media).matches)) continue;
    const spot = { selector: this.h.selectorOf(image), html: this.h.openingTag(image, 300), box: null };
    found.push({ ...spot, name: 'a picture', properties: [], endless: true, seconds: 0, url: url.slice(0, 200_000) });
  }
  return found;
}
