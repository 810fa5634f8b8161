import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ScanComparison } from '../../src/model/comparison.ts';
import { changedScan, fileScan } from '../helpers/filed-scan.ts';
import { readRecording } from '../helpers/recorded.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { runMain } from '../helpers/run-main.ts';

const folder = await temporaryFolder();
const at = (...parts: readonly string[]) => path.join(folder.path, ...parts);
const read = (file: string) => readFile(at(file), 'utf8');
afterAll(() => folder.remove());

const lgdss = (day: string, ...args: readonly string[]) => runMain(args, folder.path, day);

/** Fills in the entry of a cause, as a person does who types behind the colons. */
function decide(text: string, cause: string, fields: Readonly<Record<string, string>>): string {
  const start = text.indexOf(`cause: ${cause}`);
  const end = text.indexOf('findings:', start);
  expect(start).toBeGreaterThan(0);
  let entry = text.slice(start, end);
  for (const [name, value] of Object.entries(fields))
    entry = entry.replace(new RegExp(`^( *${name}:).*$`, 'm'), `$1 ${value}`);
  return text.slice(0, start) + entry + text.slice(end);
}

function causeWith(text: string, words: string): string {
  const found = text.split('cause: ').find((part) => /^r-/.test(part) && part.replace(/\s+/g, ' ').includes(words));
  expect(found, words).toBeDefined();
  return (found ?? '').slice(0, 18);
}

const scores = (out: string) =>
  [...out.matchAll(/^(?:As scanned|With decisions applied): +([\d.]+) of 100$/gm)].map(([, value]) => Number(value));

const CONTRAST = 'This text does not stand out enough from its background. On';
const LIST = 'This list contains something that is not a list item';
const IMAGE = 'This image has no text alternative.';
const HEAVY = 'The page loads';

/** The council mends its images, rebuilds a template, puts a paragraph above the pale text, and one page is down. */
beforeAll(async () => {
  const { record, blobs } = await readRecording('westmere');
  await fileScan(record, blobs, at('store'), at('first'));
  const second = await changedScan(record, blobs, {
    startedAt: '2027-02-01T09:00:00.000Z',
    unseen: (url) => url.endsWith('/libraries/local-history'),
    artifact: (_, name, value) => {
      if (name !== 'axe' || !('rules' in (value as object))) return value;
      const axe = value as {
        readonly rules: readonly { readonly id: string; readonly nodes: readonly { selector: string }[] }[];
      };
      const rules = axe.rules.map((rule) => {
        if (rule.id === 'image-alt') return { ...rule, outcome: 'passed', nodes: [], nodeCount: 0 };
        if (rule.id !== 'color-contrast') return rule;
        return { ...rule, nodes: rule.nodes.map((node) => ({ ...node, selector: `${node.selector} > moved` })) };
      });
      return { ...axe, rules } as unknown as typeof value;
    },
    outcome: (one) => (one.template === null ? one : { ...one, template: `${one.template}-rebuilt` }),
  });
  await fileScan(second, blobs, at('store'), at('second'));
  const third = { ...record, startedAt: '2027-03-01T09:00:00.000Z', finishedAt: '2027-03-01T09:30:00.000Z' };
  await fileScan(third, blobs, at('store'), at('third'));
});

it('a review is carried through three scans', async () => {
  const started = await lgdss('2026-11-24', 'review', 'start', 'first', '--out', 'one.yaml');
  expect(started).toMatchObject({ code: 0, err: '' });
  const empty = await read('one.yaml');
  const falseAlarm = causeWith(empty, CONTRAST);
  const accepted = causeWith(empty, LIST);
  const mended = causeWith(empty, IMAGE);
  const unseen = causeWith(empty, HEAVY);

  let filled = decide(empty, falseAlarm, { decision: 'false alarm', reason: 'The text lies on a dark picture.' });
  filled = decide(filled, accepted, {
    decision: 'accepted risk',
    reason: 'The supplier mends it in January.',
    owner: 'Service manager',
    expires: '2027-01-31',
  });
  filled = decide(filled, mended, { decision: 'Confirmed' });
  filled = decide(filled, unseen, { decision: 'disputed', reason: 'Measured while the server was being moved.' });
  filled = filled.replace(
    'decision: undecided\n    reason:\n',
    'decision: not met\n    reason: "No research: at all."\n',
  );
  await writeFile(at('one.yaml'), filled);

  const checked = await lgdss('2026-11-25', 'review', 'check', 'one.yaml');
  expect(checked).toMatchObject({ code: 0, err: '' });
  expect(checked.out).toContain('14 points have no decision yet');

  // Through its last day the risk is accepted.
  const built = await lgdss('2027-01-31', 'review', 'build', 'one.yaml', '--scan', 'first', '--out', 'built');
  expect(built).toMatchObject({ code: 0, err: '' });
  const [asScanned = 0, decided = 0] = scores(built.out);
  expect(decided).toBeGreaterThan(asScanned);
  const html = await read('built/one.html');
  for (const said of ['No research: at all.', 'Accepted risk, owner: Service manager, until 31 January 2027'])
    expect(html).toContain(said);
  expect(await read('built/one.md')).toContain('| Lead reviewer | ........ |');

  // The day after, it counts again.
  const late = await lgdss('2027-02-01', 'review', 'build', 'one.yaml', '--scan', 'first', '--out', 'built');
  const [sameScan, withoutRisk = 0] = scores(late.out);
  expect(sameScan).toBe(asScanned);
  expect(withoutRisk).toBeGreaterThan(asScanned);
  expect(withoutRisk).toBeLessThan(decided);
  expect(late.out).toContain('1 decision has expired');

  const wrongScan = await lgdss('2027-02-02', 'review', 'build', 'one.yaml', '--scan', 'second');
  expect(wrongScan.code).toBe(2);
  expect(wrongScan.err).toContain('lgdss review retest');

  const retested = await lgdss('2027-02-02', 'review', 'retest', 'one.yaml', '--scan', 'second', '--out', 'two.yaml');
  expect(retested).toMatchObject({ code: 0, err: '' });
  expect(retested.out).toMatch(/^1 cause is fixed\.\n {2}Critical: This image has no text alternative/m);
  expect(retested.out).toMatch(/^3 causes are not retested\.\n(?: {2}.*\n)*? {2}.*The page loads/m);
  expect(retested.out).toContain('0 causes are new.');
  expect(retested.out).toContain('Expired on 2027-01-31: accepted risk.');

  const again = await lgdss('2027-02-02', 'review', 'build', 'two.yaml', '--scan', 'second', '--out', 'built');
  expect(again).toMatchObject({ code: 0, err: '' });
  const [scanned = 0, silenced = 0] = scores(again.out);
  // The template was rebuilt and the text moved, so every id is another one: the false alarm stays silenced.
  expect(silenced).toBeGreaterThan(scanned);
  const final = await read('built/two.html');
  expect(final).toContain('The text lies on a dark picture.');
  expect(final).toContain('Open again (accepted risk), owner: Service manager, expired on 31 January 2027');
  expect(final).toContain('1 fixed, ');
  expect(final).toContain('Not retested');
  expect(final).toContain('No research: at all.');

  // In March the page answers again: its old decision was waiting for it.
  const third = await lgdss('2027-03-02', 'review', 'retest', 'two.yaml', '--scan', 'third', '--out', 'three.yaml');
  expect(third).toMatchObject({ code: 0, err: '' });
  const back = await read('three.yaml');
  expect(back).toContain('Measured while the server was being moved.');
  expect(causeWith(back, HEAVY)).toBe(unseen);
  const entry = back.slice(back.indexOf(`cause: ${unseen}`)).slice(0, 800);
  expect(entry).toContain('decision: disputed');
});

it('compares the scans and says what stands in the way', async () => {
  const run = await lgdss('2027-02-02', 'compare', 'first', 'second', '--out', 'compared');
  expect(run).toMatchObject({ code: 0, err: '' });
  // The picture, and the statement's silence about such pictures, whose cause has others left.
  expect(run.out).toContain('Fixed: 1 cause, 2 findings');
  expect(run.out).toContain('Not retested: 3 causes, 3 findings');
  expect(run.out).toContain('New: 0 causes, 0 findings');
  const comparison = JSON.parse(await read('compared/comparison.json')) as ScanComparison;
  expect(comparison.overall.difference).toBeGreaterThan(0);
  expect(comparison.pages).toEqual({ both: 26, onlyBefore: 1, onlyAfter: 0 });
  expect(comparison.cautions.join(' ')).toContain('1 page of the earlier scan is not in the later one.');
  const html = await read('compared/comparison.html');
  expect(html).toContain('This image has no text alternative.');
  expect(await read('compared/comparison.md')).toContain('## Not retested');
});

it.each([
  ['a file that is there already', ['review', 'start', 'first', '--out', 'there.yaml'], 'already'],
  ['no scan', ['review', 'start', 'nowhere'], 'no saved scan'],
  ['no file', ['review', 'check', 'nowhere.yaml'], 'no review file'],
  ['a file of another kind', ['review', 'check', 'there.yaml'], 'line 1: This is not a review file'],
  ['a comparison with nothing', ['compare', 'first', 'nowhere'], 'no saved scan'],
])('%s is wrong usage, and nothing is written over', async (_, args, said) => {
  await writeFile(at('there.yaml'), 'mine: yes\n');
  const run = await lgdss('2027-02-02', ...args);
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toContain(said);
  expect(await read('there.yaml')).toBe('mine: yes\n');
});
