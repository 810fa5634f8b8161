/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { ColourGroup } from '../../model/seen/pixels.ts';
import type { ColourTools, Rgba } from './colour-tools.ts';
import type { InPageHelpers } from './helpers.ts';

/** Things beside each other that look alike but for their colour, so that the colour may be all that tells. */
export function readColourGroups(h: InPageHelpers & ColourTools): readonly ColourGroup[] {
  const most = 10;
  const groups: ColourGroup[] = [];
  const taken: Element[] = [];
  /** Red, amber, green and so on; null for what is grey, black or white. */
  const hueOf = ([r, g, b, a]: Rgba): number | null => {
    const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)];
    if (a < 0.3 || high - low < 50) return null;
    const span = high - low;
    const hue = high === r ? ((g - b) / span + 6) % 6 : high === g ? (b - r) / span + 2 : (r - g) / span + 4;
    return Math.round(hue * 60);
  };
  const differ = (one: number, other: number) => Math.min(Math.abs(one - other), 360 - Math.abs(one - other)) > 25;
  const above = (element: Element | null) => element && h.above(element);
  const together = (elements: readonly Element[]): Element | null => {
    let common: Element | null = elements[0] ?? null;
    while (common && !elements.every((one) => common && h.holds(common, one))) common = h.above(common);
    return common;
  };
  const note = (kind: ColourGroup['kind'], elements: readonly Element[], colours: readonly string[]) => {
    const common = together(elements);
    const wide = !common || /^(body|html|main|form)$/.test(h.prop(common, 'localName'));
    // Of a whole table nobody could tell what is meant.
    const inTable = common !== null && /^(table|thead|tbody|tfoot)$/.test(h.prop(common, 'localName'));
    const places = wide ? elements.slice(0, 4) : kind === 'marks' && inTable ? elements.slice(0, 1) : [common];
    for (const element of places) {
      if (groups.length >= most || taken.some((one) => one === element || h.holds(one, element))) continue;
      taken.push(element);
      if (!wide) taken.push(common);
      groups.push({ ...h.spotOf(element), kind, count: elements.length, colours: [...new Set(colours)].slice(0, 4) });
    }
  };

  const colourOf = (element: Element) => getComputedStyle(element).color;
  /** Everything by which an entry is set apart but the colour of its words: its own, and of what holds it alone. */
  const looksOf = (link: Element): string => {
    const parent = h.above(link);
    const parts: (readonly [Element, string?])[] = [[link], [link, '::before'], [link, '::after']];
    if (parent && h.prop(parent, 'localName') === 'li') parts.push([parent], [parent, '::before'], [parent, '::after']);
    return parts
      .map(([element, pseudo]) => {
        const style = getComputedStyle(element, pseudo);
        const { fontWeight, fontStyle, fontSize, textDecorationLine, backgroundColor, backgroundImage } = style;
        const sides = (['Top', 'Right', 'Bottom', 'Left'] as const).map(
          (side) => `${style[`border${side}Style`]} ${style[`border${side}Width`]}`,
        );
        const drawn = pseudo ? `${style.content} ${style.width}` : h.inside(element, 'svg, img').length;
        return [
          ...[fontWeight, fontStyle, fontSize, textDecorationLine, backgroundColor, backgroundImage],
          ...[...sides, style.boxShadow, style.outlineStyle, style.textTransform, drawn],
        ].join(' ');
      })
      .join('|');
  };
  interface Mark {
    readonly element: Element;
    readonly hue: number;
    readonly colour: string;
    readonly shape: string;
    readonly isCell: boolean;
  }
  const marks: Mark[] = [];
  const inked: { element: Element; hue: number; colour: string; words: string }[] = [];
  for (const element of h.everywhere(':not(html, head, head *, body)').slice(0, 5000)) {
    const tag = h.prop(element, 'localName');
    if (
      /^(script|style|img|svg|path|input|select|textarea|button|a|option|iframe|br|hr|progress|meter)$/.test(tag) &&
      tag !== 'svg'
    )
      continue;
    const inDrawing = element instanceof SVGElement;
    if (inDrawing && !/^(circle|rect)$/.test(tag)) continue;
    // What draws a tree of its own is told by the parts of that.
    const leaf = h.prop(element, 'children').length === 0 && !h.prop(element, 'shadowRoot');
    if (!leaf) continue;
    const text = h.textOf(element, 60);
    const style = getComputedStyle(element);
    const fill = inDrawing ? style.fill : style.backgroundColor;
    const box = h.prop(element, 'getBoundingClientRect').call(element);
    const hue = hueOf(h.rgba(fill));
    const isCell = tag === 'td';
    if (hue !== null && (text === '' || (isCell && /^[\d\s:.,-]*$/.test(text)) || /^[●•■◼⬤\s]*$/.test(text))) {
      const small = box.width >= 5 && box.height >= 5 && box.width <= 48 && box.height <= 48;
      const telling =
        element.getAttribute('class')?.includes('icon') ||
        ['::before', '::after'].some((part) =>
          /[^\s"]/.test(getComputedStyle(element, part).content.replace(/none|normal/, '')),
        );
      if (marks.length < 300 && (small || isCell) && !telling && h.isVisible(element))
        marks.push({
          element,
          hue,
          colour: fill,
          shape: isCell ? 'td' : `${tag} ${Math.round(box.width / 3)} ${Math.round(box.height / 3)}`,
          isCell,
        });
    }
    const inkHue = hueOf(h.rgba(style.color));
    // Words on a colour of their own are tags, which say themselves what they mean.
    const tagged = h.rgba(style.backgroundColor)[3] > 0;
    if (text !== '' && !inDrawing && !tagged && inkHue !== null && inked.length < 300) {
      if (h.nearest(element, 'a, button, label, legend, [role=link], [role=button], pre, code, h1, h2, h3')) continue;
      if (h.isVisible(element)) inked.push({ element, hue: inkHue, colour: style.color, words: text.toLowerCase() });
    }
  }
  const byShape = Map.groupBy(marks, ({ shape }) => shape);
  for (const same of byShape.values()) {
    const [first] = same;
    if (!first || same.length < 2 || !same.some(({ hue }) => differ(hue, first.hue))) continue;
    // A mark with a name, or a tick in it, tells in another way too.
    const named = same.every(
      ({ element }) => (element.getAttribute('aria-label') ?? element.getAttribute('title') ?? '') !== '',
    );
    const isKey = !first.isCell && new Set(same.map(({ colour }) => colour)).size === same.length && same.length > 2;
    if (!named || isKey)
      note(
        first.isCell ? 'cells' : isKey ? 'key' : 'marks',
        same.map(({ element }) => element),
        same.map(({ colour }) => colour),
      );
  }
  // Words of one kind in a table or list in different colours, where the words do not go with the colour.
  const places = Map.groupBy(inked, ({ element }) => h.nearest(element, 'table, ul, ol, dl') ?? above(above(element)));
  for (const [place, words] of places) {
    const [first] = words;
    if (!place || !first || words.length < 2 || !words.some(({ hue }) => differ(hue, first.hue))) continue;
    const byColour = Map.groupBy(words, ({ colour }) => colour);
    const status =
      /\b(open|closed|yes|no|available|full|booked|free|late|on time|delayed|due|paid|overdue|pass|fail|high|low|medium|good|poor|active|inactive|error|success|warning|complete|up|down)\b/;
    if (
      words.some((one) => status.test(one.words)) ||
      Math.max(...[...byColour.values()].map((some) => new Set(some.map((one) => one.words)).size)) < 2
    )
      continue;
    note(
      'words',
      words.map(({ element }) => element),
      words.map(({ colour }) => colour),
    );
  }

  for (const form of h.everywhere('form, fieldset, main, body').slice(0, 20)) {
    const labels = h
      .inside(form, 'label')
      .filter((label) => !taken.some((one) => h.holds(one, label)) && h.isVisible(label))
      .slice(0, 60);
    const isRed = (element: Element) => {
      const hue = hueOf(h.rgba(getComputedStyle(element).color));
      return hue !== null && (hue <= 20 || hue >= 340);
    };
    const red = labels.filter(
      (label) =>
        isRed(label) &&
        !/[*✱]|required|must|gofynnol/i.test(
          `${label.textContent} ${getComputedStyle(label, '::after').content} ${getComputedStyle(label, '::before').content}`,
        ),
    );
    if (red.length > 0 && red.length < labels.length)
      for (const label of red.slice(0, 4)) note('required', [label], [getComputedStyle(label).color]);
    const fields = h
      .inside(form, 'input, select, textarea')
      .filter((field) => !taken.includes(field) && h.isVisible(field))
      .slice(0, 60);
    const edge = (field: Element) => hueOf(h.rgba(getComputedStyle(field).borderTopColor));
    const redEdge = fields.filter((field) => {
      const hue = edge(field);
      if (hue === null || (hue > 20 && hue < 340) || Number.parseFloat(getComputedStyle(field).borderTopWidth) === 0)
        return false;
      let around = h.above(field);
      for (let steps = 0; around && steps < 6 && !/^(form|main|body)$/.test(h.prop(around, 'localName')); steps += 1) {
        const spoken = h.inside(around, '[class*=error], [class*=invalid], [role=alert]');
        const words = steps < 2 ? h.textOf(around, 600) : '';
        if (spoken.some((one) => !one.matches('input, select, textarea') && h.textOf(one, 20) !== '')) return false;
        if (/error|enter |select |choose |must|required|invalid|valid|wrong|gwall/i.test(words)) return false;
        around = h.above(around);
      }
      return true;
    });
    // The three fields of a date are one place.
    const sets = Map.groupBy(redEdge, (field) => h.nearest(field, 'fieldset') ?? field);
    if (redEdge.length < fields.length)
      for (const [, some] of [...sets].slice(0, 4))
        note(
          'border',
          some,
          some.map((field) => getComputedStyle(field).borderTopColor),
        );
  }
  // The entry of a menu that is open now, and nothing but its colour says so.
  for (const list of h.everywhere('nav, [role=navigation], ul, ol, [role=tablist]').slice(0, 200)) {
    if (groups.length >= most) break;
    const links = h.inside(list, 'a[href], [role=tab]').slice(0, 40);
    if (links.length < 3 || h.inside(list, 'nav, ul, ol').length > 0) continue;
    const isCurrent = (link: Element) =>
      h.prop(link, 'getAttribute').call(link, 'aria-current') !== null ||
      h.prop(link, 'getAttribute').call(link, 'aria-selected') === 'true' ||
      /(^|[\s_-])(cur|current|active|selected)([\s_-]|$)/i.test(h.prop(link, 'getAttribute').call(link, 'class') ?? '');
    const [here, second] = links.filter(isCurrent);
    const other = links.find((link) => link !== here);
    if (!here || second || !other || !links.every((link) => h.isVisible(link))) continue;
    const [own, usual] = [colourOf(here), colourOf(other)];
    // Another grey, or a much darker colour, is seen without seeing colours.
    if (own === usual || h.contrast(h.rgba(own), h.rgba(usual)) >= 3) continue;
    if (looksOf(here) === looksOf(other)) note('current', [here], [own, usual]);
  }
  return groups;
}
