/// <reference lib="dom" />
import type { PageArtifacts } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

export function readText(): PageArtifacts['text'] {
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
  const main = document.querySelector<HTMLElement>('main, [role=main]') ?? body;
  const words = tidy(main?.innerText ?? '');
  return {
    main: words,
    whole: tidy(body?.innerText ?? ''),
    words: words.split(/\s+/).filter(Boolean).length,
  };
}

/**
 * The skeleton of the page: containers and their first class name, with repeated siblings folded into one and everything
 * that carries words left out. A list of three and a list of three hundred have the same skeleton.
 */
export function readSkeleton(h: InPageHelpers): { skeleton: string; elements: number } {
  const containers = new Set(
    'header footer main nav aside section article form fieldset table ul ol dl div iframe video'.split(' '),
  );
  const ownClass = (element: Element) => {
    const first = h.prop(element, 'classList')[0] ?? '';
    return first && !/\d/.test(first) ? `.${first.slice(0, 40)}` : '';
  };
  const walk = (element: Element, depth: number): string => {
    const name = h.prop(element, 'localName') + ownClass(element);
    if (depth >= 7) return name;
    const distinct = new Set<string>();
    for (const child of h.prop(element, 'children')) {
      if (containers.has(h.prop(child, 'localName'))) distinct.add(walk(child, depth + 1));
    }
    const children = [...distinct];
    // What an author puts into the running text varies from page to page; only its presence is structure.
    const inContent = h.prop(element, 'closest').call(element, 'main, [role=main]') !== null;
    if (inContent) children.sort();
    return children.length > 0 ? `${name}(${children.join(',')})` : name;
  };
  const body = document.querySelector('body');
  return {
    skeleton: body ? walk(body, 0).slice(0, 20_000) : '',
    elements: document.getElementsByTagName('*').length,
  };
}
