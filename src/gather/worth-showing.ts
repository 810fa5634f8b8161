import type { Box, Field, Gathered, Link, PageArtifact, PageArtifacts } from '../model/evidence.ts';
import type { Block } from '../model/seen/blocks.ts';
import type { ImageSeen } from '../model/seen/images.ts';
import type { LinkContext } from '../model/seen/link-context.ts';
import type { Visiting } from './gatherer.ts';
import { reaches } from './page/screenshot.ts';

interface Cue<T> {
  readonly kind: string;
  readonly fits: (one: T, next: T | undefined) => boolean;
}

/** Whole texts of links that say nothing about where they lead. The commonest are enough here. */
const EMPTY_WORDS =
  /^(?:(?:please )?click(?: here)?(?: (?:for|to) \w+)?|(?:read|learn|find out|see|view) more|more|more info(?:rmation)?|here|this(?: link| page)?|link|darllen mwy|cliciwch yma|mwy)$/;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i;
const SAYS_WINDOW = /\b(?:window|tab|external|ffenestr|allanol)\b/i;
const FILE_NAME = /\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)$/i;
const PICTURE_OF = /^(?:(?:an? )?(?:image|picture|photo(?:graph)?|llun)) (?:of|o)\b/i;
const LONG_ALT = 150;
const NOT_TYPED = /^(?:hidden|submit|button|image|reset|checkbox|radio|range|color|file)$/;
const MOST_WORDS_OF_HEADING = 14;
const UNFINISHED = /[.,;:!…]$/;
/** So many words stand under a heading, and no heading is followed by fewer. */
const TEXT_UNDER = 6;
const EMPTY_HEADING = /^(?:heading|title|untitled|section|information|info|details|more|text|content)(?: \d+)?$/i;

/** Without case, punctuation and arrows. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const isContent = ({ region }: { readonly region: string }): boolean => region === 'main' || region === 'other';

const links: readonly Cue<Link>[] = [
  { kind: 'empty link text', fits: (link) => isContent(link) && link.visible && EMPTY_WORDS.test(plain(link.text)) },
  { kind: 'address as link text', fits: (link) => isContent(link) && link.visible && ADDRESS.test(link.text.trim()) },
];
const linkContext: readonly Cue<LinkContext>[] = [
  {
    kind: 'new window',
    fits: ({ newWindow, text, described, after }) => newWindow && !SAYS_WINDOW.test(`${text} ${described} ${after}`),
  },
  {
    kind: 'file',
    fits: ({ format, region, text, described, after }) =>
      format !== null &&
      region !== 'nav' &&
      !`${text} ${described} ${after}`.toLowerCase().includes(format.slice(0, 3)),
  },
  { kind: 'link that acts', fits: ({ acts, dead, lost, role }) => dead === true || (role === '' && (acts || lost)) },
];
const images: readonly Cue<ImageSeen>[] = [
  { kind: 'alt', fits: ({ alt, silenced }) => !silenced && isOddAlt(alt ?? '') },
];
const fields: readonly Cue<Field>[] = [
  {
    kind: 'label',
    fits: ({ visible, type, visibleLabel }) => visible && !NOT_TYPED.test(type) && visibleLabel.trim() === '',
  },
];
const blocks: readonly Cue<Block>[] = [
  { kind: 'empty heading', fits: ({ level, text }) => level !== undefined && EMPTY_HEADING.test(text.trim()) },
  { kind: 'bold as heading', fits: posesAsHeading },
];

function isOddAlt(alt: string): boolean {
  return FILE_NAME.test(alt.trim()) || PICTURE_OF.test(alt.trim()) || alt.length > LONG_ALT;
}

function posesAsHeading({ level, inside, lines, words, bold = 0, text }: Block, next: Block | undefined): boolean {
  if (level !== undefined || inside !== undefined || lines || !next) return false;
  const short = words > 0 && words <= MOST_WORDS_OF_HEADING && !UNFINISHED.test(text.trim());
  return (
    short && bold >= words && next.level === undefined && next.words >= TEXT_UNDER && (next.bold ?? 0) < next.words
  );
}

const readers: { readonly [K in PageArtifact]?: (value: PageArtifacts[K]) => readonly Likely[] } = {
  links: (value) => likely(links, value),
  linkContext: (value) => likely(linkContext, value),
  images: (value) => likely(images, value.images),
  forms: (value) => likely(fields, value.fields),
  blocks: (value) => likely(blocks, value.blocks),
};

interface Likely {
  readonly kind: string;
  readonly box: Box;
}

/** Of each kind the one that stands highest: the picture need not go further down to show what a page has of it. */
function likely<T extends { readonly box: Box | null }>(cues: readonly Cue<T>[], all: readonly T[]): readonly Likely[] {
  return cues.flatMap(({ kind, fits }) => {
    const found = all.flatMap((one, index) =>
      one.box && reaches(one.box) && fits(one, all[index + 1]) ? [one.box] : [],
    );
    const highest = Math.min(...found.map(({ y, height }) => y + height));
    const box = found.find(({ y, height }) => y + height === highest);
    return box ? [{ kind, box }] : [];
  });
}

/** What the checks will probably speak of. They judge later, and by more than this. */
export function likelyPlaces<K extends PageArtifact>(artifact: K, value: PageArtifacts[K]): readonly Likely[] {
  return readers[artifact]?.(value) ?? [];
}

/**
 * Lets the picture of the page reach down to what a reader has found. Such things stand on most pages of a site, and a
 * longer picture costs four times as much: so each kind is shown on as many pages as one kind of place that axe found.
 */
export function noteLikely(
  artifact: PageArtifact,
  gathered: Gathered<unknown>,
  { showing, worthShowing }: Pick<Visiting, 'showing' | 'worthShowing'>,
): void {
  if (!gathered.ok) return;
  for (const { kind, box } of likelyPlaces(artifact, gathered.value as never))
    if (showing.isNew(kind, '')) worthShowing.push(box);
}
