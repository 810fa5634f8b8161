import type { Box, Region } from '../evidence.ts';

/** Words that are not where words usually are. */
export interface HiddenWords {
  /** Written by a style sheet before or after an element. */
  readonly generated: readonly {
    readonly where: 'before' | 'after';
    readonly words: string;
    readonly text: string;
    readonly selector: string;
    readonly html: string;
    readonly region: Region;
    readonly box: Box | null;
  }[];
  /** In a title, where nothing else says the same. */
  readonly titles: readonly {
    readonly title: string;
    readonly text: string;
    /** Can be used with a keyboard, such as a link or a button. */
    readonly control: boolean;
    readonly tag: string;
    readonly selector: string;
    readonly html: string;
    readonly box: Box | null;
  }[];
}
