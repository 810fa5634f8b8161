/// <reference lib="dom" />
import type { PageArtifacts } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

export function readForms(h: InPageHelpers): PageArtifacts['forms'] {
  type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
  const forms = [...document.querySelectorAll('form')].slice(0, 100);
  /** Without what stands in the fields themselves: a label around a select would else name all its options. */
  const textOf = (element: Element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const parts: string[] = [];
    while (texts.nextNode()) {
      const { parentElement, nodeValue } = texts.currentNode;
      if (!parentElement?.closest('select, textarea, button, script, style')) parts.push(nodeValue ?? '');
    }
    return parts.join('').replace(/\s+/g, ' ').trim();
  };
  const words = (elements: Iterable<Element | null>) =>
    [...elements]
      .map((element) => (element ? textOf(element) : ''))
      .filter(Boolean)
      .join(' ')
      .slice(0, 300);
  const shown = (elements: Iterable<Element | null>) =>
    words([...elements].filter((element) => element !== null && h.isVisible(element)));
  const referenced = (element: Element, attribute: string) =>
    (element.getAttribute(attribute) ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((id) => document.getElementById(id));
  const visibleLabel = (control: Control) =>
    shown(control.labels ?? []) ||
    shown(referenced(control, 'aria-labelledby')) ||
    shown([control.closest('fieldset')?.querySelector(':scope > legend') ?? null]);
  const accessibleName = (control: Control) =>
    words(referenced(control, 'aria-labelledby')) ||
    (control.getAttribute('aria-label') ?? '').trim() ||
    words(control.labels ?? []) ||
    (control.getAttribute('title') ?? '').trim() ||
    (control.getAttribute('placeholder') ?? '').trim();
  const legends = (control: Control) => {
    const found: Element[] = [];
    for (let set = control.closest('fieldset'); set; set = set.parentElement?.closest('fieldset') ?? null) {
      const legend = set.querySelector(':scope > legend');
      if (legend) found.unshift(legend);
    }
    return words(found);
  };
  const attribute = (form: Element, name: string) => h.prop(form, 'getAttribute').call(form, name);
  const controls = [...document.querySelectorAll<Control>('input, select, textarea')].slice(0, 500);
  return {
    forms: forms.map((form) => ({
      selector: h.selectorOf(form),
      // A field named "action" would stand in the way of the property.
      action: (URL.parse(attribute(form, 'action') || document.URL, document.baseURI)?.href ?? '').slice(0, 2048),
      method: (attribute(form, 'method') ?? 'get').toLowerCase().slice(0, 20),
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
