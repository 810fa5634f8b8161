import type {
  Component,
  ComponentKind,
  Field,
  FieldHint,
  Heading,
  HttpResponse,
  Link,
  PageArtifacts,
  Quote,
} from '../../src/model/evidence.ts';
import { PAGE_URL } from './check-cases.ts';

/** A 200 response; header values given as an array become repeated headers. */
export function response(
  headers: Readonly<Record<string, string | readonly string[]>> = {},
  rest: Partial<HttpResponse> = {},
): HttpResponse {
  return {
    url: PAGE_URL,
    status: 200,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((one) => [name.toLowerCase(), one] as const),
    ),
    redirects: [],
    ...rest,
  };
}

export function document(html: string, rest: Partial<PageArtifacts['document']> = {}): PageArtifacts['document'] {
  return { html, title: 'Bins - Ambleford Council', lang: 'en', truncated: false, ...rest };
}

export function text(main: string, whole = main): PageArtifacts['text'] {
  return { main, whole, words: main.split(/\s+/).filter(Boolean).length };
}

export function heading(level: number, words: string): Heading {
  return { level, text: words, selector: `h${level}` };
}

export function link(words: string, href: string, rest: Partial<Link> = {}): Link {
  return {
    href: new URL(href, PAGE_URL).href,
    text: words,
    selector: `a[href="${href}"]`,
    html: `<a href="${href}">${words}</a>`,
    region: 'main',
    visible: true,
    box: null,
    ...rest,
  };
}

export function field(rest: Partial<Field> = {}): Field {
  return {
    selector: '#field',
    html: '<input id="field">',
    tag: 'input',
    type: 'text',
    name: 'field',
    visibleLabel: 'Your field',
    legend: '',
    accessibleName: 'Your field',
    placeholder: '',
    autocomplete: '',
    required: false,
    visible: true,
    form: 0,
    box: null,
    ...rest,
  };
}

export function component(kind: ComponentKind, rest: Partial<Component> = {}): Component {
  return { kind, selector: `.${kind}`, html: `<div class="${kind}"></div>`, text: '', ...rest };
}

export function hint(rest: Partial<FieldHint> = {}): FieldHint {
  return {
    selector: '#field',
    describedBy: '',
    group: '',
    near: '',
    labelBox: null,
    labelColour: 'rgb(0, 0, 0)',
    error: null,
    ...rest,
  };
}

export function quoted(text: string, rest: Partial<Quote> = {}): Quote {
  return { selector: 'p', html: '<p>', box: null, text, ...rest };
}
