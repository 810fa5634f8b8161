import { describe, expect, it } from 'vitest';
import { progressFor } from '../../../src/cli/progress.ts';
import type { ScanEvent } from '../../../src/model/event.ts';
import type { Target } from '../../../src/model/target.ts';

const target = (id: string, name: string): Target => ({
  id,
  name,
  start: [`https://${id}/`],
  scope: { origins: [], include: [], exclude: [], maxPages: 1, maxDepth: 0 },
});
const AMBLEFORD = target('a.example', 'Ambleford');
const BORROWMERE = target('b.example', 'Borrowmere');

const finished = (done: number, queued: number, failed = false): ScanEvent => ({
  kind: 'page-finished',
  url: 'https://a.example/bins',
  state: failed ? 'failed' : 'scanned',
  reason: failed ? 'timed-out' : null,
  failedArtifacts: [],
  done,
  queued,
});

function progress(mode: { quiet?: boolean; json?: boolean; columns?: number }, targets: number) {
  let out = '';
  let err = '';
  const screen = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    terminal: mode.columns ? { columns: mode.columns } : null,
    elapsed: () => 0,
    every: () => () => undefined,
  };
  const reader = progressFor({ quiet: mode.quiet ?? false, json: mode.json ?? false }, screen, targets);
  return { reader, out: () => out, lastLine: () => err.split('\r\u001b[K').at(-1), err: () => err };
}

describe('the live line', () => {
  it('adds up what all targets have done', () => {
    const { reader, lastLine, err } = progress({ columns: 200 }, 3);
    reader.read(finished(5, 10), AMBLEFORD);
    reader.read(finished(2, 4), BORROWMERE);
    expect(lastLine()).toContain('0 of 3 sites, 7 pages done, 14 waiting');
    reader.finished(AMBLEFORD);
    reader.read(finished(3, 3, true), BORROWMERE);
    expect(lastLine()).toContain('1 of 3 sites, 8 pages done, 3 waiting');
    expect(err()).toContain('Borrowmere: failed (timed-out) https://a.example/bins\n');
    reader.read({ kind: 'warning', message: 'Slow.' }, BORROWMERE);
    expect(err()).toContain('Borrowmere: Note: Slow.\n');
  });

  it('says no more than before when there is one target', () => {
    const { reader, lastLine } = progress({ columns: 200 }, 1);
    reader.read(finished(5, 10), AMBLEFORD);
    expect(lastLine()).toMatch(/^0:00 {2}5 done, 10 waiting/);
    expect(lastLine()).not.toContain('Ambleford');
  });
});

describe('log lines', () => {
  it('name the target where there are several', () => {
    const { reader, err } = progress({}, 2);
    reader.read(finished(1, 0), BORROWMERE);
    reader.read({ kind: 'warning', message: 'For all.' });
    expect(err()).toBe('[0:00] Borrowmere: 1 done, 0 waiting scanned https://a.example/bins\n[0:00] Note: For all.\n');
  });

  it('and do not where there is one', () => {
    const { reader, err } = progress({}, 1);
    reader.read(finished(1, 0), BORROWMERE);
    expect(err()).toBe('[0:00] 1 done, 0 waiting scanned https://a.example/bins\n');
  });
});

it('JSON lines always name the target', () => {
  const { reader, out } = progress({ json: true }, 1);
  reader.read({ kind: 'page-started', url: 'https://a.example/' }, AMBLEFORD);
  expect(JSON.parse(out())).toEqual({ kind: 'page-started', url: 'https://a.example/', targetId: 'a.example' });
});

it('quiet says nothing', () => {
  const { reader, out, err } = progress({ quiet: true }, 2);
  reader.read(finished(1, 0), AMBLEFORD);
  expect(out() + err()).toBe('');
});
