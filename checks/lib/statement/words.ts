import type { Block } from './blocks.ts';
import type { Statement } from './choose.ts';

export interface Sentence extends Block {
  /** The whole paragraph or item that it stands in. */
  readonly within: string;
}

const MOST_QUOTED = 200;

/** Headings are not sentences. */
export function sentencesOf(blocks: readonly Block[]): readonly Sentence[] {
  return blocks
    .filter(({ kind }) => kind !== 'heading')
    .flatMap((block) =>
      block.text
        .split(/(?<=[.!?]["”’)]?)\s+(?=["“‘(]?\p{Lu})/u)
        .map((text) => ({ ...block, text, within: block.text })),
    );
}

/** What stands below headings with these words, and not below one with those others. */
export function under(blocks: readonly Block[], words: RegExp, except?: RegExp): readonly Block[] {
  return blocks.filter(
    (block) => block.under.some((one) => words.test(one)) && !block.under.some((one) => except?.test(one)),
  );
}

/** Whether a heading says so. */
export const hasHeading = ({ blocks }: Statement, words: RegExp): boolean =>
  blocks.some(({ kind, text }) => kind === 'heading' && words.test(text));

/** Of the page, for a reader to find the place. */
export function quote(text: string): string {
  return text.length <= MOST_QUOTED ? text : `${text.slice(0, MOST_QUOTED - 1).trimEnd()}…`;
}

/**
 * A link in the text that may lead to the missing part: some councils divide their statement. What is missing here is then
 * not surely missing.
 */
export function continuedAt({ links, isCut, url }: Statement, part: RegExp): string | undefined {
  if (isCut) return url;
  const [host] = [URL.parse(url)?.host];
  return links.find(
    ({ href, text }) => part.test(text) && URL.parse(href)?.host === host && !href.startsWith(`${url}#`),
  )?.href;
}
