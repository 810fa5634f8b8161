import type { Box, Screenshot } from '../evidence.ts';

/**
 * `zoom200` and `zoom400` are windows of 640 and 320 CSS pixels, which is what those zooms make of 1280. `text200` doubles
 * the text alone.
 */
export type LayoutName =
  | 'normal'
  | 'spacing'
  | 'text200'
  | 'zoom200'
  | 'zoom400'
  | 'portrait'
  | 'landscape'
  | 'dark'
  | 'forced';

export interface LayoutPicture {
  readonly layout: LayoutName;
  readonly shot: Screenshot;
  /** Where the thing is in the picture; null when it is outside. */
  readonly mark: Box | null;
}

/** An element, its box in the layout it was found in. */
export interface Spot {
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

export interface Found extends Spot {
  readonly pictures?: readonly LayoutPicture[];
  /** Where it is at normal size, so that a picture of the whole page can show it. Left out where it has pictures of its own. */
  readonly atFirst?: Box;
}

/**
 * `cut`: a box hides part of it. `ellipsis`, `clamp`: the same, on purpose, with dots. `overlap`: other text lies over it.
 * `spill`: it runs out of the box that is drawn around it. `field`: a form field is too low for its own text.
 * `outside`: part of it is left of the page or above it, where nobody can scroll to.
 */
export type LossKind = 'cut' | 'ellipsis' | 'clamp' | 'overlap' | 'spill' | 'field' | 'outside';

export interface LostText extends Found {
  readonly kind: LossKind;
  /** Enough is lost, by plain enough means, that nobody needs to look. */
  readonly certain: boolean;
  /** The first text that is lost here, shortened, and how many there are. */
  readonly words: string;
  readonly texts: number;
  /** Of all text that this box cuts, in per cent. */
  readonly share: number;
  /** The other text of an overlap. */
  readonly other: string;
}

/**
 * `width`: it asks for a width of its own. `row`: its parts do not wrap. `nowrap`: its text must not wrap. `word`: one long
 * word. `control`: a field or button. `position`: it is moved aside. `table`: a table used for layout. `media`: a picture
 * or frame. `box`: something empty.
 */
export type WideKind = 'width' | 'row' | 'nowrap' | 'word' | 'control' | 'position' | 'table' | 'media' | 'box';

export interface WideThing extends Found {
  readonly kind: WideKind;
  readonly certain: boolean;
  /** How far what is in it goes beyond the window, in CSS pixels. */
  readonly beyond: number;
  /** Cut off at the edge, so that nobody can scroll to it. */
  readonly cut: boolean;
  readonly words: string;
}

/** Long text inside a part that scrolls sideways. */
export interface SidewaysPart extends Found {
  readonly words: string;
  /** Of the text of the page, in per cent. */
  readonly share: number;
}

/** Something fixed to the window. */
export interface FixedPart extends Found {
  readonly height: number;
  /** Text or a control in it that lies outside the window, where no scrolling brings it in. */
  readonly unreachable: string;
}

export interface GoneThing extends Found {
  readonly kind: 'heading' | 'control' | 'text';
  readonly words: string;
}

/** Text that the zoom does not enlarge. */
export interface SmallText extends Found {
  readonly words: string;
  /** Font size in CSS pixels at 1280 and at 320, and how large it looks at 400% against normal, in per cent. */
  readonly before: number;
  readonly after: number;
  readonly growth: number;
}

export interface OrientationSeen {
  readonly layout: 'portrait' | 'landscape';
  /** Of the text visible at normal size, what is visible here too, in per cent. */
  readonly share: number;
  /** Words that ask to turn the device. With a control in it, it may be one that closes it. */
  readonly message:
    | (Found & { readonly words: string; readonly covers: boolean; readonly hasControl?: boolean })
    | null;
  /** Turned by a quarter, with most of the text in it. */
  readonly turned: Found | null;
  readonly gone: readonly GoneThing[];
}

/** `text`: contrast below what text needs. `icon`: an icon that is its control's only sign. `state`: a hand-made control. */
export interface FaintThing extends Found {
  readonly kind: 'text' | 'icon' | 'mask' | 'state';
  readonly words: string;
  /** Contrast there and in the light, ordinary colours, times 100; null where it cannot be told. */
  readonly contrast: number | null;
  readonly usual: number | null;
}

export interface Moving extends Spot {
  readonly name: string;
  readonly properties: readonly string[];
  readonly endless: boolean;
  readonly seconds: number;
}

/** The page as people see it who enlarge, narrow, turn or recolour it. */
export interface Layouts {
  /** Those that were looked at, in order. */
  readonly done: readonly LayoutName[];
  /** Why the others were not; null when all were. */
  readonly cutShort: string | null;
  /** Texts read at normal size, at most the cap; what lies beyond was not compared. */
  readonly texts: { readonly read: number; readonly capped: boolean };
  readonly lost: { readonly [K in 'normal' | 'spacing' | 'text200' | 'zoom200' | 'zoom400']: readonly LostText[] };
  readonly small: readonly SmallText[];
  readonly narrow: {
    /** Of the document in a window 320 CSS pixels wide. */
    readonly scrollWidth: number;
    readonly wide: readonly WideThing[];
    readonly sideways: readonly SidewaysPart[];
    readonly gone: readonly GoneThing[];
    /**
     * Only there in a narrow window, with the hand as its pointer, and nothing that the Tab key goes to. Left out where there is
     * none; older evidence does not say.
     */
    readonly bare?: readonly (Found & { readonly words: string })[];
    /** Fixed to a window 256 CSS pixels high, after scrolling, and how much of it they cover together, in per cent. */
    readonly fixed: readonly FixedPart[];
    readonly covered: number;
    /** What keeps the page from being scrolled, though it is longer than the window. */
    readonly locked: Spot | null;
  };
  readonly orientation: readonly OrientationSeen[];
  /** Whether anything changes its colours for people who ask for dark ones. */
  readonly dark: { readonly offered: boolean; readonly faint: readonly FaintThing[] };
  readonly forced: readonly FaintThing[];
  /** What still moves for people who ask for less movement. */
  readonly moving: readonly Moving[];
}
