import type { Box } from '../evidence.ts';

export interface MediaSeen {
  readonly kind: 'video' | 'audio' | 'embed';
  /** Of embeds: whose player it is, by its host. */
  readonly player: string;
  readonly src: string;
  readonly title: string;
  /** Kinds of the text tracks, each once: captions, subtitles, descriptions, chapters, metadata. */
  readonly tracks: readonly string[];
  readonly controls: boolean;
  readonly autoplay: boolean;
  readonly muted: boolean;
  readonly loops: boolean;
  /** Words near it that offer a transcript, or a version with audio description. */
  readonly transcript: string;
  readonly described: string;
  readonly visible: boolean;
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

export interface FrameSeen {
  readonly title: string | null;
  readonly src: string;
  /**
   * What is in it, for frames that may be read. Of those of other sites only what has a name is kept, and nothing at all in
   * older evidence: null.
   */
  readonly inside: {
    readonly title: string;
    readonly heading: string;
    readonly words: number;
    readonly otherSite?: true;
  } | null;
  readonly visible: boolean;
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

export interface CaptchaSeen {
  readonly by: string;
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}
