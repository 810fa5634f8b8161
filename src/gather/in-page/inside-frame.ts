/// <reference lib="dom" />

/** What a frame is called, read in the frame itself. */
export function readInside(): { readonly title: string; readonly heading: string; readonly words: number } {
  const tidy = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 120);
  return {
    title: tidy(document.querySelector('title')),
    heading: tidy(document.querySelector('h1, h2')),
    words: (document.body?.innerText ?? '').slice(0, 5000).split(/\s+/).filter(Boolean).length,
  };
}
