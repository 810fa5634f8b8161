/// <reference lib="dom" />
import type { FaintThing, Layouts, LostText, OrientationSeen, SmallText, Spot } from '../../../model/seen/layouts.ts';
import type { settle } from '../settle.ts';
import type { Look, TextSeen } from './look.ts';
import type { Glance } from './motion.ts';

export interface Caps {
  readonly texts: number;
  readonly found: number;
  readonly elements: number;
}

export interface NormalPass {
  readonly texts: Layouts['texts'];
  readonly lost: {
    readonly normal: readonly LostText[];
    readonly spacing: readonly LostText[];
    readonly text200: readonly LostText[];
  };
  /** Whether the text could be doubled: not on pages with too many elements. */
  readonly doubled: boolean;
}

/**
 * At normal size: what is lost as it is, with more space, and with double text. All in one go, so that no frame is drawn
 * in between and the page's own scripts find everything as it was.
 */
export function normalPass(this: Look, caps: Caps): NormalPass {
  this.stopTransitions();
  scrollTo(0, 0);
  const texts = this.readTexts(caps.texts);
  this.remember(texts);
  this.rememberOverlaps(texts);
  this.coveredTexts(texts, true, 0);
  this.rememberThings(texts);
  this.rememberHands(caps.elements);
  this.rememberColours(texts);
  const normal = [
    ...this.cutTexts(texts, true, caps.found),
    ...this.outsideTexts(texts, caps.found),
    ...this.lowFields(true, caps.found),
  ];
  this.addSpacing();
  let spacing: readonly LostText[] = [];
  try {
    spacing = this.lostTexts(this.readTexts(caps.texts), caps.found);
  } finally {
    this.dropSheet();
  }
  const few = document.getElementsByTagName('*').length <= caps.elements;
  const text200 = few ? this.doubledPass(caps) : [];
  return {
    texts: { read: texts.length, capped: texts.length >= caps.texts },
    lost: { normal, spacing, text200 },
    doubled: few,
  };
}

export function doubledPass(this: Look, caps: Caps): readonly LostText[] {
  const undo = this.doubleText(caps.elements);
  let lost: readonly LostText[];
  try {
    lost = this.lostTexts(this.readTexts(caps.texts), caps.found);
  } finally {
    undo();
  }
  // The code that people are shown is that of the page, without the sizes that were put into it here.
  return lost.map((one) => {
    const element = this.h.elementAt(one.selector);
    return element ? { ...one, html: this.h.openingTag(element, 300) } : one;
  });
}

/** All ways in which text is lost that was there at normal size. */
export function lostTexts(this: Look, texts: readonly TextSeen[], most: number): readonly LostText[] {
  return [
    ...this.cutTexts(texts, false, most),
    ...this.newOverlaps(texts, most),
    ...this.coveredTexts(texts, false, most),
    ...this.newSpills(texts, most),
    ...this.lowFields(false, most),
  ].slice(0, most);
}

/** A window that has just got another size. */
interface Resized {
  readonly width: number;
  /** Until what scripts do about that is done. */
  readonly times: Parameters<typeof settle>[1];
  readonly caps: Caps;
}

/** The browser may answer before the page has heard of its new size. */
export async function resizedTo(this: Look, { width, times }: Omit<Resized, 'caps'>): Promise<void> {
  const STEP_MS = 10;
  for (let waited = 0; innerWidth !== width && waited < times.most; waited += STEP_MS)
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  await this.settle(this.h, times);
}

export async function zoom200Pass(this: Look, { caps, ...size }: Resized): Promise<readonly LostText[]> {
  await this.resizedTo(size);
  scrollTo(0, 0);
  return this.lostTexts(this.readTexts(caps.texts), caps.found);
}

export async function zoom400Pass(
  this: Look,
  { caps, ...size }: Resized,
): Promise<{
  readonly lost: readonly LostText[];
  readonly small: readonly SmallText[];
  readonly narrow: Layouts['narrow'];
}> {
  const SOON_QUIET_MS = 60;
  await this.resizedTo(size);
  scrollTo(0, 0);
  const texts = this.readTexts(caps.texts);
  const lost = this.lostTexts(texts, caps.found);
  const small = this.smallTexts(texts, caps.found);
  const narrow = {
    scrollWidth: document.documentElement.scrollWidth,
    wide: this.wideThings(texts, caps.found),
    sideways: this.sidewaysParts(texts, caps.found),
    gone: this.goneThings(texts, caps.found),
    ...this.bareHands(caps.found, caps.elements),
    locked: this.lockedBy(),
  };
  scrollTo(0, Math.round((document.documentElement.scrollHeight - innerHeight) / 2));
  await this.settle(this.h, { ...size.times, quiet: SOON_QUIET_MS });
  const fixed = this.fixedParts(this.readTexts(caps.texts), caps.found);
  scrollTo(0, 0);
  return { lost, small, narrow: { ...narrow, ...fixed } };
}

export async function orientationPass(
  this: Look,
  { layout, caps, ...size }: Resized & { layout: OrientationSeen['layout'] },
): Promise<OrientationSeen> {
  await this.resizedTo(size);
  scrollTo(0, 0);
  return this.orientationOf(this.readTexts(caps.texts), layout, caps.found);
}

export function darkPass(this: Look, caps: Caps): Layouts['dark'] {
  return this.faintTexts(this.readTexts(caps.texts), caps.found);
}

export function movingPass(this: Look, caps: Caps): Layouts['moving'] {
  return this.movingThings(caps.found);
}

/** Both, in dark colours and with less movement, once scripts have heard that these are asked for. */
export async function quietPass(
  this: Look,
  { caps, drawnWithin }: { caps: Caps; drawnWithin: number },
): Promise<{ readonly dark: Layouts['dark']; readonly moving: Layouts['moving'] }> {
  await this.drawn(this.h, drawnWithin);
  return { dark: this.darkPass(caps), moving: this.movingPass(caps) };
}

/** While less movement is asked for. `asks`: a script in the page itself may have asked for that as it was loaded. */
export async function calmPass(
  this: Look,
  glance: Glance,
): Promise<{
  readonly moved: Layouts['moving'];
  readonly pictures: ReturnType<Look['movingPictures']>;
  readonly asks: boolean;
}> {
  const moved = await this.movedThings(glance);
  const asks = [...document.scripts].some((one) => (one.textContent ?? '').includes('prefers-reduced-motion'));
  return { moved, pictures: this.movingPictures(glance.found), asks };
}

/** Nobody waits for the watch any more, and it must not go on beside the next look. */
export function stopWatching(this: Look): void {
  this.memory.stopped = true;
}

export function forcedPass(this: Look, caps: Caps): readonly FaintThing[] {
  return this.lostInForcedColours(this.readTexts(caps.texts), caps.found);
}

/** Shows again what a pass saw, for a picture: the place in the middle of the window, the window at the left edge. */
export function showAgain(
  this: Look,
  { selector, how, caps }: { selector: string; how: 'spacing' | 'text200' | 'plain'; caps: Caps },
): { x: number; y: number; width: number; height: number } | null {
  if (how === 'spacing') this.addSpacing();
  if (how === 'text200') this.memory.undo = this.doubleText(caps.elements);
  const element = this.h.elementAt(selector);
  if (!element) return null;
  const before = this.h.prop(element, 'getBoundingClientRect').call(element);
  scrollTo(0, scrollY + before.top - Math.max(0, (innerHeight - before.height) / 2));
  const { left, top, width, height } = this.h.prop(element, 'getBoundingClientRect').call(element);
  return { x: Math.round(left), y: Math.round(top), width: Math.round(width), height: Math.round(height) };
}

/** Where things are while the page is as it was. */
export function placesAtFirst(this: Look, selectors: readonly string[]): readonly Spot['box'][] {
  return selectors.map((selector) => {
    const element = this.h.elementAt(selector);
    return element ? this.h.boxOf(element) : null;
  });
}

export function showAsBefore(this: Look, how: 'spacing' | 'text200' | 'plain'): void {
  if (how === 'spacing') this.dropSheet();
  this.memory.undo?.();
  this.memory.undo = null;
}

export function finish(this: Look): void {
  this.memory.undo?.();
  while (this.memory.sheets.length > 0) this.dropSheet();
  scrollTo(this.memory.scrolled.x, this.memory.scrolled.y);
}
