/// <reference lib="dom" />
import type { PageArtifacts } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

export function readText(h: InPageHelpers): PageArtifacts['text'] {
  const most = 200_000;
  const tidy = (text: string) =>
    text
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
      .slice(0, most);
  // A form named "body" would stand in the way of `document.body`.
  const body = document.querySelector('body');
  const main = h.everywhere<HTMLElement>('main, [role=main]')[0] ?? body;
  /** What components say themselves. What stands in their slots is in the text around them already. */
  const said = h
    .openRoots()
    .roots.slice(1, 200)
    .flatMap((root) => {
      const host = (root as ShadowRoot).host;
      if (!h.prop(host, 'checkVisibility').call(host) && getComputedStyle(host).display !== 'contents') return [];
      const text = [...root.childNodes].map(textOf).join('\n');
      return text.trim() === '' ? [] : [{ text, inMain: h.nearest(host, 'main, [role=main]') !== null }];
    });
  const all = [body?.innerText ?? '', ...said.map(({ text }) => text)];
  /** Where a component makes the frame of the whole page, its main part is a slot for what is written elsewhere. */
  const slotted =
    main && h.hostOf(main)
      ? [...main.querySelectorAll('slot')]
          .filter((slot) => slot.assignedNodes().length > 0)
          .flatMap((slot) => slot.assignedNodes({ flatten: true }).map(textOf))
      : [];
  const inMain = [main?.innerText ?? '', ...slotted, ...said.filter((one) => one.inMain).map(({ text }) => text)];
  const words = tidy((main === body ? all : inMain).join('\n'));
  return {
    main: words,
    whole: tidy(all.join('\n')),
    words: words.split(/\s+/).filter(Boolean).length,
  };

  function textOf(node: Node): string {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
    if (!(node instanceof HTMLElement) || /^(style|script|template)$/.test(h.prop(node, 'localName'))) return '';
    // Of what is not drawn, browsers give all its text.
    const drawn = h.prop(node, 'checkVisibility').call(node) || getComputedStyle(node).display === 'contents';
    return drawn ? String(Reflect.get(HTMLElement.prototype, 'innerText', node)) : '';
  }
}
