import type { Box, Screenshot } from '../evidence.ts';

/** Something of the page that can be pointed at. */
export interface KeyElement {
  readonly selector: string;
  readonly html: string;
  readonly role: string;
  readonly name: string;
  /** Address of the frame it is in; null for the page itself. */
  readonly frame: string | null;
  /** Places of the document; null for what has none, and in frames. */
  readonly box: Box | null;
}

/** What going through the page with the Tab key came to. */
export interface KeyboardWalk {
  readonly stops: readonly KeyElement[];
  readonly picture: Screenshot | null;
}
