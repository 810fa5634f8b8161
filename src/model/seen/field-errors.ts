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
  readonly texts: readonly (Spot & { readonly text: string; readonly links: number; readonly live: boolean })[];
  /** Ways in which words came up, or may have, other than as plain text to be seen. Older evidence does not say. */
  readonly otherwise?: readonly OtherWords[];
  /** With what came up. Older evidence has none. */
  readonly picture?: WindowPicture | null;
  readonly focus: 'field' | 'texts' | 'button' | 'elsewhere' | 'nowhere';
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
