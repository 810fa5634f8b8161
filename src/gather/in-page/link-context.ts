/// <reference lib="dom" />
import type { LinkContext } from '../../model/seen/link-context.ts';
import type { InPageHelpers } from './helpers.ts';

/** Only of those links about which something must be known that their name does not say. */
export function readLinkContext(h: InPageHelpers): LinkContext[] {
  const documents = /\.(pdf|docx?|xlsx?|xlsm|pptx?|odt|ods|odp|rtf|csv|zip)(?:$|&)/i;
  const tidy = (text: string | null | undefined, cap: number) => (text ?? '').replace(/\s+/g, ' ').trim().slice(0, cap);
  /** What follows in the same sentence, list item or cell, up to the next link. */
  const after = (element: Element) => {
    let text = '';
    let inner: Element | null = element;
    for (let level = 0; inner && level < 3 && text.trim().length < 60; level += 1) {
      for (let next = inner.nextSibling; next && text.length < 160; next = next.nextSibling) {
        const part: Element | null = next instanceof Element ? next : null;
        if (part && (part.matches('a[href]') || h.has(part, 'a[href]'))) return text;
        text += ` ${(part ? h.wordsIn(part) : (next.textContent ?? '')).slice(0, 160)}`;
      }
      inner = h.above(inner);
      // What a link stands in may be a component of the page's own, or a slot of one.
      if (!inner || !/^(span|strong|b|em|i|h[1-6]|div|slot|.+-.*)$/.test(h.prop(inner, 'localName'))) break;
    }
    return text;
  };
  const baseTarget = document.querySelector('base[target]')?.getAttribute('target') ?? '';
  /** Any name that is not that of a frame here is a new window. */
  const opensWindow = (target: string) =>
    target !== '' &&
    !/^_(self|parent|top)$/i.test(target) &&
    h.everywhere(`:is(iframe, frame)[name="${CSS.escape(target)}"]`).length === 0;
  const found: LinkContext[] = [];
  let before: HTMLAnchorElement | null = null;
  let looked = 0;
  let deadSoFar = 0;
  for (const element of h.everywhere<HTMLAnchorElement>('a[href]')) {
    looked += 1;
    if (looked > 2000 || found.length >= 200) break;
    const written = element.getAttribute('href')?.trim() ?? '';
    const { href } = element;
    if (typeof href !== 'string') continue;
    const url = URL.parse(href, document.baseURI);
    const target = (element.getAttribute('target') ?? baseTarget).trim();
    const newWindow = opensWindow(target) || /\bwindow\.open\(/.test(element.getAttribute('onclick') ?? '');
    const format = documents.exec(url?.pathname ?? '')?.[1] ?? documents.exec(url?.search ?? '')?.[1] ?? null;
    const script = /^javascript:/i.test(written);
    const role = (element.getAttribute('role') ?? '').slice(0, 40);
    const opens = element.matches(
      '[onclick], [aria-expanded], [aria-haspopup], [aria-pressed], [aria-controls], [data-toggle], [data-bs-toggle]',
    );
    const nowhere = script || written === '' || /^#!?$/.test(written);
    const acts = script || (nowhere && (opens || role === 'button'));
    // Also what scripts read as an address of their own, such as #/start or #!start, is no place in this page.
    const fragment = /^#([^/!].*)$/.exec(written)?.[1];
    const place = fragment ? decode(fragment) : '';
    const lost =
      place !== '' &&
      !/^(top|\d+)$/i.test(place) &&
      !place.startsWith(':~:') &&
      document.getElementById(place) === null &&
      document.getElementsByName(place).length === 0 &&
      // Browsers do not go there by themselves, but whoever has built it so may have a script that does.
      h.everywhere(`#${CSS.escape(place)}`).length === 0;
    // Whether a script listens for it is not known here: a reviewer tries it. A few are enough to look at.
    const dead =
      nowhere &&
      !acts &&
      !role &&
      written !== '' &&
      deadSoFar < 3 &&
      !/\b(?:top|up|start)\b/i.test(h.nameOf(element, 160));
    const twin = before !== null && !fragment && !nowhere && before.href === href && beside(before, element);
    const shown: Element = element;
    if (h.prop(shown, 'checkVisibility').call(shown)) before = element;
    if (!newWindow && !format && !acts && !lost && !twin && !dead) continue;
    if (!h.isVisible(element) && !h.has(element, 'img, svg')) continue;
    if (dead) deadSoFar += 1;
    const ids = (element.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean);
    const described = ids.map((id) => h.byId(element, id)?.textContent ?? '').join(' ');
    found.push({
      written: written.slice(0, 120),
      href: href.slice(0, 300),
      text: h.nameOf(element, 160),
      described: tidy(`${element.title} ${described} ${drawn(element)}`, 160),
      after: tidy(after(element), 100),
      newWindow,
      format: format?.toLowerCase() ?? null,
      acts,
      role,
      lost,
      ...(dead && { dead: true as const }),
      twin,
      region: h.regionOf(element),
      selector: h.selectorOf(element),
      html: h.startTag(element, 250),
      box: h.boxOf(element),
    });
  }
  return found;

  /** Words that a style sheet puts in, which a browser may leave out of the name. */
  function drawn(element: Element): string {
    const parts = [element, ...h.inside(element, '*').slice(0, 10)];
    return parts
      .flatMap((part) => ['::before', '::after'].map((pseudo) => getComputedStyle(part, pseudo).content))
      .map((content) => content.slice(0, 500).replace(/url\((?:"[^"]*"?|[^)]*)\)/g, ''))
      .flatMap((content) => [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, words = '']) => words.slice(0, 80)))
      .join(' ');
  }

  function decode(text: string): string {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  /** Nothing that can be read stands between them, and the second is not one of a list of its own, as of a menu after a logo. */
  function beside(first: Element, second: Element): boolean {
    // Not to be told of two that stand in different components.
    if (h.hostOf(first) !== h.hostOf(second)) return false;
    const range = document.createRange();
    range.setStartAfter(first);
    range.setEndBefore(second);
    const common = range.commonAncestorContainer;
    if (common instanceof Element && /^(body|main|ul|ol|table|tr)$/.test(h.prop(common, 'localName'))) return false;
    const own = second.closest('nav, [role=navigation], li, td, th');
    return (own === null || own.contains(first)) && range.toString().trim() === '';
  }
}
