import type { Field, PageArtifacts } from '../../src/model/evidence.ts';

/** Kinds of input that people do not type into, or that bring their own visible words. */
const NOT_TYPED = new Set([
  'hidden',
  'submit',
  'button',
  'image',
  'reset',
  'checkbox',
  'radio',
  'range',
  'color',
  'file',
]);
const SEARCH_NAMES = new Set(['q', 's', 'query', 'search', 'searchterm', 'searchterms', 'searchtext', 'searchquery']);
const MORE_SEARCH_NAMES = new Set(['keys', 'keyword', 'keywords', 'term', 'terms', 'search_api_fulltext', 'chwilio']);

/** Visible fields that people type into or choose from: text inputs of every kind, selects and textareas. */
export function typedFields(forms: PageArtifacts['forms']): readonly Field[] {
  return forms.fields.filter((field) => field.visible && !NOT_TYPED.has(field.type));
}

/** A box for searching the site or a list, told by its type, role, form, name or words. */
export function isSearchField(field: Field, forms: PageArtifacts['forms']): boolean {
  if (saysSearch(field)) return true;
  if (field.tag !== 'input') return false;
  const form = field.form === null ? undefined : forms.forms[field.form];
  return form?.method === 'get' && /\/search\b/i.test(URL.parse(form.action)?.pathname ?? '');
}

/** The field itself says so, and not only where its form leads: other fields lead there too, such as the years of an archive. */
export function saysSearch(field: Field): boolean {
  if (field.type === 'search' || /\brole=["']?search(?:box)?\b/i.test(field.html)) return true;
  if (field.tag !== 'input') return false;
  const name = field.name.toLowerCase();
  if (SEARCH_NAMES.has(name) || MORE_SEARCH_NAMES.has(name)) return true;
  return /^(?:site )?(?:search|chwilio)\b/i.test((field.visibleLabel || field.accessibleName).trim());
}
