import type { ScanEvent } from '../model/event.ts';
import type { Io } from './io.ts';

/** A reader of the event stream. After `end` nothing more is drawn. */
export interface Progress {
  read(event: ScanEvent): void;
  /** Makes room for text that stays. */
  clear(): void;
  end(): void;
}

type Screen = Pick<Io, 'out' | 'err' | 'terminal' | 'elapsed' | 'every'>;

export function progressFor(mode: { readonly quiet: boolean; readonly json: boolean }, io: Screen): Progress {
  if (mode.json) return jsonLines(io);
  if (mode.quiet) return silence;
  return io.terminal ? liveLine(io, io.terminal.columns) : logLines(io);
}

const silence: Progress = { read: () => undefined, clear: () => undefined, end: () => undefined };

function jsonLines({ out }: Screen): Progress {
  return { read: (event) => out(`${JSON.stringify(event)}\n`), clear: () => undefined, end: () => undefined };
}

function logLines({ err, elapsed }: Screen): Progress {
  const began = elapsed();
  const log = (text: string) => err(`[${clock(elapsed() - began)}] ${text}\n`);
  return {
    read(event) {
      if (event.kind === 'scan-started') log(`Scanning ${event.target}, starting at ${first(event.start)}`);
      if (event.kind === 'step-started') log(event.step);
      if (event.kind === 'page-finished') log(`${counts(event)} ${stateWords(event)} ${event.url}`);
      if (event.kind === 'warning') log(`Note: ${event.message}`);
    },
    clear: () => undefined,
    end: () => undefined,
  };
}

function liveLine({ err, elapsed, every }: Screen, columns: number): Progress {
  const began = elapsed();
  const clear = '\r\u001b[K';
  let text = '';
  const draw = () => text !== '' && err(`${clear}${`${clock(elapsed() - began)}  ${text}`.slice(0, columns - 1)}`);
  // The time goes on while nothing happens, so that nobody takes a slow page for the end.
  const stopTicking = every(1000, draw);
  let current = '';
  return {
    read(event) {
      if (event.kind === 'step-started') text = event.step;
      if (event.kind === 'page-started') current = event.url;
      if (event.kind === 'page-finished') {
        text = `${counts(event)}${remaining(elapsed() - began, event.done, event.queued)}  ${current}`;
        if (event.state === 'blocked' || event.state === 'failed') err(`${clear}${stateWords(event)} ${event.url}\n`);
      }
      if (event.kind === 'warning') err(`${clear}Note: ${event.message}\n`);
      draw();
    },
    clear() {
      text = '';
      err(clear);
    },
    end() {
      stopTicking();
      err(clear);
    },
  };
}

/** A sitemap may bring thousands. */
function first(start: readonly string[]): string {
  const more = start.length > 3 ? ` and ${start.length - 3} more` : '';
  return `${start.slice(0, 3).join(', ')}${more}`;
}

type PageFinished = Extract<ScanEvent, { kind: 'page-finished' }>;

function counts({ done, queued }: PageFinished): string {
  return `${done} done, ${queued} waiting`;
}

function stateWords({ state, reason, exploring }: PageFinished): string {
  if (exploring && state === 'scanned') return 'explored';
  return reason ? `${state} (${reason})` : state;
}

/** A guess from the pages so far; none is made from the first few. */
function remaining(ms: number, done: number, queued: number): string {
  if (done < 3 || queued === 0) return '';
  return `, about ${clock((ms / done) * queued)} left`;
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
