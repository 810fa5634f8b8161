/// <reference lib="dom" />
import type { Shown } from '../challenge.ts';
import type { InPageHelpers } from './helpers.ts';

/** Cheap, because every page pays for it: no layout, and counting ends when there is plenty. */
export function readShown(h: InPageHelpers): Shown {
  const enoughWords = 100;
  const silent = new Set(['script', 'style', 'noscript', 'template']);
  const isFrameOrScript = [...document.querySelectorAll<HTMLElement>('script[src], iframe[src]')].slice(0, 200);
  const scriptUrls = isFrameOrScript.map((element) => {
    const address = element.getAttribute('src') ?? '';
    return (URL.parse(address, document.baseURI)?.href ?? '').slice(0, 500);
  });
  const body = document.querySelector('body');
  let text = '';
  let words = 0;
  const read = (top: Node) => {
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    while (words < enoughWords && walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent && silent.has(h.prop(parent, 'localName'))) continue;
      const part = (walker.currentNode.nodeValue ?? '').slice(0, 5000).replace(/\s+/g, ' ').trim();
      if (part === '') continue;
      words += part.split(' ').length;
      if (text.length < 300) text = `${text} ${part}`.trim().slice(0, 300);
    }
  };
  if (body) read(body);
  // A page that says little by itself may be made of components that say the rest.
  const inside = words < enoughWords ? h.openRoots().roots.slice(1) : [];
  for (const root of inside) read(root);
  // The answer of a captcha is kept in a field that nobody sees.
  const FIELDS = 'select, textarea, input:not([type=hidden], [type=submit], [type=button], [type=image])';
  const all = [document, ...inside].flatMap((root) => [...root.querySelectorAll(FIELDS)]);
  const fields = all.filter((field) => !/captcha|turnstile|challenge/i.test(field.getAttribute('name') ?? '')).length;
  return { scriptUrls, words, text, fields };
}
