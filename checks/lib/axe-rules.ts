import type { Severity } from '../../src/model/check.ts';

/** One row per axe rule: what is wrong, in our own words. */
export interface AxeRow {
  /** Said of each place where axe is sure. */
  readonly broken: string;
  /** Asked of a person where axe is not sure. Left out, a general question is made from `broken`. */
  readonly ask?: string;
  /** Only where the fault weighs less than its family's severity. */
  readonly severity?: Severity;
}

type Family = Readonly<Record<string, AxeRow>>;

/**
 * Every axe rule we judge, by the check it belongs to. tests/checks/lib/axe-rules.test.ts compares the table with the
 * installed axe-core, so a new axe version cannot add a WCAG rule that nobody looks at.
 */
export const axeFamilies = {
  colour: {
    'color-contrast': {
      broken: 'This text does not stand out enough from its background.',
      ask: 'Check by eye that this text stands out clearly from what is behind it.',
    },
    'link-in-text-block': {
      broken: 'Only colour, or nothing at all, tells this link apart from the words around it.',
      ask: 'Check by eye that this link can be told apart from the words around it without relying on colour.',
    },
  },
  textAlternatives: {
    'image-alt': { broken: 'This image has no text alternative.' },
    'input-image-alt': { broken: 'This image button has no text that says what it does.' },
    'area-alt': { broken: 'This clickable part of an image has no text alternative.' },
    'object-alt': { broken: 'This embedded object has no text alternative.', severity: 'serious' },
    'role-img-alt': { broken: 'This element acts as an image but has no text alternative.', severity: 'serious' },
    'svg-img-alt': { broken: 'This drawing (SVG) acts as an image but has no text alternative.', severity: 'serious' },
    'aria-meter-name': { broken: 'This meter has no name, so it is not clear what it measures.', severity: 'serious' },
    'aria-progressbar-name': {
      broken: 'This progress bar has no name, so it is not clear what it reports on.',
      severity: 'serious',
    },
  },
  structure: {
    list: { broken: 'This list contains something that is not a list item, so its length may be read out wrongly.' },
    listitem: { broken: 'This list item is not inside a list.' },
    'definition-list': { broken: 'This list of terms and descriptions is not built from pairs in the right order.' },
    dlitem: { broken: 'This term or description is not inside a list of terms.' },
    'td-headers-attr': { broken: 'A cell of this table points to a header that is not a header of the same table.' },
    'th-has-data-cells': {
      broken: 'This table header has no cells that belong to it.',
      ask: 'Check that each header of this table has cells that belong to it.',
    },
    'aria-required-children': {
      broken: 'This element has a role that needs certain elements inside it, and they are missing.',
    },
    'aria-required-parent': {
      broken: 'This element has a role that only works inside certain other elements, and it is not inside one.',
    },
  },
  formLabels: {
    label: { broken: 'This form field has no label that a screen reader can read out.' },
    'select-name': { broken: 'This drop-down list has no label that a screen reader can read out.' },
    'input-button-name': { broken: 'This form button has no text.' },
    'aria-input-field-name': {
      broken: 'This custom form field has no label that a screen reader can read out.',
      severity: 'serious',
    },
    'aria-toggle-field-name': {
      broken: 'This custom checkbox, radio button or switch has no label that a screen reader can read out.',
      severity: 'serious',
    },
    'form-field-multiple-labels': {
      broken: 'This form field has more than one label, and not every screen reader reads out all of them.',
      ask: 'This form field has more than one label. Check that a screen reader reads out what people need.',
      severity: 'moderate',
    },
  },
  nameRoleValue: {
    'button-name': { broken: 'This button has no text or name.' },
    'link-name': { broken: 'This link has no text or name.', severity: 'serious' },
    'summary-name': { broken: 'This control for showing more has no text or name.', severity: 'serious' },
    'frame-title': { broken: 'This frame has no title that says what is in it.', severity: 'serious' },
    'frame-title-unique': { broken: 'This frame has the same title as another frame.', severity: 'serious' },
    'nested-interactive': {
      broken: 'This control contains another control, and screen readers may not announce the inner one.',
      severity: 'serious',
    },
    'duplicate-id-aria': {
      broken: 'Another element has the same id, so a label or description may point to the wrong one.',
    },
    'aria-allowed-attr': { broken: 'This element has an ARIA attribute that its role does not support.' },
    'aria-valid-attr': { broken: 'This element has an ARIA attribute that does not exist.' },
    'aria-valid-attr-value': {
      broken: 'An ARIA attribute of this element has a value that is not allowed.',
      ask: 'Check that what the ARIA attributes of this element point to appears when it is needed.',
    },
    'aria-roles': { broken: 'This element has an ARIA role that does not exist.' },
    'aria-required-attr': { broken: 'This element has an ARIA role but lacks an attribute which that role needs.' },
    'aria-prohibited-attr': {
      broken: 'This element has a name or another ARIA attribute that its role does not permit, so it may be ignored.',
      ask: 'This element has a name that its role may not support. Check that a screen reader reads it out.',
      severity: 'serious',
    },
    'aria-conditional-attr': {
      broken: 'This element has an ARIA attribute that does not work in this situation.',
      severity: 'serious',
    },
    'aria-deprecated-role': { broken: 'This element has an ARIA role that is no longer supported.', severity: 'minor' },
    'aria-braille-equivalent': {
      broken: 'This element has a name or role for braille but none for speech.',
      severity: 'serious',
    },
    'aria-hidden-body': { broken: 'The whole page is hidden from screen readers.' },
    'aria-hidden-focus': {
      broken: 'The keyboard can reach something here that is hidden from screen readers.',
      ask: 'Check that the keyboard cannot reach anything in this part, which is hidden from screen readers.',
      severity: 'serious',
    },
    'aria-command-name': { broken: 'This custom button, link or menu item has no text or name.', severity: 'serious' },
    'aria-tooltip-name': { broken: 'This tooltip has no text or name.', severity: 'serious' },
    'aria-tab-name': { broken: 'This tab has no text or name.', severity: 'serious' },
  },
  titleAndLanguage: {
    'document-title': { broken: 'The page has no title.' },
    'html-has-lang': { broken: 'The page does not say which language it is in.' },
    'html-lang-valid': { broken: 'The language code of the page is not a valid one.' },
    'html-xml-lang-mismatch': { broken: 'The page names two different languages for itself.', severity: 'moderate' },
    'valid-lang': { broken: 'The language code of this part of the page is not a valid one.' },
  },
  resizeAndSpacing: {
    'meta-viewport': { broken: 'The page stops people from zooming in on a phone or tablet.' },
    'avoid-inline-spacing': {
      broken: 'The text spacing here is fixed, so people cannot widen it to read more easily.',
    },
  },
  /** Of markup alone, so that it is known on every page. Where a page is tried out, its movement and its clock are watched. */
  movement: {
    'meta-refresh': { broken: 'The page loads again, or goes to another page, by itself and within twenty hours.' },
  },
  /** Of markup alone too. Whether people can stop it, only a look at the page tells. */
  movingText: {
    marquee: { broken: 'This text scrolls. Check that people can stop it, or that it ends within five seconds.' },
    blink: {
      broken: 'This text is marked up to blink, and browsers of today do not let it. Take the old “blink” tag away.',
    },
  },
  targetSize: {
    'target-size': {
      broken: 'This control is too small, or too close to another one, to be pressed safely.',
      ask: 'Check that this control is at least 24 by 24 pixels or has enough space around it.',
    },
  },
  /** Best practice, not WCAG. */
  headings: {
    'page-has-heading-one': { broken: 'The page has no main heading (level one).' },
    'landmark-one-main': { broken: 'The page has no area marked as its main content.' },
    'landmark-no-duplicate-main': { broken: 'The page has more than one area marked as its main content.' },
  },
  /** Best practice as well, though a faulty outline often breaks WCAG too: a person says whether this one does. */
  headingLevels: {
    'heading-order': {
      broken: 'This heading skips a level. Check that its level is that of its part of the page.',
    },
    'empty-heading': {
      broken: 'This heading has no words to read out. Check what it should say, or whether it is one at all.',
    },
  },
  /**
   * Best practice that says something true of the page and that nothing else of ours looks at. Left out is what has a check of its
   * own, such as empty headers of tables and titles in place of labels, and what good pages break all the time.
   */
  goodPractice: {
    'aria-dialog-name': { broken: 'This dialog has no name. Check whether people hear what has opened.' },
    'aria-treeitem-name': { broken: 'This item of a tree has no name. Check what is read out for it.' },
    'scope-attr-valid': {
      broken:
        'The scope of this cell does not say what it heads. Check whether the headers of this table are read out.',
    },
    'presentation-role-conflict': {
      broken:
        'This is said to be decoration and has a name or takes the focus all the same. Check which of them is meant.',
    },
  },
  /** A look at the page is not enough to be sure of these; some browsers and some keys may do what is missing. */
  keyboard: {
    bypass: {
      broken:
        'No heading, no main area and no link lead past what stands at the top of this page. Check whether keys can skip it.',
    },
    'server-side-image-map': {
      broken:
        'What this image does hangs on where it is clicked, and no key can point at a place. Check that links lead to the same.',
    },
    'scrollable-region-focusable': {
      broken: 'This part scrolls, and not every browser lets the Tab key reach it. Check that keys can scroll it.',
    },
    'frame-focusable-content': {
      broken: 'The Tab key passes this frame by, and there are controls in it. Check that keys can reach them.',
    },
  },
  /** Off in the library, on in the browser extension that auditors use. A person confirms each hit. */
  experimental: {
    'css-orientation-lock': { broken: 'The page may only work one way up. Turn a phone on its side and look.' },
    // No longer experimental in axe 4.14. It stays here: abbreviations and symbols still make it cry wolf.
    'label-content-name-mismatch': {
      broken: 'The name of this control may differ from the words people see. Check that someone can say those words.',
    },
    'p-as-heading': { broken: 'This paragraph looks like a heading. If it is one, mark it up as a heading.' },
    'table-fake-caption': { broken: 'A cell of this table looks like its caption. If it is one, use a real caption.' },
    'td-has-header': { broken: 'This table cell seems to have no header. Check what it belongs to.' },
  },
  /** Judged by forms/input-purpose, beside its own rule about labels. */
  inputPurpose: {
    'autocomplete-valid': { broken: 'The autocomplete value of this field is not one that browsers know.' },
  },
} as const satisfies Record<string, Family>;

/** WCAG rules of axe that wait for checks of their own, which need more than a look at the page. */
export const axeRulesForLater: readonly string[] = ['no-autoplay-audio', 'video-caption', 'audio-caption'];

export const experimentalAxeRules: readonly string[] = Object.keys(axeFamilies.experimental);

/** Rules of which another check asks, whatever axe says of them. */
export const axeRulesAskedApart: readonly string[] = [
  ...experimentalAxeRules,
  ...Object.keys(axeFamilies.headingLevels),
  ...Object.keys(axeFamilies.goodPractice),
  ...Object.keys(axeFamilies.keyboard),
];

/** What the gatherer must run, experimental rules included; some of them are off unless asked for by name. */
export const axeRulesUsed: readonly string[] = Object.values(axeFamilies).flatMap((family) => Object.keys(family));

const { experimental: _, headings: __, headingLevels: ___, goodPractice: ____, ...stable } = axeFamilies;
/** For scans that do nothing but run axe: the rules for WCAG that axe itself counts as stable. */
export const stableAxeRules: readonly string[] = Object.values(stable).flatMap((family) => Object.keys(family));
