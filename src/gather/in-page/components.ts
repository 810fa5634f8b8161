/// <reference lib="dom" />
import type { Component, ComponentKind } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

/** Recognises interface patterns by role and class first, by wording (English and Welsh) where there is nothing else. */
export function readComponents(h: InPageHelpers): Component[] {
  const bySelector: readonly (readonly [ComponentKind, string])[] = [
    [
      'breadcrumbs',
      'nav[aria-label*="breadcrumb" i], nav[aria-label*="briwsion" i], [class*="breadcrumb" i]:is(nav, ol, ul, div)',
    ],
    ['back-link', 'a[class*="back-link" i]'],
    ['phase-banner', '[class*="phase-banner" i]:not([class*="__" i])'],
    ['skip-link', 'a[class*="skip-link" i], a[class*="skiplink" i], a[class*="skip-to" i]'],
    [
      'cookie-banner',
      '[class*="cookie-banner" i]:not([class*="__" i]), [id*="cookie-banner" i], [id*="cookiebanner" i]',
    ],
    ['govuk-logotype', '.govuk-header__logotype, .govuk-header__logotype-crown, .govuk-logo'],
    ['feedback-control', '[class*="feedback" i]:is(form, section, div, aside), .gem-c-feedback'],
    ['error-summary', '[class*="error-summary" i]:not([class*="__" i])'],
    ['search', '[role=search], search, form:has(input[type=search])'],
  ];
  const byWords: readonly (readonly [ComponentKind, string, RegExp])[] = [
    [
      'back-link',
      'main a, body > a, div > a',
      /^[‹<←\s]*(go back|back|yn ôl|nôl)( to (the )?previous (page|step|question))?$/i,
    ],
    ['skip-link', 'a[href^="#"]', /^(skip|jump) to\b|^neidio i/i],
    [
      'feedback-control',
      'h2, h3, p, legend, label, button, a',
      /is (this|the) page (useful|helpful)|was (this|the) page (useful|helpful)|report a problem with this page|a yw'r dudalen hon yn ddefnyddiol/i,
    ],
  ];
  const found = new Map<Element, Component>();
  const add = (kind: ComponentKind, element: Element) => {
    if (found.has(element) || found.size >= 100) return;
    found.set(element, {
      kind,
      selector: h.selectorOf(element),
      html: h.openingTag(element, 300),
      text: h.textOf(element, 300),
    });
  };
  for (const [kind, selector] of bySelector) {
    for (const element of h.everywhere(selector)) {
      // Skip links are hidden until they have focus; the others count only where people see them.
      if (kind === 'skip-link' || h.prop(element, 'checkVisibility').call(element)) add(kind, element);
    }
  }
  for (const [kind, selector, words] of byWords) {
    for (const element of h.everywhere(selector)) {
      const text = h.textOf(element, 120);
      if (words.test(text) && (kind === 'skip-link' || h.prop(element, 'checkVisibility').call(element)))
        add(kind, element);
    }
  }
  return [...found.values()];
}
