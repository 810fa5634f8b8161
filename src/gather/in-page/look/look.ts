import type { drawn } from '../drawn.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { settle } from '../settle.ts';
import type * as colours from './colours.ts';
import type * as culprits from './culprits.ts';
import type * as facts from './facts.ts';
import type * as fits from './fits.ts';
import type * as forced from './forced.ts';
import type * as growth from './growth.ts';
import type * as losses from './losses.ts';
import type * as motion from './motion.ts';
import type * as orientation from './orientation.ts';
import type * as overlaps from './overlaps.ts';
import type * as passes from './passes.ts';
import type * as pinned from './pinned.ts';
import type * as styles from './styles.ts';
import type * as texts from './texts.ts';
import type * as vanished from './vanished.ts';

/** In the window's own pixels. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What an element does to content that does not fit it, along one axis. */
export type Fit = 'open' | 'cut' | 'scroll';

export interface Clip {
  readonly facts: Facts;
  /** Its padding box. */
  readonly box: Edges;
  readonly x: Fit;
  readonly y: Fit;
}

/** What one pass needs to know of an element, read once. */
export interface Facts {
  readonly element: Element;
  readonly style: CSSStyleDeclaration;
  /** In the tree as it is drawn: out of shadow roots and slots. */
  readonly parent: Facts | null;
  readonly position: string;
  /** Turned, shifted or scaled by a transform. */
  readonly moved: boolean;
  /** Fixed to the window, itself or with what holds it; `sticky` counts only for the element itself. */
  readonly fixed: Facts | null;
  /** Inside something that shows its content piece by piece. */
  readonly carousel: boolean;
  /** Hidden from the eye by one of the usual tricks for screen readers, itself or with its parents. */
  readonly forEars: boolean;
  readonly clip: Clip | null;
  /** The next element up whose overflow counts for this one. */
  readonly within: Facts | null;
  /** What absolutely positioned and what fixed content inside belongs to. */
  readonly holdsAbsolute: Facts | null;
  readonly holdsFixed: Facts | null;
  shown?: boolean;
  rect?: Edges;
}

export interface TextSeen {
  readonly node: Text;
  readonly words: string;
  readonly facts: Facts;
  /** One for each piece of a line. */
  readonly lines: readonly Edges[];
  readonly fontSize: number;
  loss?: Loss;
}

export interface Loss {
  /** Of the text, by length: 0 to 1. */
  readonly share: number;
  /** Of the worst line: how much of its height is hidden (0 to 1), and how many font sizes of its length. */
  readonly worstHeight: number;
  readonly worstLength: number;
  readonly by: Clip | null;
  readonly axis: 'x' | 'y';
}

/** Kept between the passes over one page, in our own world only. */
export interface Memory {
  /** How much of each text was lost at normal size, and its font size. */
  readonly texts: WeakMap<Text, { readonly share: number; readonly fontSize: number; readonly spilled: boolean }>;
  readonly words: Map<string, number>;
  readonly overlaps: WeakMap<Element, WeakSet<Element>>;
  readonly things: {
    readonly element: Element;
    readonly words: string;
    readonly kind: 'heading' | 'control' | 'text';
  }[];
  /** Fields too low for their letters at normal size. */
  readonly low: WeakSet<Element>;
  /** Contrast of texts in ordinary colours, and what it was made of. */
  readonly colours: WeakMap<Text, { readonly contrast: number | null; readonly colour: string }>;
  /** Elements that a wide window shows at least part of. */
  readonly inside: WeakSet<Element>;
  /** And those of which it shows the whole width. */
  readonly whole: WeakSet<Element>;
  /** What seems to be pressed in a wide window. */
  readonly hands: WeakSet<Element>;
  /** Sheets of ours, so that they can be taken away again. */
  readonly sheets: CSSStyleSheet[];
  /** What takes doubled text back. */
  undo: (() => void) | null;
  /** Who watches the page comes to an end. */
  stopped: boolean;
  readonly scrolled: { x: number; y: number };
}

type Functions<M> = {
  [K in keyof M]: M[K] extends (this: never, ...args: infer A) => infer R ? (...args: A) => R : never;
};

/** The functions of this folder as they find each other inside the page, through `this`. */
export interface Look
  extends Functions<typeof facts>,
    Functions<typeof texts>,
    Functions<typeof losses>,
    Functions<typeof overlaps>,
    Functions<typeof culprits>,
    Functions<typeof fits>,
    Functions<typeof vanished>,
    Functions<typeof pinned>,
    Functions<typeof orientation>,
    Functions<typeof styles>,
    Functions<typeof growth>,
    Functions<typeof colours>,
    Functions<typeof forced>,
    Functions<typeof motion>,
    Functions<typeof passes> {
  readonly h: InPageHelpers;
  readonly drawn: typeof drawn;
  readonly settle: typeof settle;
  readonly memory: Memory;
  /** Of the pass under way. */
  seen: Map<Element, Facts>;
}
