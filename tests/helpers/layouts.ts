import { emptyLayouts } from '../../src/gather/probes/layouts/empty.ts';
import type {
  FaintThing,
  FixedPart,
  GoneThing,
  LayoutName,
  Layouts,
  LostText,
  OrientationSeen,
  SmallText,
  Spot,
  WideThing,
} from '../../src/model/seen/layouts.ts';

const spot: Spot = { selector: 'main > p', html: '<p>', box: { x: 15, y: 20, width: 300, height: 40 } };

export const allLayouts: readonly LayoutName[] = [
  ...(['spacing', 'text200', 'normal', 'dark', 'forced', 'zoom200', 'zoom400', 'portrait', 'landscape'] as const),
];

/** A page on which nothing was found, but for what is given. */
export function layoutsSeen(more: Partial<Layouts> = {}): { readonly layouts: Layouts } {
  const upright: OrientationSeen = { layout: 'portrait', share: 100, message: null, turned: null, gone: [] };
  const none = { ...emptyLayouts(), done: allLayouts, texts: { read: 20, capped: false } };
  return { layouts: { ...none, orientation: [upright, { ...upright, layout: 'landscape' }], ...more } };
}

/** As when time ran out right after the page had been read at normal size. */
export function layoutsCutShort(more: Partial<Layouts> = {}): { readonly layouts: Layouts } {
  return layoutsSeen({ done: ['normal'], cutShort: 'There was no time for the rest.', orientation: [], ...more });
}

export function lostIn(layout: keyof Layouts['lost'], ...texts: readonly Partial<LostText>[]): Partial<Layouts> {
  const text = { ...spot, kind: 'cut', certain: true, words: 'Call us', texts: 1, share: 40, other: '' } as const;
  return { lost: { ...emptyLayouts().lost, [layout]: texts.map((one): LostText => ({ ...text, ...one })) } };
}

export function narrow(more: Partial<Layouts['narrow']>): Partial<Layouts> {
  return { narrow: { ...emptyLayouts().narrow, scrollWidth: 320, ...more } };
}

export const wideThing = (more: Partial<WideThing> = {}): WideThing => ({
  ...{ ...spot, kind: 'width', certain: true, beyond: 400, cut: false, words: 'Call us' },
  ...more,
});
export const goneThing = (more: Partial<GoneThing> = {}): GoneThing => ({
  ...{ ...spot, kind: 'text', words: 'What it costs' },
  ...more,
});
export const fixedPart = (more: Partial<FixedPart> = {}): FixedPart => ({
  ...{ ...spot, height: 120, unreachable: '' },
  ...more,
});
export const smallText = (more: Partial<SmallText> = {}): SmallText => ({
  ...{ ...spot, words: 'Book', before: 25.6, after: 6.4, growth: 100 },
  ...more,
});
export const faintThing = (more: Partial<FaintThing> = {}): FaintThing => ({
  ...{ ...spot, kind: 'text', words: 'Call us', contrast: 277, usual: 707 },
  ...more,
});
export const somePlace = spot;
