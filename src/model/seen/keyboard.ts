import type { Box, Screenshot } from '../evidence.ts';

/** Something of the page that can be pointed at. */
export interface KeyElement {
  readonly selector: string;
  readonly html: string;
  readonly role: string;
  readonly name: string;
  /** Address of the frame it is in; null for the page itself. */
  readonly frame: string | null;
  /** Places of the document; null for what has none, and in frames that scroll or are drawn at another size. */
  readonly box: Box | null;
}

/** One difference between an element with and without the focus. */
export interface RingChange {
  readonly what: 'outline' | 'shadow' | 'border' | 'background' | 'other';
  /** Of the element itself, of something inside or around it, of its label, or of what stands beside it. */
  readonly where: 'self' | 'inside' | 'around' | 'label' | 'beside';
  /** Against what was there before, or stands next to it; null where that cannot be told from styles. */
  readonly contrast: number | null;
}

export interface KeyStop extends KeyElement {
  /** The attribute, where it is above nought. */
  readonly tabindex: number | null;
  /** Whether something of it, or of its label, can be seen while it has the focus. */
  readonly shown: boolean;
  readonly inView: boolean;
  readonly ariaHidden: boolean;
  /** It was not in the page when the walk began. Left out otherwise; older evidence does not say. */
  readonly late?: true;
  /** Text can be typed into it, so that a text cursor shows where one is. */
  readonly editable: boolean;
  /** What lies over all points that were sampled. `sure`: it keeps its place while the page scrolls, and is opaque. */
  readonly coveredBy: { readonly selector: string; readonly html: string; readonly sure: boolean } | null;
  readonly changes: readonly RingChange[];
  /**
   * Only where no style changes: whether a pixel does. `same`: none in the whole window. `elsewhere`: none near it, but
   * something else moves on the page. `alike`: not looked at, as another stop like it was, and showed the focus.
   */
  readonly pixels: 'same' | 'differ' | 'elsewhere' | 'alike' | 'not-compared';
  /**
   * How much of the window changes when it loses the focus, and how much of that by 3 to 1 or more, against a line 2 pixels
   * thick along its edge; all in square CSS pixels. `alike`: measured on another stop that is styled like it. Absent where
   * it was not measured, and in older scans.
   */
  readonly area?: {
    readonly changed: number;
    readonly strong: number;
    readonly needed: number;
    readonly alike?: true;
  };
  /**
   * In colours that people force upon pages, nothing shows the focus: no style of it or around it changes, and no pixel near it, or
   * near another stop styled like it. Left out otherwise, and where it was not tried; older evidence does not say.
   */
  readonly forced?: 'gone';
  /** The window while it had the focus, for the first few that are covered or do not show it, and its place there. */
  readonly picture: { readonly shot: Screenshot; readonly box: Box } | null;
}

export interface KeyTrap {
  /** What the focus stays on, or goes round in: numbers of stops. */
  readonly stops: readonly number[];
  /** Which of these left it. */
  readonly leftBy: readonly ('shift-tab' | 'escape' | 'arrows' | 'close')[];
  /** Selector of the dialog around it. */
  readonly dialog: string | null;
  /** Buttons among these that might lead out, and were not pressed. Absent in older scans. */
  readonly untried?: number;
  /** Tab leads on, and Shift with Tab does not lead back. */
  readonly backward?: true;
}

export interface KeySurprise {
  /**
   * `dialog`: a message of the browser. `opened`: a dialog of the page. `changed`: the page has another address, title or
   * main heading.
   */
  readonly kind: 'navigation' | 'window' | 'dialog' | 'sent' | 'taken' | 'moved' | 'opened' | 'changed';
  readonly on: KeyElement;
  /** Where the focus or the page went. */
  readonly to: string | null;
  /** It happened while this had the focus, and did not happen again when this got the focus once more. */
  readonly once?: true;
  /** It happened when this lost the focus. */
  readonly leaving?: true;
  /**
   * Of a dialog: it took the focus from this, where a script listens for just that, and did so each time this got the focus on
   * the page loaded afresh, and not before. Left out otherwise; older evidence does not say, or had seen it once.
   */
  readonly byFocus?: true;
}

export interface KeyUnreached extends KeyElement {
  /**
   * `handler`: it has a handler for clicks of its own. `role`: it says that it is a control. `pointer`: the pointer says
   * so. `no-keys`: the focus reaches it, but it answers to the mouse only. `hover`: it answers to the pointer over it.
   * `delegated`: it looks as if it could be pressed, and did something when it was, by code that listens around it.
   * `label`: a label of a tick box, a radio button or a file to choose that is hidden from the keyboard.
   */
  readonly how: 'handler' | 'role' | 'pointer' | 'no-keys' | 'hover' | 'delegated' | 'label';
  /** A click was seen to do something here, and no key does it. */
  readonly sure: boolean;
}

/** Something that may have stops of its own, which cannot be looked into. */
export interface KeyUnseen extends KeyElement {
  /** A page of another site in a frame, or parts that a component keeps to itself. */
  readonly why: 'frame' | 'closed';
}

export interface KeySkip extends KeyElement {
  /** Number of the stop; null where the Tab key does not come to it. */
  readonly stop: number | null;
  readonly target: string;
  readonly found: boolean;
  readonly shown: boolean;
  /** Null: it could not be tried. */
  readonly works: boolean | null;
  /** It leads to a menu or the head of the page, which is what people want to skip. Absent in older scans. */
  readonly toMenu?: true;
  /**
   * The window while it had the focus, and its place there: without the focus most of them cannot be seen. Only of those in
   * doubt. Absent in older scans.
   */
  readonly picture?: NonNullable<KeyStop['picture']>;
}

export interface KeyBack {
  /** How many stops were gone back over. */
  readonly steps: number;
  /**
   * `start`: it came to the first stop. `lost`: the way back is not the way there, or a stop did not let go, so nothing is
   * known of those before it. `cut`: out of time. `as-it-came`: after a few stops, because no script hears of keys or of the
   * focus, so that the browser goes back the way it came. Absent in older scans.
   */
  readonly ended?: 'start' | 'lost' | 'cut' | 'as-it-came';
  /** Numbers of stops that should have been next on the way back, and were not. */
  readonly missed: readonly number[];
}

/** What listens for fingers or the device being moved. */
export interface KeyMovements {
  /** Elements that listen for fingers moving over them. The first few of those that can be seen. */
  readonly on: readonly KeyElement[];
  /** What the page as a whole listens for: names of events, sorted. */
  readonly page: readonly string[];
}

/** What going through the page with the Tab key came to. */
export interface KeyboardWalk {
  readonly stops: readonly KeyStop[];
  /** `end`: the last stop was passed. `trap`: it was stuck for good. `cut`: out of steps or time, so nothing is known of the rest. */
  readonly ended: 'end' | 'trap' | 'cut';
  readonly traps: readonly KeyTrap[];
  /**
   * Number of the stop, a frame that cannot be looked into, in which the focus still was after many presses. Left out where there
   * is none; absent in older scans.
   */
  readonly heldIn?: number;
  readonly surprises: readonly KeySurprise[];
  /** Where the walk did not come to its end, what has a place in the Tab order counts as reached. */
  readonly unreached: readonly KeyUnreached[];
  /** The page has more than is looked through for that. Left out where it has not. */
  readonly unreachedCut?: true;
  readonly skips: readonly KeySkip[];
  /** Pairs of stops where the second stands before the first on the page, though both are in one container. */
  readonly backward: readonly number[];
  /** A script of the page stops the Tab key, so that nothing gets the focus. Absent in older scans. */
  readonly swallowed?: boolean;
  /** What can be seen and has a place in the Tab order, and was not come to. Absent in older scans. */
  readonly passedOver?: readonly KeyElement[];
  /** What was not looked into. Absent in scans made before it was noted. */
  readonly unseen?: readonly KeyUnseen[];
  /** Going back with Shift and Tab over the last few stops. Null: not tried. Absent in older scans. */
  readonly back?: KeyBack | null;
  readonly accessKeys: readonly (KeyElement & { readonly key: string })[];
  /** Single characters that made something happen without any control having the focus. */
  readonly shortcuts: readonly string[];
  /** `none`: nothing on the page listens for keys. `cut`: not all characters were tried. Absent in older scans. */
  readonly shortcutsTried?: 'none' | 'all' | 'cut';
  /** What the first of them has changed. Left out where there is none, or it is the page as a whole; absent in older scans. */
  readonly shortcutAt?: KeyElement;
  /** Frames of this site whose page hears of keys, and single characters that made something happen there. Left out where there is none; absent in older scans. */
  readonly frameShortcuts?: readonly (KeyElement & {
    readonly keys: readonly string[];
    readonly tried: 'all' | 'cut';
  })[];
  /** Absent in older scans. */
  readonly movements?: KeyMovements;
  /** The page with the places of the stops, where there is something to show on it. */
  readonly picture: Screenshot | null;
}
