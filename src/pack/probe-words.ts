import type { ScanRecord } from '../model/evidence.ts';

/** What the file of each probe holds, for README.txt. */
export const PROBE_WORDS: Readonly<Record<string, string>> = {
  keyboard: 'each stop of the Tab key, what it showed, and what no key reaches',
  layouts: 'the page zoomed in, in a narrow window, turned, and in other colours',
  pixels: 'how well words and edges stand out, measured in pictures',
  motion: 'what moves, flashes or ends after a time',
  operated: 'what opened, closed or changed when buttons and lists were used',
  hovered: 'what came up under the pointer',
  fieldErrors: 'what forms said when they were left empty, and what became of them in time; nothing was sent',
  secondEngine: 'what a second engine for accessibility found',
};

/** Empty where no page was measured. */
export function measuredLines({ pages }: Pick<ScanRecord, 'pages'>): string {
  if (pages.every(({ artifacts }) => artifacts.measured === undefined)) return '';
  return `                       Of a page that was measured:
    measured.json      the runs of Lighthouse, and what they blame for the times
    measured-mobile-1.jpg and so on: the page while it was loading
    measured-mobile.har   what it asked for, as an HTTP Archive; browsers' own tools open it
`;
}

/** Empty where no page was tried out. */
export function probeLines({ pages }: Pick<ScanRecord, 'pages'>): string {
  const met = new Set(pages.flatMap(({ artifacts }) => Object.keys(artifacts)));
  const lines = Object.entries(PROBE_WORDS)
    .filter(([name]) => met.has(name))
    .map(([name, words]) => `    ${`${name}.json`.padEnd(19)}${words}\n`);
  if (lines.length === 0) return '';
  return `                       Of a page that was tried out, as people use it, further files say what came of it:
${lines.join('')}    layouts-1.jpg      and so on: pictures taken meanwhile, in the order the file of that name has them
`;
}
