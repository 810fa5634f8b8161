import type { Box, Region } from '../evidence.ts';

/** One visible thing that people see as a picture, and the words that go with it. */
export interface ImageSeen {
  /** `canvas` is a drawing made by script, and has for a name what stands in it. `background` is a box without text of its own that a style sheet fills with a picture. */
  readonly kind: 'img' | 'button' | 'svg' | 'canvas' | 'role-img' | 'area' | 'object' | 'background';
  /** The address without its origin, capped; for pictures written into the page, their type and length. */
  readonly src: string;
  /** The name given to it, null where there is none at all. An empty one is the empty string. */
  readonly alt: string | null;
  readonly from: 'alt' | 'aria-label' | 'aria-labelledby' | 'title' | 'none';
  /** Taken out of what is read aloud: role presentation or none, or aria-hidden. */
  readonly silenced: boolean;
  /** Text of the figcaption of the figure it is in. */
  readonly caption: string;
  /** Texts right beside it, nearest first. */
  readonly beside: readonly string[];
  /** The link or button it is in, with the words in there besides it. */
  readonly control: { readonly kind: 'link' | 'button'; readonly text: string; readonly href: string } | null;
  readonly selector: string;
  readonly html: string;
  readonly region: Region;
  readonly box: Box;
  /** Of `img` only: the file behind it, null where none has loaded. Left out by scans of early versions. */
  readonly file?: ImageFile | null;
  /**
   * Of `background` only: what tells it from others of the same `src`, which are the sum of what is written into the page and
   * the part of a sheet of pictures that is shown. Left out where there is neither, and by scans of early versions.
   */
  readonly shows?: string;
  /** Of `background` only: it stands in a cell or an item of a list, or with a few words in a box of their own. Left out otherwise. */
  readonly inRow?: true;
}

export interface ImageFile {
  /** In its own pixels. */
  readonly width: number;
  readonly height: number;
  /** Loaded only once it is near the window. */
  readonly lazy: boolean;
  /** The page offers more than one (srcset or picture), and this is the browser's choice. */
  readonly chosen: boolean;
  /** Where it came from, as in `src`, if that is not the address that `src` names. */
  readonly shown?: string;
}

export interface Images {
  readonly images: readonly ImageSeen[];
  /** More than these were not read. */
  readonly cut: boolean;
}
