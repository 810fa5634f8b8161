/// <reference lib="dom" />
import type { PageArtifacts } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

export function readForms(h: InPageHelpers): PageArtifacts['forms'] {
  type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
  const forms = h.everywhere<HTMLFormElement>('form').slice(0, 100);
  /** Without what stands in the fields themselves: a label around a select would else name all its options. */
  const textOf = (element: Element) => {
    const parts: string[] = [];
    const texts = h.isPlain(element) ? textsIn(element) : h.partsOf(element).filter(({ nodeType }) => nodeType === 3);
    for (const { parentElement, nodeValue } of texts) {
      if (!parentElement?.closest('select, textarea, button, script, style')) parts.push(nodeValue ?? '');
    }
    return parts.join('').replace(/\s+/g, ' ').trim();
  };
  const textsIn = (element: Element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found: Node[] = [];
    while (texts.nextNode()) found.push(texts.currentNode);
    return found;
  };
  const words = (elements: Iterable<Element | null>) =>
    [...elements]
      .map((element) => (element ? textOf(element) : ''))
      .filter(Boolean)
      .join(' ')
      .slice(0, 300);
  const shown = (elements: Iterable<Element | null>) =>
    words([...elements].filter((element) => element !== null && h.isVisible(element)));
  const referenced = (element: Element) => {
    const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    // A script may name the elements themselves, out of the component too.
    const named = h.prop(element, 'ariaLabelledByElements');
    return ids.length > 0 ? ids.map((id) => h.byId(element, id)) : (named ?? []);
  };
  const legendOf = (set: Element | null) =>
    set ? ([...set.children].find(({ localName }) => localName === 'legend') ?? null) : null;
  /** What people see as the label of a field in a component may be that of the component. */
  const aroundIt = (control: Control) => {
    const found: (Element | null)[] = [];
    for (let host = h.hostOf(control); host; host = h.hostOf(host)) {
      const id = host.getAttribute('id');
      const root = host.getRootNode() as Document | ShadowRoot;
      found.push(h.nearest(host, 'label'), id ? root.querySelector(`label[for="${CSS.escape(id)}"]`) : null);
    }
    return found;
  };
  const visibleLabel = (control: Control) =>
    shown(control.labels ?? []) ||
    shown(referenced(control)) ||
    shown(aroundIt(control)) ||
    shown([legendOf(h.nearest(control, 'fieldset'))]);
  const accessibleName = (control: Control) =>
    words(referenced(control)) ||
    (control.getAttribute('aria-label') ?? '').trim() ||
    words(control.labels ?? []) ||
    (control.getAttribute('title') ?? '').trim() ||
    (control.getAttribute('placeholder') ?? '').trim();
  const legends = (control: Control) => {
    const found: Element[] = [];
    for (let at: Element | null = control; at; ) {
      const set: Element | null = h.nearest(at, 'fieldset');
      const legend = legendOf(set);
      if (legend) found.unshift(legend);
      at = set && h.above(set);
    }
    return words(found);
  };
  const attribute = (form: Element, name: string) => h.prop(form, 'getAttribute').call(form, name);
  type Sender = HTMLButtonElement | HTMLInputElement;
  const senders = h
    .everywhere<Sender>('button, input[type=submit], input[type=image]')
    .slice(0, 500)
    .filter((sender) => sender.type === 'submit' || sender.type === 'image');
  const buttonOf = (form: HTMLFormElement) => {
    const sender = senders.find((one) => one.form === form && h.isVisible(one));
    const name = sender && (h.nameOf(sender, 100) || (sender instanceof HTMLInputElement ? sender.value : '')).trim();
    return name ? { button: name.slice(0, 100) } : {};
  };
  const methodOf = (form: Element) => (attribute(form, 'method') ?? 'get').toLowerCase().slice(0, 20);
  const controls = h.everywhere<Control>('input, select, textarea').slice(0, 500);
  return {
    forms: forms.map((form) => ({
      selector: h.selectorOf(form),
      // A field named "action" would stand in the way of the property.
      action: (URL.parse(attribute(form, 'action') || document.URL, document.baseURI)?.href ?? '').slice(0, 2048),
      method: methodOf(form),
      ...(methodOf(form) === 'get' ? buttonOf(form) : {}),
    })),
    fields: controls.map((control) => {
      const form = control.form ? forms.indexOf(control.form) : -1;
      return {
        selector: h.selectorOf(control),
        html: h.openingTag(control, 300),
        tag: control.localName,
        type: control instanceof HTMLInputElement ? control.type : control.localName,
        name: control.name.slice(0, 200),
        visibleLabel: visibleLabel(control),
        legend: legends(control),
        accessibleName: accessibleName(control).slice(0, 300),
        placeholder: (control.getAttribute('placeholder') ?? '').slice(0, 200),
        autocomplete: (control.getAttribute('autocomplete') ?? '').slice(0, 200),
        required: control.required || control.getAttribute('aria-required') === 'true',
        visible: h.isVisible(control),
        form: form < 0 ? null : form,
        box: h.boxOf(control),
      };
    }),
  };
}
