import type { ScanEvent } from '../model/event.ts';
import type { Target } from '../model/target.ts';
import type { Io } from './io.ts';
import { jsonLine } from './json-line.ts';
import { createTotals } from './totals.ts';

/** A reader of the event streams of all targets. After `end` nothing more is drawn. */
export interface Progress {
  /** Without a target, the event is about the whole run. */
  read(event: ScanEvent, target?: Target): void;
  /** The target is done with, however it ended. */
  finished(target: Target): void;
  /** Makes room for text that stays. */
  clear(): void;
  end(): void;
}

type Screen = Pick<Io, 'out' | 'err' | 'terminal' | 'elapsed' | 'every'>;

/** `targets` is how many there are; one alone is not named again and again. */
export function progressFor(
  mode: { readonly quiet: boolean; readonly json: boolean },
  io: Screen,
  targets: number,
): Progress {
  if (mode.json) return jsonLines(io);
  if (mode.quiet) return silence;
  return io.terminal ? liveLine(io, io.terminal.columns, targets) : logLines(io, targets);
}

const nothing = { finished: () => undefined, clear: () => undefined, end: () => undefined };
const silence: Progress = { ...nothing, read: () => undefined };

function jsonLines({ out }: Screen): Progress {
  return {
    ...nothing,
    read: (event, target) => out(jsonLine(target ? { ...event, targetId: target.id } : event)),
  };
}

function logLines({ err, elapsed }: Screen, targets: number): Progress {
  const began = elapsed();
  return {
    ...nothing,
    read(event, target) {
      const log = (text: string) => err(`[${clock(elapsed() - began)}] ${prefix(targets, target)}${text}\n`);
      if (event.kind === 'scan-started') log(`Scanning ${event.target}, starting at ${first(event.start)}`);
      if (event.kind === 'step-started') log(event.step);
      if (event.kind === 'page-finished') log(`${counts(event)} ${stateWords(event)} ${event.url}`);
      if (event.kind === 'page-probed') log(`${counts(event)} tried out ${event.url}`);
      if (event.kind === 'page-measuring') log(`${measuringWords(event)} ${event.url}`);
      if (event.kind === 'warning') log(`Note: ${event.message}`);
    },
  };
}

function liveLine({ err, elapsed, every }: Screen, columns: number, targets: number): Progress {
  const began = elapsed();
  const totals = createTotals();
  const clear = '\r\u001b[K';
  let text = '';
  const draw = () => text !== '' && err(`${clear}${`${clock(elapsed() - began)}  ${text}`.slice(0, columns - 1)}`);
  // The time goes on while nothing happens, so that nobody takes a slow page for the end.
  const stopTicking = every(1000, draw);
  let current = '';
  const sites = () => (targets > 1 ? `${totals.sites} of ${targets} sites, ` : '');
  const whole = () => `${sites()}${totals.done} ${targets > 1 ? 'pages ' : ''}done, ${totals.queued} waiting`;
  // What later targets bring is not known yet, so no time is guessed for a list.
  const left = () => (targets > 1 ? '' : remaining(elapsed() - began, totals.done, totals.queued));
  return {
    read(event, target) {
      totals.read(event, target?.id ?? '');
      const lasting = (line: string) => err(`${clear}${prefix(targets, target)}${line}\n`);
      if (event.kind === 'step-started')
        text = targets > 1 ? `${whole()}  ${prefix(targets, target)}${event.step}` : event.step;
      if (event.kind === 'page-started') current = event.url;
      if (event.kind === 'page-finished') {
        text = `${whole()}${left()}  ${current}`;
        if (event.state === 'blocked' || event.state === 'failed') lasting(`${stateWords(event)} ${event.url}`);
      }
      if (event.kind === 'page-probed') text = `${event.done} tried out, ${event.queued} waiting  ${event.url}`;
      if (event.kind === 'page-measuring') text = `${measuringWords(event)}  ${event.url}`;
      if (event.kind === 'warning') lasting(`Note: ${event.message}`);
      draw();
    },
    finished(target) {
      totals.finished(target.id);
      text = targets > 1 ? whole() : '';
    },
    clear() {
      if (targets === 1) text = '';
      err(clear);
    },
    end() {
      stopTicking();
      err(clear);
    },
  };
}

function prefix(targets: number, target: Target | undefined): string {
  return targets > 1 && target ? `${target.name}: ` : '';
}

/** A sitemap may bring thousands. */
function first(start: readonly string[]): string {
  const more = start.length > 3 ? ` and ${start.length - 3} more` : '';
  return `${start.slice(0, 3).join(', ')}${more}`;
}

type PageFinished = Extract<ScanEvent, { kind: 'page-finished' }>;

function counts({ done, queued }: Pick<PageFinished, 'done' | 'queued'>): string {
  return `${done} done, ${queued} waiting`;
}

function measuringWords({ page, of, run, device }: Extract<ScanEvent, { kind: 'page-measuring' }>): string {
  return `Measuring page ${page} of ${of}, run ${run}${device === 'desktop' ? ' as a desktop' : ''}`;
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
