import type { Clock } from '../ports.ts';

/** The world as a command sees it. bin.ts makes the real one, tests make their own. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** The error stream as it is, where `err` takes out what is an order to a pipeline. Left out: there is none between. */
  readonly errAsIs?: ((text: string) => void) | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** What was typed after `lgdss`; main puts it there. */
  readonly typed?: readonly string[];
  /** Whether the error stream is a terminal that can redraw a line, and how wide it is. */
  readonly terminal: { readonly columns: number } | null;
  /** Asks a person; undefined when they gave up. Left out where there is nobody to ask. */
  readonly ask?: ((question: string) => Promise<string | undefined>) | undefined;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** What day it is, for decisions that expire. Left out: the clock of the machine. */
  readonly clock?: Pick<Clock, 'now'>;
  /** Told before thousands of pages pass through memory. */
  readonly longWorkBegins?: () => void;
  /** Milliseconds, for elapsed times only. */
  elapsed(): number;
  /** Repeats until the function it returns is called; never keeps the program alive. */
  every(ms: number, work: () => void): () => void;
}
