/// <reference lib="dom" />
import type { FieldHint } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

export function readFieldHints(h: InPageHelpers): FieldHint[] {
  type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
  const most = 200;
  const controls = 'input:not([type=hidden]), select, textarea';
  const notAsked = ['submit', 'button', 'image', 'reset', 'hidden'];
  const attribute = (element: Element, name: string) => h.prop(element, 'getAttribute').call(element, name) ?? '';
  const all = (element: Element, selector: string) => h.inside(element, selector);
  const within = (element: Element, selector: string) => h.nearest(element, selector);
  const idsIn = (element: Element, name: string) => attribute(element, name).split(/\s+/).filter(Boolean);
  const textOfIds = (by: Element, name: string) =>
    idsIn(by, name)
      .map((id) => h.byId(by, id))
      .map((one) => (one ? h.textOf(one, 200) : ''))
      .filter(Boolean)
      .join(' ')
      .slice(0, 300);
  /** Itself and the groups around it: a group may carry the description of the fields in it. */
  const holders = (control: Element) => {
    const group = within(control, 'fieldset, [role=group], [role=radiogroup]');
    return group ? [control, group] : [control];
  };
  const describedBy = (control: Element) =>
    holders(control)
      .map((one) => textOfIds(one, 'aria-describedby'))
      .filter(Boolean)
      .join(' ')
      .slice(0, 300);
  const groupName = (control: Element) => {
    const group = within(control, '[role=group], [role=radiogroup], fieldset[aria-label], fieldset[aria-labelledby]');
    if (!group) return '';
    return (textOfIds(group, 'aria-labelledby') || attribute(group, 'aria-label').trim()).slice(0, 200);
  };
  /** The largest part of the page around the field that has no other field in it. */
  const partOf = (control: Element) => {
    let part = control;
    let levels = 4;
    for (let steps = 0; steps < 16 && levels > 0; steps += 1) {
      const parent = h.above(part);
      if (
        !parent ||
        /^(?:form|fieldset|main|body|table|tbody|ul|ol|section|article)$/.test(h.prop(parent, 'localName'))
      )
        break;
      if (all(parent, controls).length > 1) break;
      // Boxes of a component do not count: what labels a field in it may stand around it.
      if (h.hostOf(part) === null) levels -= 1;
      part = parent;
    }
    return part;
  };
  /** Text, or a few words in a row, right before or behind it; or the heading of what holds it and no other field. */
  const besideOf = (control: Element) => {
    const INLINE = /^(?:span|b|strong|em|i|abbr|small)$/;
    const wordsOf = (node: Node | null | undefined) =>
      node instanceof Text
        ? (node.nodeValue ?? '')
        : node instanceof Element && INLINE.test(h.prop(node, 'localName')) && h.isVisible(node)
          ? h.textOf(node, 60)
          : '';
    const before = h.prop(control, 'previousSibling');
    const after = h.prop(control, 'nextSibling');
    const parent = h.above(control);
    const above = parent && all(parent, controls).length === 1 ? h.prop(parent, 'previousElementSibling') : null;
    const heading =
      above && /^h[1-6]$/.test(h.prop(above, 'localName')) && h.isVisible(above) ? h.textOf(above, 60) : '';
    return `${wordsOf(before)} ${wordsOf(after)} ${heading}`.replace(/\s+/g, ' ').trim().slice(0, 120);
  };
  const isRed = (element: Element) => {
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).color.match(/\d+/g) ?? []).map(Number);
    return red > 140 && green < 90 && blue < 90;
  };
  const says =
    /\b(?:error|must|enter|invalid|not valid|required|select|choose|missing|please|incorrect|cannot|can’t|wrong|rhaid|gwall)\b/i;
  const errorOf = (control: Element, part: Element): FieldHint['error'] => {
    if (part === control) return null;
    const label = (control as Control).labels?.[0];
    const errors = all(part, '*')
      .slice(0, 40)
      .filter((one) => {
        const text = h.textOf(one, 300);
        if (one === control || one === label || text.length < 4 || h.has(one, controls)) return false;
        if (/^(?:label|legend|option|button|svg|script|style)$/.test(h.prop(one, 'localName'))) return false;
        const named =
          /error|invalid|danger|alert/i.test(`${attribute(one, 'class')} ${attribute(one, 'id')}`) ||
          attribute(one, 'role') === 'alert';
        // A lone star is a mark, not an error.
        return says.test(text) && (named || isRed(one)) && h.isVisible(one);
      });
    const [error] = errors;
    if (!error) return null;
    const tied = holders(control).flatMap((one) =>
      ['aria-describedby', 'aria-errormessage', 'aria-labelledby'].flatMap((name) =>
        idsIn(one, name).map((id) => h.byId(one, id)),
      ),
    );
    const belongs = tied.some(
      (target) =>
        target !== null &&
        (h.prop(target, 'contains').call(target, error) || h.prop(error, 'contains').call(error, target)),
    );
    return {
      selector: h.selectorOf(error),
      html: h.openingTag(error, 300),
      box: h.boxOf(error),
      text: h.textOf(error, 200),
      tied:
        belongs ||
        within(error, 'label, legend') !== null ||
        attribute(control, 'aria-label').includes(h.textOf(error, 200)),
    };
  };
  /** Between the label and the field, or called a hint: words that nothing ties to the field. */
  const looseHintOf = (control: Element, label: Element | null): FieldHint['looseHint'] | null => {
    if (!label || holders(control).some((one) => attribute(one, 'aria-describedby') !== '')) return null;
    const before = h.prop(control, 'previousElementSibling');
    const after = h.prop(control, 'nextElementSibling');
    const between = before && h.prop(before, 'previousElementSibling') === label ? before : null;
    const isNamed = (one: Element | null) =>
      one &&
      (/hint|help|desc/i.test(`${attribute(one, 'class')} ${attribute(one, 'id')}`) ||
        h.prop(one, 'localName') === 'small');
    const hint = between ?? [before, after].find(isNamed);
    if (
      !hint ||
      !/^(?:span|p|div|small|em|i)$/.test(h.prop(hint, 'localName')) ||
      hint.querySelector('*:not(b, strong, em, br)')
    )
      return null;
    const text = h.textOf(hint, 200);
    if (text.length < 8 || isRed(hint) || !h.isVisible(hint)) return null;
    return { selector: h.selectorOf(hint), html: h.openingTag(hint, 300), box: h.boxOf(hint), text };
  };
  const hints: FieldHint[] = [];
  for (const control of h.everywhere<Control>('input, select, textarea')) {
    const type = control instanceof HTMLInputElement ? control.type : '';
    if (notAsked.includes(type) || !(h.isVisible(control) || type === 'radio' || type === 'checkbox')) continue;
    const label = control.labels?.[0] ?? h.byId(control, idsIn(control, 'aria-labelledby')[0] ?? '');
    const part = partOf(control);
    const error = errorOf(control, part);
    const beside = besideOf(control);
    const looseHint = error ? null : looseHintOf(control, label);
    hints.push({
      selector: h.selectorOf(control),
      describedBy: describedBy(control),
      group: groupName(control),
      near: part === control ? '' : h.textOf(part, 300),
      ...(beside && { beside }),
      labelBox: label && h.isVisible(label) ? h.boxOf(label) : null,
      labelColour: label ? getComputedStyle(label).color : '',
      error,
      ...(looseHint && { looseHint }),
    });
    if (hints.length >= most) break;
  }
  return hints;
}
