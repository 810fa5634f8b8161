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
