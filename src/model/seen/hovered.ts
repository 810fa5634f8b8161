import type { Spot, WindowPicture } from './operated.ts';

/** What comes up when the pointer rests on something, or when it gets the focus. Browser-made tool tips of `title` are left out. */
export interface Hovered {
  readonly triggers: readonly HoverTrigger[];
  readonly untried: number;
  /**
   * Triggers that were found and left alone: built like others, or bringing up what others do (`alike`), or lying under
   * something else all the while (`gone`). Older evidence does not say.
   */
  readonly leftOut?: { readonly alike: number; readonly gone: number };
  readonly cutShort: boolean;
}

export interface HoverTrigger extends Spot {
  readonly foundBy: 'listener' | 'style' | 'guess';
  /** A link that leads to another page, or holds one. */
  readonly leadsOn: boolean;
  /** Whether it, or something in or around it, can be focused. */
  readonly focusable: boolean;
  /** What appeared; `generated` for text that the style sheet puts there. */
  readonly content: Spot & { readonly text: string; readonly controls: number; readonly generated: boolean };
  /** The same words or links can be seen elsewhere on the page all the time. */
  readonly elsewhere: boolean;
  readonly covers: boolean;
  /**
   * Letters of other words that cannot be seen for what the pointer has brought up, as it cannot be seen through. Left out where
   * there are none; older evidence does not say.
   */
  readonly hides?: number;
  /** Said beside that: no script hears of presses or keys at the trigger, at what came up, or around them. Left out otherwise. */
  readonly deaf?: true;
  readonly onFocus: boolean;
  /** Enter or Space brings it up. Null: nothing there to press. */
  readonly onKey: boolean | null;
  /** Whether Escape takes away what the pointer has brought up. Null: not tried, or keys do not come to its frame. */
  readonly escape: boolean | null;
  /** The same of what the focus has brought up. Null: that was not tried, as it covers nothing. Older evidence has none. */
  readonly focusEscape?: boolean | null;
  /** Whether it stays as long as the focus does. Null: not tried, or it did not come up again. Older evidence has none. */
  readonly focusStays?: boolean | null;
  /** Only the focus brings it up, so nothing is known of the pointer. */
  readonly byFocus?: true;
  readonly hoverable: boolean | null;
  readonly stays: boolean | null;
  /** It stays for a second, and went by itself within four, twice. Left out where it did not, or was not watched for so long. */
  readonly goesLate?: true;
  /** With the content up; of the first few with which something was amiss. Older evidence has none. */
  readonly picture?: WindowPicture | null;
}
