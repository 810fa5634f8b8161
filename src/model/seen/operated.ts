import type { AxeRule, Box, Screenshot } from '../evidence.ts';

/** An element to point at. */
export interface Spot {
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

/** The window as it was when there was something to see, and where the page was scrolled to. */
export interface WindowPicture {
  readonly shot: Screenshot;
  readonly left: number;
  readonly top: number;
}

/** What opening and closing the parts of a page did. Navigation and sending were blocked all the while. */
export interface Operated {
  readonly controls: readonly OperatedControl[];
  /** Drop-down lists, radio buttons, checkboxes, sliders, dates and colours whose value was changed. */
  readonly choices: readonly ChangedChoice[];
  /** Short texts that came up when a control was used or a field got the focus. */
  readonly messages: readonly MessageSeen[];
  /** Controls that were found and not tried, because the probe has an end. */
  readonly untried: number;
  /** Those that were found and left alone for another reason. Older evidence does not say. */
  readonly leftOut?: LeftOut;
  readonly untriedChoices: number;
  /** In what comes up with the focus on a field, or with what is typed into it: what can be clicked and not reached by keyboard. Older evidence has none. */
  readonly withFocus?: readonly (Spot & { readonly sure: boolean })[];
  /** What has come in by itself since the page had loaded. Left out where nothing has; older evidence does not say. */
  readonly late?: readonly LatePart[];
  /** Fields of which it is not said that their list is open, or which entry of it is marked. Left out where there is none; older evidence does not say. */
  readonly suggested?: readonly SuggestedSeen[];
  /** Lists of answers that keep the focus: neither Escape nor Tab leads out. Left out where there is none; older evidence does not say. */
  readonly held?: readonly Spot[];
  /** Texts that something typed gave another colour and nothing else. Left out where there is none; older evidence does not say. */
  readonly byColour?: readonly ColourTold[];
  /** Those with members out of reach of the keyboard. Left out where there is none; older evidence does not say. */
  readonly groups?: readonly StuckGroup[];
  /**
   * Controls that can be seen in a window 320 pixels wide and not in a wide one. Their places are those of the page in that window.
   * Null: there was no time for them. Older evidence does not say.
   */
  readonly narrow?: readonly OperatedControl[] | null;
  /** More of those, which were not tried. Left out where there is none. */
  readonly untriedNarrow?: number;
  /** What pressing, dragging and pasting came to. Null: it was not tried. Older evidence does not say. */
  readonly pointer?: PointerUse | null;
  /** The time was over, or the page left or broke, before everything was tried. */
  readonly cutShort: boolean;
}

/** A part of the page that was not there yet when the page had loaded, as banners are that keep people waiting. */
export interface LatePart extends Spot {
  /** What axe found in it: failures and doubts only. Null where it broke. */
  readonly axe: readonly AxeRule[] | null;
  /** Of the window with it, where axe found anything. */
  readonly picture: WindowPicture | null;
  /** Of what lies over the page: the focus is or was in it, or the next press of Tab leads there, or neither. Left out otherwise; older evidence does not say. */
  readonly focus?: 'in' | 'next' | 'behind';
}

/** `alike`: so many texts beside each other, itself counted. */
export type ColourTold = Spot & { readonly words: string; readonly alike: number };

/** A field whose list came up as something was typed. */
export interface SuggestedSeen extends Spot {
  /** It said that it was closed before, and went on to say so for a second and longer while two entries or more could be seen. */
  readonly saysClosed: boolean;
  /** Something on the page was announced in that time. */
  readonly announced: boolean;
  /** An arrow key marked an entry by its look, and for as long nothing said which, nor was anything announced. */
  readonly marked: boolean;
}

/** What shares a stop of the Tab key, as tabs do, where the keys that should lead on from it led nowhere. */
export interface StuckGroup extends Spot {
  readonly role: string;
  /** Those that the Tab key does not stop at while nothing has been used yet. */
  readonly members: readonly (Spot & { readonly name: string })[];
  /** No key moved anything at all. Otherwise something stirred that leads to none of them, as far as could be seen. */
  readonly still: boolean;
  /** What a click on one out of reach brought up, and all that the group shows in turns. Null: none was clicked, or nothing came up. */
  readonly shows: readonly string[] | null;
}

export interface PointerUse {
  /** What listens for a press rather than a click. `acts`: it does something before the press ends. Null: not tried, as it is for fingers alone or could change something. */
  readonly pressed: readonly (Spot & { readonly acts: boolean | null })[];
  /** Made to be dragged, without anything beside it that is only pressed or typed into. */
  readonly drags: readonly Dragged[];
  readonly pasted: readonly Pasted[];
  readonly untried: number;
  readonly untriedFields: number;
}

export interface Dragged extends Spot {
  readonly by: 'draggable' | 'drop' | 'pressed';
  readonly name: string;
  /** The Tab key stops neither at it nor in it nor at what it is in, and no script listens there for keys. Left out otherwise; older evidence does not say. */
  readonly keyless?: true;
  /** It follows the pointer and looks like no handle, so that two fingers or a line that is drawn may be meant. Left out otherwise; older evidence does not say. */
  readonly free?: true;
}

/** A field for something that signs people in. */
export interface Pasted extends Spot {
  readonly name: string;
  readonly type: string;
  /** The page keeps the browser from pasting, and does not do it itself. */
  readonly blocked: boolean;
  /** It takes one letter or digit and stands with others like it. */
  readonly single: boolean;
  readonly secret: boolean;
}

export interface LeftOut {
  /** Built like several that were tried. */
  readonly alike: number;
  /** Their words stand for sending, paying, deleting and the like. */
  readonly unsafe: number;
  /** They could be neither focused nor clicked when their turn came. */
  readonly gone: number;
  /** The first few of them, those that could change something before all others. Older evidence names none. */
  readonly which?: readonly LeftControl[];
}

export interface LeftControl extends Spot {
  readonly name: string;
  readonly why: 'alike' | 'unsafe' | 'gone';
}

export type ControlKind =
  | 'details'
  | 'disclosure'
  | 'menu'
  | 'dialog'
  | 'tab'
  | 'combobox'
  | 'toggle'
  | 'button'
  | 'link'
  /** A link to another page that is said to be a button. Only Space was tried. */
  | 'link-button'
  /** No control by its markup. */
  | 'custom';

/** What is said of a control to software; null where it says nothing. */
export interface ControlState {
  readonly name: string;
  readonly expanded: string | null;
  readonly selected: string | null;
  readonly checked: string | null;
  readonly pressed: string | null;
}

/** Null: not tried. */
export interface Tried {
  readonly enter: boolean | null;
  readonly space: boolean | null;
  readonly arrow: boolean | null;
  readonly click: boolean | null;
}

export interface OperatedControl extends Spot {
  readonly kind: ControlKind;
  readonly foundBy: 'role' | 'listener' | 'guess';
  /** Of the element or its kind; empty for an element without any. */
  readonly role: string;
  /** Whether the Tab key stops there, or only a script can put the focus there. */
  readonly reach: 'tab' | 'script' | 'none';
  /** A field that can be typed into lies beside it, which may do the same. Left out where there is none. */
  readonly besideField?: true;
  /** A script listens for keys at the element itself. Left out where none does; older evidence does not say. */
  readonly keyed?: true;
  /** It is a choice about cookies in the text of the page, which a button beside it keeps. Left out otherwise. */
  readonly consent?: true;
  readonly works: Tried;
  /** The click showed or hid something, changed a state, or asked for a window or a page. */
  readonly clickCounts: boolean;
  readonly before: ControlState;
  /** Once it had been operated; null where nothing happened. */
  readonly after: ControlState | null;
  /** Using it again hid again what it had shown. */
  readonly toggles: boolean;
  /** It is one of several and shows its part in place of another one's, as tabs do. Older evidence does not say. */
  readonly swaps?: boolean;
  /**
   * Press by press its look goes to and fro, and nothing that is said of it or shown elsewhere does. `alone`: nothing else in
   * the page was touched. `not-tried`: it may do so, and was not pressed again, because that is done a few times on a page.
   * Left out where it does not; older evidence does not say.
   */
  readonly turns?: 'alone' | 'with-others' | 'not-tried';
  /**
   * Of a button that the Tab key stops at. `opens`: a press only brings something up, the next one takes it away. `chooses`: it
   * is one of several and shows its part in place of another one's, while another of them looks as if it was chosen no more.
   * Neither press changes anything that software is told of it, in it, beside it or around it, nor is anything announced, nor
   * does the focus move. Left out otherwise; older evidence does not say.
   */
  readonly untold?: 'opens' | 'chooses';
  /** It said that it was open, its press brought something up and nothing else went away, and now it says that it is closed. Left out otherwise; older evidence does not say. */
  readonly turnedRound?: true;
  readonly asked: 'navigation' | 'request' | 'popup' | 'dialog' | null;
  readonly layer: Layer | null;
}

export type FocusPlace = 'control' | 'layer' | 'page' | 'nowhere';

/** What a control brought up. */
export interface Layer extends Spot {
  readonly role: string;
  readonly name: string;
  /** Said to be modal, or opened as a modal dialog by the browser. */
  readonly modal: boolean;
  /** By its role, its class or what it covers. */
  readonly dialogLike: boolean;
  /** It lies over most of the window, itself or with its backdrop. */
  readonly covers: boolean;
  readonly focusables: number;
  readonly focusAfterOpening: FocusPlace;
  /** Where the first press of Tab led. Null: not tried. */
  readonly firstTab: FocusPlace | null;
  /** The first element outside it that Tab came to while it was open. */
  readonly escapedTo: Spot | null;
  /** What can be clicked in it and not reached by keyboard; `sure` where it listens for clicks itself. */
  readonly unreachable: readonly (Spot & { readonly sure: boolean })[];
  /** It is a month whose days are no stops and do not listen themselves, and a click on this one did something. `sure`: it chose the day, no key moved anything, and the day cannot be written into a field. Left out otherwise; older evidence does not say. */
  readonly days?: { readonly day: number; readonly sure: boolean };
  /**
   * It took the focus, and nothing from there up to the page tells software what it is. `itself`: this box without a role or a
   * name has the focus; otherwise something in it. Left out otherwise; older evidence does not say.
   */
  readonly untold?: Spot & { readonly itself: boolean };
  /**
   * It came up in the dialog around its control, and both ways round that dialog the Tab key came by these without a stop, though
   * the browser by itself would stop there. Left out where there is none; older evidence does not say.
   */
  readonly passedBy?: readonly Spot[];
  /**
   * It is gone once a key has left its control, so that none leads into it. `sure`: it is no list or menu, and its links are
   * not elsewhere on the page. Left out otherwise; older evidence does not say.
   */
  readonly shuts?: 'sure' | 'perhaps';
  readonly closedBy: 'escape' | 'again' | 'closer' | 'closer-click' | 'itself' | null;
  readonly triedEscape: boolean;
  /**
   * It is not said to be modal, took the focus, nothing closed it, and neither Tab nor Shift and Tab led out of it. What each
   * control in it does was not tried. Left out otherwise; older evidence does not say.
   */
  readonly holds?: true;
  /** The control in it that closes it, if one was looked for. */
  readonly closer: (Spot & { readonly reach: 'tab' | 'script' | 'none' }) | null;
  readonly focusAfterClosing: FocusPlace | null;
  /**
   * The focus had been in it and was nowhere when it had closed: so many stops from its control, or from there to the end of the
   * page, did the next press of Tab lead. Left out otherwise, or where that could not be told; older evidence does not say.
   */
  readonly strayed?: number;
  /** What the Tab key still stops at in it though it is closed and not to be seen. */
  readonly leftBehind: Spot | null;
  /** What axe found in it while it was open: failures and doubts only. Null where axe did not look, or broke. */
  readonly axe: readonly AxeRule[] | null;
  /** While it was open; of a few whose facts are worth a look. Older evidence has none. */
  readonly picture?: WindowPicture | null;
}

export interface ChangedChoice extends Spot {
  /** `text`: something was typed into it, and the focus went on. */
  readonly kind: 'select' | 'radio' | 'checkbox' | 'range' | 'date' | 'colour' | 'text';
  readonly name: string;
  readonly changed: boolean;
  /** `focus`: the focus went somewhere else. */
  readonly caused: 'navigation' | 'popup' | 'focus' | null;
  /** Words at it or anywhere on the page may say that something will happen, or the page is in a language not known here. */
  readonly warned: boolean;
  /** A button stands by that would do it. */
  readonly hasButton: boolean;
}

export interface MessageSeen extends Spot {
  readonly text: string;
  readonly when: 'operated' | 'focused' | 'changed' | 'typed';
  /** What was used. */
  readonly by: Spot;
  /** It stands in a region that is announced. */
  readonly live: boolean;
  /**
   * It had been there with other words, the focus was not led away from what was used, and no region of the page that is
   * announced got any words in the seconds before and after. Left out otherwise; older evidence does not say.
   */
  readonly unheard?: true;
  /** Unheard, and several entries of a list or a table went away as something was typed: the field chooses from them. */
  readonly fewer?: true;
  readonly focusInside: boolean;
  /** Milliseconds until it went by itself, rounded up to halves of a second. Null: it was still there at the end. */
  readonly goneAfter: number | null;
}
