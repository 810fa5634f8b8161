/// <reference lib="dom" />
import type { PageArtifacts } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

export function readForms(h: InPageHelpers): PageArtifacts['forms'] {
  type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
  const forms = [...document.forms].slice(0, 100);
  const words = (elements: Iterable<Element | null>) =>
    [...elements]
      .map((element) => (element ? h.textOf(element, 300) : ''))
      .filter(Boolean)
      .join(' ')
      .slice(0, 300);
  // The label of a wrapped field would otherwise include the options of a select.
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
  const controls = [...document.querySelectorAll<Control>('input, select, textarea')].slice(0, 500);
  return {
    forms: forms.map((form) => ({
      selector: h.selectorOf(form),
      // A field named "action" would shadow the property; the attribute cannot be shadowed.
      action: (URL.parse(form.getAttribute('action') || document.URL, document.baseURI)?.href ?? '').slice(0, 2048),
      method: (form.getAttribute('method') ?? 'get').toLowerCase().slice(0, 20),
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
