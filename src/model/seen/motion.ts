import type { Box } from '../evidence.ts';

/** A way to stop movement: something to press whose name says so. */
export interface StopControl {
  readonly name: string;
  /** Beside or inside what moves; otherwise elsewhere on the page. */
  readonly near: boolean;
}

interface Moving {
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
  readonly control: StopControl | null;
  /** By role, class or name it tells that something is loading. */
  readonly loading: boolean;
}

export interface RunningAnimation extends Moving {
  /** Name of the keyframes, or `SMIL` for one inside a drawing. */
  readonly name: string;
  readonly effect: 'moves' | 'fades';
  /** Milliseconds from its start to its end, or null for ever. */
  readonly lastsMs: number | null;
  /** Milliseconds that one round of it takes; 0 where that is not known. */
  readonly roundMs: number;
  /** How often in a second it goes from dark to light and back, or from red to another colour and back, by its keyframes. */
  readonly flashesPerSecond: number;
}

export interface MovingImage extends Moving {
  readonly url: string;
  readonly format: 'gif' | 'png' | 'webp' | 'avif' | 'svg';
  /** 0 where the format does not tell. */
  readonly frames: number;
  readonly lastsMs: number | null;
  readonly flashesPerSecond: number;
}

export interface PlayingMedia extends Moving {
  readonly kind: 'video' | 'audio' | 'embed';
  readonly sound: 'yes' | 'no' | 'unknown';
  readonly loops: boolean;
  /** Seconds, or null where it is not known. */
  readonly length: number | null;
  /** It does not play: a script has asked for it by itself, and the browser waits for a click. Left out otherwise; older evidence does not say. */
  readonly asked?: true;
}

/**
 * What a script has started by itself and does not stand in the page. Browsers mostly keep it back until the first click. What
 * is muted, or over within three seconds, is left out.
 */
export interface ScriptSound {
  /** `web-audio`: it may be worked out by the script, and nobody can say how loud it is. */
  readonly by: 'audio' | 'web-audio';
  /** Of its file; empty where there is none. */
  readonly address: string;
  readonly loops: boolean;
  /** Seconds, or null where it is not known. */
  readonly length: number | null;
  /** The name of something on the page that may stop it or turn it down. */
  readonly control: string | null;
}

/** What changed again while nobody touched the page. */
export interface SelfChange extends Moving {
  readonly what: 'text' | 'look' | 'scrolls' | 'drawing';
  /** Whole seconds between two changes; 0 for movement without pause. */
  readonly everySeconds: number;
  /** A number in it that went down, or up, each time. */
  readonly counts: 'down' | 'up' | null;
  /** More than six changes a second. */
  readonly fast: boolean;
}

export interface OldMover extends Moving {
  readonly kind: 'marquee' | 'blink';
}

/** What pictures of the window showed of a place where something may alternate fast. */
export interface Flashing {
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
  /** The most in any second over a quarter of the central field of view, of light or of red; whole number. */
  readonly perSecond: number;
  /** Pictures that were compared, fewer than the eye sees; none where it was not watched. */
  readonly frames: number;
}

/** Something that may move, and could not be looked at: an image file not read, a frame, a drawing, a closed shadow root. */
export interface NotSeen {
  readonly what: 'file' | 'frame' | 'drawing' | 'closed';
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

/** A short text that was there at first and soon went away by itself, with nothing in its place. */
export interface PassingText {
  /** Of what it stood in, where it was taken out of the page. */
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
  readonly words: string;
}

export interface MotionFacts {
  /** Whole seconds that the page was watched. */
  readonly watchedSeconds: number;
  /** Where the page went by itself while it was watched. */
  readonly left: { readonly how: 'reload' | 'elsewhere'; readonly url: string } | null;
  readonly oldMovers: readonly OldMover[];
  readonly animations: readonly RunningAnimation[];
  readonly images: readonly MovingImage[];
  readonly media: readonly PlayingMedia[];
  /** Left out where there are none; older evidence does not say. */
  readonly sounds?: readonly ScriptSound[];
  readonly changes: readonly SelfChange[];
  /** Left out in scans from before it was looked for. */
  readonly notSeen?: readonly NotSeen[];
  /** Left out where there were none. */
  readonly passing?: readonly PassingText[];
  readonly refresh: {
    readonly selector: string;
    readonly html: string;
    readonly seconds: number;
    readonly url: string;
  } | null;
  /** Scripts in the page whose text sets a timer that reloads the page or leaves it. */
  readonly leavingTimers: readonly {
    readonly selector: string;
    readonly html: string;
    readonly seconds: number | null;
  }[];
  /** Sentences about time running out. */
  readonly timeWords: readonly {
    readonly selector: string;
    readonly html: string;
    readonly box: Box | null;
    readonly words: string;
  }[];
  /** All large places that may flash. Those in the first few windows were watched. Left out in older scans. */
  readonly flashing?: readonly Flashing[];
}
