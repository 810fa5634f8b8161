import type { FieldErrors, TriedField, TriedForm } from '../../src/model/seen/field-errors.ts';
import type { Hovered, HoverTrigger } from '../../src/model/seen/hovered.ts';
import type {
  ChangedChoice,
  ControlState,
  Layer,
  LeftOut,
  MessageSeen,
  Operated,
  OperatedControl,
  Pasted,
  PointerUse,
  Spot,
  StuckGroup,
  Tried,
} from '../../src/model/seen/operated.ts';

export const spot = (selector: string): Spot => ({ selector, html: `<i ${selector}>`, box: null });
export const state = (rest: Partial<ControlState> = {}): ControlState => ({
  ...{ name: 'Fees', expanded: null, selected: null, checked: null, pressed: null },
  ...rest,
});
export const tried = (rest: Partial<Tried> = {}): Tried => ({
  ...{ enter: null, space: null, arrow: null, click: null },
  ...rest,
});

/** What unfolds below a button, and folds again. */
export const layer = (rest: Partial<Layer> = {}): Layer => ({
  ...spot('#panel'),
  role: '',
  name: '',
  modal: false,
  dialogLike: false,
  covers: false,
  focusables: 1,
  focusAfterOpening: 'control',
  firstTab: null,
  escapedTo: null,
  unreachable: [],
  closedBy: 'again',
  triedEscape: false,
  closer: null,
  focusAfterClosing: 'control',
  leftBehind: null,
  axe: [],
  ...rest,
});

/** A dialog that does everything right. */
export const dialog = (rest: Partial<Layer> = {}): Layer =>
  layer({
    ...{ ...spot('#dialog'), role: 'dialog', name: 'Streets', modal: true, dialogLike: true, covers: true },
    ...{ focusAfterOpening: 'layer', firstTab: 'layer', closedBy: 'escape', triedEscape: true },
    ...rest,
  });

/** A button that unfolds something, by the book. */
export const control = (rest: Partial<OperatedControl> = {}): OperatedControl => ({
  ...spot('#fees'),
  kind: 'disclosure',
  foundBy: 'role',
  role: 'button',
  reach: 'tab',
  works: tried({ enter: true }),
  clickCounts: false,
  before: state({ expanded: 'false' }),
  after: state({ expanded: 'true' }),
  toggles: true,
  asked: null,
  layer: layer(),
  ...rest,
});

/** The same without anything said of its state. */
export const silent = (rest: Partial<OperatedControl> = {}): OperatedControl =>
  control({ kind: 'button', before: state(), after: state(), ...rest });

export const operated = (rest: Partial<Operated> = {}): { operated: Operated } => ({
  operated: { controls: [], choices: [], messages: [], untried: 0, untriedChoices: 0, cutShort: false, ...rest },
});

/** Tabs of which the keys lead to one alone, and a click to another. */
export const stuck = (rest: Partial<StuckGroup> = {}): StuckGroup => ({
  ...{ ...spot('#tabs'), role: 'tablist', still: true, shows: ['#p2', '#p1'] },
  members: ['#t2', '#t3'].map((selector) => ({ ...spot(selector), name: selector })),
  ...rest,
});

export const pointer = (rest: Partial<PointerUse> = {}) =>
  operated({ pointer: { pressed: [], drags: [], pasted: [], untried: 0, untriedFields: 0, ...rest } });

export const pasted = (rest: Partial<Pasted> = {}): Pasted => ({
  ...{ ...spot('#word'), name: 'Password', type: 'password', blocked: false, single: false, secret: true },
  ...rest,
});

export const controls = (...all: readonly OperatedControl[]) => operated({ controls: all });

export const choice = (rest: Partial<ChangedChoice> = {}): ChangedChoice => ({
  ...{
    ...spot('#language'),
    kind: 'select',
    name: 'Language',
    changed: true,
    caused: null,
    warned: false,
    hasButton: false,
  },
  ...rest,
});

export const message = (rest: Partial<MessageSeen> = {}): MessageSeen => ({
  ...{ ...spot('#said'), text: 'The address has been copied.', when: 'operated', by: spot('#copy') },
  ...{ live: true, focusInside: false, goneAfter: null },
  ...rest,
});

/** A tip that does everything right. */
export const trigger = (rest: Partial<HoverTrigger> = {}): HoverTrigger => ({
  ...spot('#why'),
  foundBy: 'style',
  leadsOn: false,
  focusable: true,
  content: { ...spot('#tip'), text: 'We use it to work out your support.', controls: 0, generated: false },
  elsewhere: false,
  covers: false,
  onFocus: true,
  onKey: null,
  escape: true,
  hoverable: true,
  stays: true,
  ...rest,
});

export const hovered = (triggers: readonly HoverTrigger[], rest: Partial<Hovered> = {}): { hovered: Hovered } => ({
  hovered: { triggers, untried: 0, cutShort: false, ...rest },
});

/** A field that says what is wrong with it, and is tied to that. */
export const triedField = (rest: Partial<TriedField> = {}): TriedField => ({
  ...{ ...spot('#name'), label: 'Your name', type: 'text', invalid: true, error: 'Enter your name' },
  ...{ errorSpot: spot('#name-error'), tied: true, restyled: true },
  ...rest,
});

export const bareField = (rest: Partial<TriedField> = {}): TriedField =>
  triedField({ error: '', errorSpot: null, tied: false, invalid: false, restyled: false, ...rest });

export const triedForm = (rest: Partial<TriedForm> = {}): TriedForm => ({
  ...{ ...spot('form'), button: spot('#go'), outcome: 'script', fields: [triedField()], texts: [], focus: 'field' },
  ...rest,
});

export const formText = (text: string, rest: Partial<TriedForm['texts'][number]> = {}): TriedForm['texts'][number] => ({
  ...{ ...spot('#summary'), text, links: 0, live: true },
  ...rest,
});

export const forms = (...all: readonly TriedForm[]): { fieldErrors: FieldErrors } => ({
  fieldErrors: { forms: all, untried: 0 },
});

/** A button that deletes something, and a nameless one built like many others, first of all that were left alone. */
export const leftAlone = (alike: number, unsafe: number): LeftOut => ({
  ...{ alike, unsafe, gone: 0 },
  which: [
    { ...spot('#delete'), name: 'Delete', why: 'unsafe' },
    { ...spot('#more'), name: '', why: 'alike' },
  ],
});
