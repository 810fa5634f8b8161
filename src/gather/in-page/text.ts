/// <reference lib="dom" />
import type { PageArtifacts } from '../../model/evidence.ts';

export function readText(): PageArtifacts['text'] {
  const most = 200_000;
  const tidy = (text: string) =>
    text
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
      .slice(0, most);
  const main = document.querySelector<HTMLElement>('main, [role=main]') ?? document.body;
  const words = tidy(main?.innerText ?? '');
  return {
    main: words,
    whole: tidy(document.body?.innerText ?? ''),
    words: words.split(/\s+/).filter(Boolean).length,
  };
}

/**
 * The skeleton of the page: containers and their first class name, with repeated siblings folded into one and everything
 * that carries words left out. A list of three and a list of three hundred have the same skeleton.
 */
export function readSkeleton(): { skeleton: string; elements: number } {
  const containers = new Set(
    'header footer main nav aside section article form fieldset table ul ol dl div iframe video'.split(' '),
  );
  const ownClass = (element: Element) => {
    const first = element.classList[0] ?? '';
    return first && !/\d/.test(first) ? `.${first.slice(0, 40)}` : '';
  };
  const walk = (element: Element, depth: number): string => {
    const name = element.localName + ownClass(element);
    if (depth >= 7) return name;
    const children: string[] = [];
    for (const child of element.children) {
      if (!containers.has(child.localName)) continue;
      const signature = walk(child, depth + 1);
      if (!children.includes(signature)) children.push(signature);
    }
    // What an author puts into the running text varies from page to page; only its presence is structure.
    const inContent = element.closest('main, [role=main]') !== null;
    if (inContent) children.sort();
    return children.length > 0 ? `${name}(${children.join(',')})` : name;
  };
  return {
    skeleton: document.body ? walk(document.body, 0).slice(0, 20_000) : '',
    elements: document.getElementsByTagName('*').length,
  };
}
