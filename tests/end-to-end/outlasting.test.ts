import pLimit from 'p-limit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noSuddenEnd } from '../../checks/forms/no-sudden-end.ts';
import { fieldErrors } from '../../src/gather/probes/field-errors.ts';
import type { FieldErrors } from '../../src/model/seen/field-errors.ts';
import { text } from '../helpers/evidence.ts';
import { barrierPages, type ProbingPages, startProbing } from '../helpers/probing.ts';

const AT_ONCE = 4;

/** By page, what is said of it: outcome, message and time. */
const expected: Readonly<Record<string, string>> = {
  'asked-for-more': 'passed',
  'asks-server': 'cantTell mayEmpty 10 minutes',
  'by-confirm': 'cantTell mayEmpty 10 minutes',
  'by-file': 'failed left 20 minutes',
  'counted-down': 'failed left 10 minutes',
  'form-replaced': 'failed emptied 90 seconds',
  'form-reset': 'failed emptied 4 minutes',
  'given-back': 'cantTell mayEmpty 5 minutes',
  'held-place': 'cantTell mayEmpty 10 minutes',
  'idle-reset': 'failed emptied 15 minutes',
  'kept-in-browser': 'cantTell mayEmpty 5 minutes',
  'leaves-guarded': 'cantTell mayLeave 5 minutes',
  'loads-again': 'cantTell mayLeave 5 minutes',
  'saves-as-it-goes': 'cantTell mayLeave 5 minutes',
  'told-only': 'cantTell mayEmpty 20 minutes',
  'after-a-day': 'inapplicable',
  'clock-beside': 'inapplicable',
  'drawn-anew': 'inapplicable',
  'menu-timer': 'inapplicable',
  'news-beside': 'inapplicable',
  'search-alone': 'inapplicable',
};

const pages = barrierPages('timed');
const names = Object.keys(pages).flatMap((address) => /\/([\w-]+)\.html$/.exec(address)?.[1] ?? []);
const tried = new Map<string, FieldErrors>();
let probing: ProbingPages;

beforeAll(async () => {
  probing = await startProbing(pages);
  const limit = pLimit(AT_ONCE);
  const probe = async (name: string) => void tried.set(name, await probing.run(fieldErrors, `/timed/${name}.html`));
  await Promise.all(names.map((name) => limit(probe, name)));
});
afterAll(() => probing.close());

it.each(names)('%s', (name) => {
  const seen = { fieldErrors: tried.get(name) as FieldErrors, text: text(wordsOf(name)) };
  const verdict = noSuddenEnd.evaluate(seen, {} as never);
  const findings = 'findings' in verdict ? verdict.findings : [];
  const said = findings.map(({ message, data }) => ` ${message} ${data?.time}`);
  expect(`${verdict.outcome}${said.join()}`).toBe(expected[name]);
  for (const { at } of findings) expect(at).toMatchObject({ kind: 'element', selector: '#fund' });
});

it('asks for a page at most twice, and for nothing that a timer would have asked for', () => {
  const asked = [...Map.groupBy(probing.server.hits, (hit) => hit)].map(([hit, all]) => [hit, all.length] as const);
  expect(asked.filter(([hit]) => !/^GET \/timed\/[\w.-]+$/.test(hit))).toEqual([]);
  expect(asked.filter(([, times]) => times > 3)).toEqual([]);
});

it('leaves a page without such a timer alone', () => {
  expect(tried.get('search-alone')?.outlasted).toBeUndefined();
  expect(tried.get('after-a-day')?.outlasted).toBeUndefined();
});

function wordsOf(name: string): string {
  const source = String(pages[`/timed/${name}.html`]?.body);
  return source.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/g, ' ');
}
