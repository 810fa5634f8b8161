import type { Box, Screenshot } from '../evidence.ts';

interface Spot {
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

/** Contrast ratios over the pixels around the letters, rounded down to a tenth. */
export interface RatiosSeen {
  /** Two in a hundred pixels are worse, which are the rounded edges of letters. */
  readonly worst: number;
  readonly low: number;
  readonly middle: number;
  /** Only five in a hundred pixels are better. */
  readonly best: number;
  /**
   * In the faintest stretch of it, about a word long, three quarters of the pixels are worse. Left out where there is too
   * little text for that; older evidence does not say.
   */
  readonly stretch?: number;
}

/** Text whose background its styles do not tell. */
export interface MeasuredText extends Spot {
  readonly words: string;
  /** At least 24 px, or 18.66 px and bold. */
  readonly large: boolean;
  /** `generated`: a style sheet puts it there, and styles tell that it is faint. */
  readonly over: 'image' | 'gradient' | 'video' | 'overlap' | 'drawing' | 'generated';
  /** Null where the picture did not show it. */
  readonly ratios: RatiosSeen | null;
  /** Something behind it moves, so that another moment may look different. */
  readonly moves: boolean;
  /** A filter or a way of blending makes its letters another colour than its styles say. Left out otherwise; older evidence does not say. */
  readonly blended?: true;
}

export interface FaintPlaceholder extends Spot {
  readonly words: string;
  readonly contrast: number;
}

export interface ControlSeen extends Spot {
  /** `choice`: a box or dot to tick. `icon`: something to press with nothing but a picture in it. */
  readonly kind: 'field' | 'choice' | 'icon' | 'graphic';
  /** The best of its border, fill and shadow (or of the picture in it) against what is around; null where that is unclear. */
  readonly contrast: number | null;
  readonly measured: 'styles' | 'pixels';
  /**
   * Of an empty field whose own lines are faint: between the lightest and the darkest pixel of it and of the few around it, all
   * letters left out. Left out where that was not measured; older evidence does not say.
   */
  readonly around?: number;
  /**
   * A field to type into, in which there are no words, neither typed nor as a hint or a label, and whose own line is the best that
   * shows it. Left out otherwise.
   */
  readonly empty?: true;
}

/** A link inside text that only its colour sets apart. */
export interface ColourLink extends Spot {
  readonly words: string;
  /** Between the link and the text around it. */
  readonly contrast: number;
  /** Whether a style rule gives it a line or a frame under the pointer. */
  readonly changesOnHover: boolean;
}

export interface ColourGroup extends Spot {
  /** `current`: the open entry of a menu. */
  readonly kind: 'marks' | 'cells' | 'words' | 'required' | 'border' | 'key' | 'current';
  readonly count: number;
  /** As the browser writes them, at most four. */
  readonly colours: readonly string[];
}

export type TextCue = 'address' | 'alternative' | 'lines';

export interface LikelyTextImage extends Spot {
  /** What speaks for text in it; `lines`: its pixels look like lines of letters. */
  readonly cues: readonly TextCue[];
  readonly words: string;
}

export interface PixelFacts {
  readonly text: readonly MeasuredText[];
  /** Such places that were not looked at because there are too many, or too far apart. */
  readonly textLeft: number;
  /** Of the whole page, where a person has to look at some of the text. */
  readonly picture: Screenshot | null;
  readonly placeholders: readonly FaintPlaceholder[];
  /** Contrast below 3 to 1, or unclear. `controlsSeen` is how many there were. */
  readonly controls: readonly ControlSeen[];
  readonly controlsSeen: number;
  readonly links: readonly ColourLink[];
  readonly linksSeen: number;
  readonly groups: readonly ColourGroup[];
  readonly textImages: readonly LikelyTextImage[];
  readonly imagesSeen: number;
  /** Of those, the ones that nobody looked into: there were too many, or they were out of sight. Older evidence has none. */
  readonly imagesLeft?: number;
}
