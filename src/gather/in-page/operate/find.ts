/// <reference lib="dom" />
import type {
  ControlKind,
  ControlState,
  LeftControl,
  LeftOut,
  OperatedControl,
  Spot,
} from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import { controlKinds, type FoundBy, waitsToBeKept } from './control-kinds.ts';
import type { Watch } from './watch.ts';

export interface FoundControl extends Spot {
  readonly id: number;
  readonly kind: ControlKind;
  readonly foundBy: FoundBy;
  readonly role: string;
  readonly reach: OperatedControl['reach'];
  /** The browser itself makes a click of Enter. */
  readonly native: boolean;
  /** Others like it stand beside it. */
  readonly oneOfSeveral: boolean;
  readonly besideField?: true;
  readonly keyed?: true;
  readonly consent?: true;
  readonly before: ControlState;
}

export const findTools = { controlKinds, waitsToBeKept };

/** What can be opened, switched or pressed here without leaving or changing anything, the most telling first. */
export function findControls(
  h: InPageHelpers & typeof findTools,
  {
    most,
    alike,
    twins: mostTwins,
    unsafe: leftAlone,
    only = null,
  }: { most: number; alike: number; twins: number; unsafe: string; only?: readonly number[] | null },
): {
  controls: FoundControl[];
  /** Those that keep something, for when no way out is open. */
  saves: FoundControl[];
  untried: number;
  leftOut: Required<Omit<LeftOut, 'gone'>>;
  all: boolean;
} {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const { attribute } = watch;
  const kindOf = h.controlKinds(h);
  const matches = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  const near = (element: Element, selector: string) => h.nearest(element, selector);
  const dangerous = new RegExp(leftAlone, 'i');
  const SAVING = /\b(save|cadw)\b/gi;
  const isUnsafe = (element: Element) => {
    const words = [
      h.nameOf(element, 80),
      // A label elsewhere may be its name, and what is written on it another thing.
      h.labelsOf(element) === '' ? '' : h.textOf(element, 80),
      ...['id', 'class', 'value', 'title', 'name', 'data-action', 'data-method'].map((name) =>
        attribute(element, name),
      ),
    ];
    return (
      words.some((word) => dangerous.test(word)) &&
      (words.some((word) => dangerous.test(word.replace(SAVING, ''))) ? 'yes' : 'saves')
    );
  };
  // To open the settings of a dialog stores nothing and answers nothing, and what is in them has to be in reach as well.
  const SETTINGS =
    /^((cookies?|privacy|consent|more|all) )?(settings|preferences|options|choices|details|purposes)$|^(manage|change|set|edit|view|show|open|customi[sz]e|personali[sz]e|adjust|rheoli|gosodiadau|dewisiadau)( (my|your|the|more|all|cookies?|cwcis|privacy|consent|settings|preferences|options|choices|details|purposes))*$/i;
  const opensSettings = (element: Element) =>
    matches(element, 'summary, button[aria-expanded], [role=button][aria-expanded]') &&
    (matches(element, '[type=button]') || near(element, 'form') === null) &&
    near(element, '[role=dialog], [role=alertdialog], [aria-modal=true], dialog[open]') !== null &&
    SETTINGS.test(h.nameOf(element, 60).trim());
  /** Looked at elsewhere, and gone once people have answered. */
  const asksConsent = (element: Element) => {
    // Elements of the page's own are often called by what they are there for.
    for (let host = h.hostOf(element); host; host = h.hostOf(host))
      if (/cookie|consent|usercentrics/i.test(`${h.prop(host, 'localName')} ${h.prop(host, 'id')}`)) return true;
    return near(element, '[class*=cookie i], [id*=cookie i], [class*=consent i], [id*=consent i]') !== null;
  };

  const native = (element: Element) => matches(element, 'button, summary, a[href], input');
  const implied: Record<string, string> = { a: 'link', button: 'button', summary: 'button', input: 'button' };
  const roleOf = (element: Element) =>
    matches(element, 'input:not([type=button])') ? 'textbox' : (implied[h.prop(element, 'localName')] ?? '');
  const reachOf = (element: Element): OperatedControl['reach'] => {
    const index = (element as HTMLElement).tabIndex;
    const able = native(element) || h.prop(element, 'hasAttribute').call(element, 'tabindex');
    return !able ? 'none' : index >= 0 ? 'tab' : 'script';
  };
  const sets = [
    'details disclosure menu dialog tab combobox toggle',
    'link custom:listener button',
    'link-button',
    'custom:guess',
  ];
  const KEYS = ['keydown', 'keyup', 'keypress'];
  const isKeyed = (element: Element) =>
    KEYS.some(
      (type) => watch.listens.get(element)?.has(type) || h.prop(element, 'hasAttribute').call(element, `on${type}`),
    );
  const rank = (kind: string, foundBy: string) =>
    sets.findIndex((set) => set.split(' ').some((one) => one === kind || one === `${kind}:${foundBy}`));

  const MOST_ELEMENTS = 6000;
  const all = h.everywhere('*:not(html, head, head *, body)');
  type Found = { element: Element; kind: ControlKind; foundBy: FoundBy; rank: number };
  const found: Found[] = [];
  const twins: Found[] = [];
  const MOST_SAVES = 2;
  const saves: Found[] = [];
  const MOST_CHOICES = 3;
  const choices: Found[] = [];
  const unsafely: Element[] = [];
  const seen = new Map<string, number>();
  const meant = only && new Set(only.map((id) => watch.at(id)));
  for (const element of all.slice(0, MOST_ELEMENTS)) {
    if (meant && !meant.has(element)) continue;
    if (matches(element, ':disabled, [aria-disabled=true], [inert] *, [inert], script, style, option')) continue;
    const kind = kindOf(element);
    if (!kind || !watch.shown(element)) continue;
    const isConsent = asksConsent(element) && !opensSettings(element);
    if (isConsent && !h.waitsToBeKept(h, element)) continue;
    const unsafe = isUnsafe(element);
    // A choice about cookies is used last, once nothing can be sent any more.
    if (isConsent) {
      if (!unsafe && choices.length < MOST_CHOICES) choices.push({ element, kind: kind[0], foundBy: kind[1], rank: 0 });
      continue;
    }
    if (unsafe === 'saves' && saves.length < MOST_SAVES)
      saves.push({ element, kind: kind[0], foundBy: kind[1], rank: 0 });
    else if (unsafe) unsafely.push(element);
    if (unsafe) continue;
    // Of many that are built alike a few tell the story; the others come last.
    const parent = h.prop(element, 'parentElement') ?? h.hostOf(element);
    const names = [...h.prop(element, 'attributes')]
      .map(({ name }) => name)
      .filter((name) => /^(aria-|role|tabindex|on)/.test(name));
    const heard = [...(watch.listens.get(element) ?? [])].toSorted();
    const like = [
      h.prop(element, 'localName'),
      attribute(element, 'class'),
      attribute(element, 'role'),
      parent && attribute(parent, 'class'),
      parent && h.prop(parent, 'localName'),
      names.join(),
      heard.join(),
    ].join('|');
    const count = (seen.get(like) ?? 0) + 1;
    seen.set(like, count);
    const one = { element, kind: kind[0], foundBy: kind[1], rank: rank(...kind) };
    if (count <= alike) found.push(one);
    else twins.push(one);
  }
  found.sort((a, b) => a.rank - b.rank);
  const isOneOfSeveral = (element: Element): boolean => {
    const parent = h.prop(element, 'parentElement');
    const beside = (one: Element | null) => (one ? [...h.prop(one, 'children')].filter((other) => other !== one) : []);
    const alike = (one: Element, others: Iterable<Element>) =>
      [...others].filter((other) => other !== one && h.prop(other, 'localName') === h.prop(one, 'localName'));
    const like = (other: Element) => h.prop(other, 'localName') === h.prop(element, 'localName');
    // What a component holds may have its like in the components beside that one.
    const host = parent ? null : h.hostOf(element);
    const hosts = host && h.prop(host, 'parentElement');
    const near = host
      ? [...alike(element, h.prop(host, 'shadowRoot')?.children ?? []), ...alike(host, beside(hosts))].length
      : alike(element, beside(parent)).length;
    const entries = parent && matches(parent, 'li') ? beside(h.prop(parent, 'parentElement')) : [];
    // Which one is chosen is told in another way.
    const around = parent && matches(parent, 'li') ? h.prop(parent, 'parentElement') : (parent ?? hosts);
    if (around && h.has(around, '[aria-current]')) return false;
    const inEntries = entries.filter((entry) => entry !== parent && [...h.prop(entry, 'children')].some(like)).length;
    const STEPS =
      /^\s*$|\b(next|prev(ious)?|back|forward|continue|slide|pause|play|nesaf|blaenorol|parhau|(arrow|chevron|caret|angle)s?-(left|right))\b/i;
    const STEPS_BY_NAME =
      /^([<>‹›«»←→↑↓❮❯⟨⟩◀▶◄►◂▸⏮⏭\s]+|((show|see|view) )?(earlier|later|older|newer|cynharach|diweddarach)( \S+)?|left|right|first|last|up|down)$/i;
    const name = h.nameOf(element, 80);
    return (
      near + inEntries > 0 &&
      !STEPS.test(`${name} ${attribute(element, 'class')}`) &&
      !STEPS_BY_NAME.test(name.replace(/[\uFE0E\uFE0F]/g, ''))
    );
  };
  const kept = [...found, ...twins.slice(0, mostTwins)].slice(0, most);
  const first = Math.min(found.length, most);
  const stateOf = (element: Element): ControlState => {
    const read = (name: string) =>
      h.prop(element, 'hasAttribute').call(element, name) ? attribute(element, name).slice(0, 20) : null;
    return {
      name: h.nameOf(element, 100),
      expanded: read('aria-expanded'),
      selected: read('aria-selected'),
      checked: read('aria-checked'),
      pressed: read('aria-pressed'),
    };
  };
  const DATE = /\b(date|day|month|year|time|when|dd|mm|yyyy|dyddiad|diwrnod|mis|blwyddyn)\b/i;
  /** One that may set the same. Beside a field that cannot be typed into stand those of other questions as well. */
  const hasFieldBeside = (element: Element) => {
    const shown = h.fieldsBeside(element).filter((field) => watch.shown(field));
    if (!matches(element, 'input[readonly]')) return shown.length > 0;
    const around = h.above(h.above(element) ?? element) ?? element;
    const lists = h.inside(around, 'select').filter((list) => watch.shown(list) && !matches(list, ':disabled'));
    const called = h.nameOf(element, 80);
    return [...shown, ...lists].some((field) => {
      const name = h.nameOf(field, 80);
      return name === '' || name === called || DATE.test(name);
    });
  };
  const toldOf = ({ element, kind, foundBy }: Found): FoundControl => ({
    id: watch.put(element),
    ...watch.spot(element),
    kind,
    foundBy,
    role: (attribute(element, 'role') || roleOf(element)).slice(0, 40),
    reach: reachOf(element),
    native: native(element),
    oneOfSeveral: isOneOfSeveral(element),
    ...(hasFieldBeside(element) ? { besideField: true } : {}),
    ...(isKeyed(element) ? { keyed: true } : {}),
    ...(asksConsent(element) && !opensSettings(element) ? { consent: true } : {}),
    before: stateOf(element),
  });
  const unlike = twins.slice(kept.length - first);
  const MOST_NAMED = 5;
  const leftAs = (element: Element, why: LeftControl['why']): LeftControl => ({
    ...watch.spot(element),
    name: h.nameOf(element, 100),
    why,
  });
  const which = [
    ...unsafely.slice(0, MOST_NAMED).map((element) => leftAs(element, 'unsafe')),
    ...unlike.slice(0, MOST_NAMED).map(({ element }) => leftAs(element, 'alike')),
  ];
  return {
    controls: kept.map(toldOf),
    saves: [...saves, ...choices].map(toldOf),
    untried: found.length - first,
    leftOut: { alike: unlike.length, unsafe: unsafely.length, which },
    all: all.length <= MOST_ELEMENTS,
  };
}
