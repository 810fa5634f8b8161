import type { Box, Region } from '../evidence.ts';

/** A visible link about which more must be known than its name: where it opens, what it opens, what stands beside it. */
export interface LinkContext {
  /** As written in the page, capped. */
  readonly written: string;
  readonly href: string;
  readonly text: string;
  /** Its title, and what aria-describedby points to. */
  readonly described: string;
  /** The words of its sentence, list item or cell right after it. */
  readonly after: string;
  readonly newWindow: boolean;
  /** The format, where the address ends in that of a document. */
  readonly format: string | null;
  /** Works as a control: it has a script of its own, or says that it opens something. */
  readonly acts: boolean;
  readonly role: string;
  /** Points into this page, and nothing there has that id or name. */
  readonly lost: boolean;
  /** Its address is a bare “#”, and nothing in the markup says that it does anything. Only the first few of a page. */
  readonly dead?: true;
  /** The link right before it goes to the same place. */
  readonly twin: boolean;
  /** Only of links in frames whose name may stand for anything: what is said in the same place. Left out otherwise; older evidence does not say. */
  readonly beside?: string;
  readonly region: Region;
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}
