/// <reference lib="dom" />
import type { ChangedChoice, Spot } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

export interface FoundChoice extends Spot, Pick<ChangedChoice, 'kind' | 'name' | 'warned' | 'hasButton'> {
  readonly id: number;
}

/** Lists, radio buttons, checkboxes, sliders, dates and colours whose change somebody listens for, and fields that can be focused. */
export function findChoices(
  h: InPageHelpers,
  { most, fields, texts, unsafe }: { most: number; fields: number; texts: number; unsafe: string },
): { choices: FoundChoice[]; texts: FoundChoice[]; fields: number[]; secrets: number[]; untried: number } {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const inside = (element: Element, selector: string) => h.inside(element, selector);
  const near = (element: Element, selector: string) => h.nearest(element, selector);
  const GO =
    /\b(go|update|apply|search|filter|submit|change|select|continue|find|view|show|set|choose|save|next|mynd|chwilio|parhau)\b/i;
  const WARNING =
    /\b(will|automatically|immediately|straight ?away)\b[^.]{0,80}\b(reload|refresh|update|change|open|go|load|submit|leave|move)|\b(page|results)\b[^.]{0,40}\b(reload|refresh|update)s?\b|\btakes? you\b|\bjump(s|ing)? to\b/i;
  /** Wider, for all that the page says: whoever has read it has been told, and whoever reads another language may have. */
  const TOLD =
    /\b(automatic\w*|straight ?away|immediately|at once|as soon as|when(ever)? (you|it|this)|by (choosing|selecting|changing|picking)|(choosing|selecting|changing|picking|ticking) (a|an|any|one|this|it))\b[^.]{0,140}\b(page|site|results|form|list|reload|refresh|update|open|go|goes|load|take[sn]?|change|submit|sent|leave|move|jump)|\b(yn awtomatig|yn syth|ar unwaith|cyn gynted|pan fyddwch|wrth (ddewis|newid)|drwy (ddewis|newid)|bydd)\b[^.]{0,140}\b(agor|newid|mynd|symud|llwytho|ail-?lwytho|diweddaru|dudalen|tudalen|safle)/i;
  const LEADS = /\b(go|jump|skip|move|switch) to\b|\b(neidio|ewch|mynd) i\b/i;
  const said = [document.body?.innerText, ...h.openRoots().roots.map((root) => root.textContent)];
  const toldSomewhere = said.some((text) => TOLD.test((text ?? '').slice(0, 50_000)));
  const language = watch.attribute(document.documentElement, 'lang');
  const understood = /^(en|cy)\b|^$/i.test(language);
  const warned = (element: Element) => {
    const words = wordsOf(element);
    return !understood || toldSomewhere || WARNING.test(words) || LEADS.test(words);
  };
  const hasButton = (element: Element) => {
    const BUTTONS = 'button, input[type=submit], input[type=image], input[type=button], [role=button]';
    const around = near(element, 'form') ?? h.above(h.above(element) ?? element) ?? element;
    return inside(around, BUTTONS).some((button) => {
      if (!watch.shown(button)) return false;
      const sends =
        button instanceof HTMLInputElement
          ? /submit|image/.test(button.type)
          : button instanceof HTMLButtonElement && button.type === 'submit' && button.form !== null;
      return sends || GO.test(`${h.nameOf(button, 60)} ${watch.attribute(button, 'value')}`);
    });
  };
  const wordsOf = (element: Element) => {
    const labels = [...((element as HTMLSelectElement).labels ?? [])];
    const described = watch
      .attribute(element, 'aria-describedby')
      .split(/\s+/)
      .filter(Boolean)
      .map((id) => h.byId(element, id));
    const legend = near(element, 'fieldset')?.querySelector('legend');
    const parent = h.above(element);
    const before = parent && h.prop(parent, 'previousElementSibling');
    return (
      [...labels, ...described, legend, parent, before].map((one) => (one ? h.textOf(one, 300) : '')).join(' ') +
      watch.attribute(element, 'aria-label')
    );
  };
  /** Somebody listens for its change, there or above. */
  const heard = (element: Element) => {
    const types = ['change', 'input', 'click'];
    for (let up: Node | null = element; up; ) {
      const at: Node = up;
      up = h.prop(at as Element, 'parentNode') ?? (at instanceof ShadowRoot ? at.host : null);
      if (types.some((type) => watch.listens.get(at)?.has(type))) return true;
    }
    return false;
  };
  const MOST_ALIKE = 3;
  const seen = new Map<string, number>();
  let leftAlone = 0;
  const isNew = (element: Element) => {
    const own = [...(watch.listens.get(element) ?? [])].toSorted().join();
    const opens = watch.attribute(element, 'aria-controls') !== '';
    const like = [watch.attribute(element, 'type'), watch.attribute(element, 'class'), opens, own].join('|');
    seen.set(like, (seen.get(like) ?? 0) + 1);
    const is = (seen.get(like) ?? 0) <= MOST_ALIKE;
    if (!is) leftAlone += 1;
    return is;
  };
  /** Whose own words stand for leaving, paying, deleting and the like is left alone: its listener may act at once. */
  const dangerous = new RegExp(unsafe, 'i');
  const groups = new Set<string>();
  const KINDS: Readonly<Record<string, ChangedChoice['kind']>> = { range: 'range', date: 'date', color: 'colour' };
  const wanted: { element: Element; kind: ChangedChoice['kind'] }[] = [];
  const SET = 'select, input:is([type=radio], [type=checkbox], [type=range], [type=date], [type=color])';
  for (const element of h.everywhere(SET).slice(0, 300)) {
    const control = element as HTMLInputElement | HTMLSelectElement;
    const label = control.labels?.[0];
    if (control.disabled || !(watch.shown(control) || (label && watch.shown(label)))) continue;
    if (near(control, '[class*=cookie i], [class*=consent i]') || !heard(control)) continue;
    // What can be chosen in it counts as well as what it is called.
    const words = [h.labelsOf(control), h.nameOf(control, 200), h.textOf(control, 200)].join(' ');
    if (dangerous.test(words)) {
      leftAlone += 1;
      continue;
    }
    if (control instanceof HTMLSelectElement) {
      if (!control.multiple && control.options.length > 1) wanted.push({ element, kind: 'select' });
    } else if (control.type === 'radio') {
      const group = `${control.name}|${control.form ? h.selectorOf(control.form) : ''}`;
      if (control.checked || groups.has(group)) continue;
      groups.add(group);
      if (isNew(element)) wanted.push({ element, kind: 'radio' });
    } else if (!control.readOnly || control.type === 'checkbox') {
      const kind = KINDS[control.type] ?? 'checkbox';
      if (isNew(element)) wanted.push({ element, kind });
    }
  }
  const order = { select: 0, radio: 1, checkbox: 2, range: 3, date: 4, colour: 5, text: 6 };
  wanted.sort((a, b) => order[a.kind] - order[b.kind]);
  const TYPED =
    'input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=search], input[type=number], input[type=password], textarea';
  const typed = h
    .everywhere(TYPED)
    .filter((field) => watch.shown(field) && !h.prop(field, 'matches').call(field, ':disabled'));
  /** Somebody listens while it is typed into, there or not far above. */
  const heardTyping = (element: Element) => {
    const types = ['input', 'change', 'keyup', 'keydown', 'keypress'];
    const inline = types.some((type) => h.prop(element, 'hasAttribute').call(element, `on${type}`));
    for (let up: Element | null = element; up && up !== document.body; up = h.above(up)) {
      const at = up;
      if (types.some((type) => watch.listens.get(at)?.has(type))) return true;
    }
    return inline;
  };
  const typedInto = typed.filter(
    (field) =>
      heardTyping(field) &&
      !h.prop(field, 'matches').call(field, '[type=password], [type=number], [readonly]') &&
      (field as HTMLInputElement).value === '' &&
      !dangerous.test(`${h.labelsOf(field)} ${h.nameOf(field, 200)}`),
  );
  /** A field for a new password that is followed while it is filled in. */
  const isNewSecret = (field: Element) =>
    heardTyping(field) &&
    h.prop(field, 'matches').call(field, '[type=password]:not([readonly], [autocomplete=current-password])') &&
    (field as HTMLInputElement).value === '';
  const found = ({ element, kind }: { element: Element; kind: ChangedChoice['kind'] }): FoundChoice => ({
    id: watch.put(element),
    ...watch.spot(element),
    kind,
    name: h.nameOf(element, 100),
    warned: warned(element),
    hasButton: hasButton(element),
  });
  return {
    choices: wanted.slice(0, most).map(found),
    texts: typedInto.slice(0, texts).map((element) => found({ element, kind: 'text' })),
    fields: typed.slice(0, fields).map((field) => watch.put(field)),
    secrets: typed
      .filter(isNewSecret)
      .slice(0, 2)
      .map((field) => watch.put(field)),
    untried: leftAlone + Math.max(0, wanted.length - most) + Math.max(0, typedInto.length - texts),
  };
}
