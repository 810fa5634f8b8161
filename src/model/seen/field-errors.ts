import type { Spot, WindowPicture } from './operated.ts';

/** What forms say when they are sent empty. Nothing was ever let through to a server. */
export interface FieldErrors {
  readonly forms: readonly TriedForm[];
  /** Forms that nobody had the time for. */
  readonly untried: number;
  /** Where the first of those stand. Older evidence does not say. */
  readonly beyond?: readonly Spot[];
  /** Forms that sign in, ask for a file, pay, delete and the like: nobody pressed their buttons. Older evidence does not say. */
  readonly leftOut?: readonly Spot[];
  /** Of a page with a timer that may end a form. Left out where there is none; older evidence does not say. */
  readonly outlasted?: Outlasted;
}

/** What became of a form that somebody had begun to fill in, as the page's own clock went on and nobody touched it. */
export interface Outlasted {
  readonly form: Spot;
  /** Left out where it was as before in the end. */
  readonly ended?: EndedForm;
}

export interface EndedForm {
  /**
   * `emptied`: what was typed is nowhere in the page any more. `left`: the page tried to go somewhere else; `reloaded`: to load
   * again, after which browsers may put back what was typed.
   */
  readonly how: 'emptied' | 'left' | 'reloaded';
  /** After the loading, of the page's time: to five seconds, and from two minutes on to minutes. */
  readonly seconds: number;
  /** What came up or changed in the page before that, as a warning does: the first of it, and how many seconds ahead. */
  readonly before: (Spot & { readonly text: string; readonly ahead: number }) | null;
  /** Something changed in the page before that of which it is not known what people saw. Older evidence does not say. */
  readonly stirred?: boolean;
  /**
   * People may have been told in a way that leaves nothing to read in the page, or by a time that could not be led on: a frame, a
   * worker, a drawing, a sound, a closed component, a slow animation. Older evidence does not say.
   */
  readonly aside?: boolean;
  /** A message of the browser came up before it. */
  readonly dialog: boolean;
  /** Something on the page offers more time, to save what was typed, or to bring it back. */
  readonly offers: boolean;
  /** What was typed may have been kept somewhere. */
  readonly saved: boolean;
  /** The page asked something of a server meanwhile, and got no answer, so that its doings may be of that. */
  readonly asked: boolean;
  /** It listens for being left, as those do that warn people or keep what they typed. */
  readonly guarded: boolean;
  /** It drew frame by frame meanwhile, by a clock that was not led on. */
  readonly frames: boolean;
}

export interface TriedForm extends Spot {
  readonly button: Spot;
  /**
   * `browser`: the browser's own messages. `script`: the page stopped it. `sends`: the page would send it to the server,
   * so nothing is known of its messages. `not-tried`: its own script does not look at it, or could reach a server.
   */
  readonly outcome: 'browser' | 'script' | 'sends' | 'not-tried';
  readonly fields: readonly TriedField[];
  /** Newly shown texts outside the fields' own places. */
  readonly texts: readonly ShownText[];
  /** Ways in which words came up, or may have, other than as plain text to be seen. Older evidence does not say. */
  readonly otherwise?: readonly OtherWords[];
  /** With what came up. Older evidence has none. */
  readonly picture?: WindowPicture | null;
  readonly focus: 'field' | 'texts' | 'button' | 'elsewhere' | 'nowhere';
}

export interface ShownText extends Spot {
  readonly text: string;
  readonly links: number;
  readonly live: boolean;
  /** Milliseconds until it went by itself, rounded up to halves of a second. Left out where it stayed; older evidence does not say. */
  readonly goneAfter?: number;
}

/**
 * `drawn` by the style sheet; `hidden` from the eye; `dialog` or `bubble` of the browser; an `attribute` such as the
 * placeholder; a `picture` or a `component` whose insides are not seen here.
 */
export type OtherWords = 'drawn' | 'hidden' | 'dialog' | 'bubble' | 'attribute' | 'picture' | 'component';

export interface TriedField extends Spot {
  readonly label: string;
  readonly type: string;
  /** `aria-invalid`, or invalid to the browser where its messages are used. */
  readonly invalid: boolean;
  /** New text at the field. Empty if there is none. */
  readonly error: string;
  readonly errorSpot: Spot | null;
  /** The new text belongs to the field in the code: description, error message or label. */
  readonly tied: boolean;
  /** Its colours or lines changed. */
  readonly restyled: boolean;
  /** One of them is red now and was not before. Older evidence does not say. */
  readonly reddened?: boolean;
}
