import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../../reports/registry.ts';
import type { ReportInput } from '../../../src/model/report.ts';
import { sampleInput } from '../sample-input.ts';
import { COVERAGE, ended, hostileInput, rendered } from './inputs.ts';

const unescaped = (text: string) => text.replace(/\\([\\`*_[\]<>|#~!])/g, '$1');

async function summaryOf(input: ReportInput): Promise<string> {
  return (await rendered('github', input))[0] ?? '';
}

async function commandsOf(input: ReportInput): Promise<readonly string[]> {
  return ((await rendered('github', input))[1] ?? '').trimEnd().split('\n');
}

async function commentOf(input: ReportInput): Promise<string> {
  return (await rendered('comment', input))[0] ?? '';
}

/** Page text that got out: a tag, a link, a control character. */
const ESCAPED = /(?<!\\)<script|\u202e|[^\P{Cc}\n]|(?<!\\)\]\(https:\/\/evil|@everyone/u;

/** As GitHub reads a command from a line. */
const COMMAND = /^::(error|warning|notice) title=([^:,\r\n]+)::(.*)$/;

describe('annotations for GitHub', () => {
  it.each<readonly [string, ReportInput]>([
    ['a rich scan', sampleInput],
    ['a hostile site', hostileInput],
    ['many gaps', ended({ gaps: Array.from({ length: 40 }, (_, index) => `Gap ${index}, 100% of it: here.`) })],
  ])('are commands and nothing else, and no more of a kind than GitHub shows: %s', async (_, input) => {
    const lines = await commandsOf(input);
    const kinds = lines.map((line) => COMMAND.exec(line)?.[1]);
    expect(kinds.filter((kind) => kind === undefined)).toEqual([]);
    for (const kind of ['error', 'warning', 'notice'])
      expect(kinds.filter((one) => one === kind).length).toBeLessThanOrEqual(10);
  });

  it('escapes what ends a value', async () => {
    const [first] = await commandsOf(ended({ gaps: ['100% of it:\r\n::error::mine, yours'] }));
    expect(first).toBe('::error title=Scan incomplete::100%25 of it: ::error::mine, yours');
    const check = buildDocument(hostileInput).rootCauses.find(({ message }) => message.includes('%0A'));
    expect(check).toBeDefined();
    expect((await commandsOf(hostileInput)).join('\n')).toContain('%250A');
  });

  it('say how many more there are', async () => {
    const lines = await commandsOf(ended({ gaps: Array.from({ length: 40 }, (_, index) => `Gap ${index}.`) }));
    expect(lines.filter((line) => line.startsWith('::error')).at(-1)).toMatch(
      /^::error title=More::\d+ more of this kind/,
    );
  });

  it('begin with what is most important, and say what was not scanned', async () => {
    const lines = await commandsOf(ended({}, { isSet: true, reasons: ['2 failures are serious or worse.'] }));
    expect(lines[0]).toBe('::error title=Gate failed::2 failures are serious or worse.');
    expect(lines.join('\n')).toContain(COVERAGE);
  });

  it('leave out what the baseline lists', async () => {
    const lines = await commandsOf(ended({}, { isSet: true, fresh: [] }));
    expect(lines).toEqual([expect.stringMatching(/^::notice title=Coverage::/)]);
  });
});

describe('the job summary for GitHub', () => {
  it('has score, gate, points, failures and what was not scanned', async () => {
    const text = unescaped(await summaryOf(ended({ link: 'https://ci.example/run/1' }, { isSet: true })));
    expect(text).toContain('**The gate was passed.** Overall: 48.2 of 100');
    expect(text).toContain('| 10 | Local point number 10 | 52.4 |');
    expect(text).toContain(COVERAGE);
    expect(text).toContain('<https://ci.example/run/1>');
    expect(text).toMatch(/\| Serious \| Text has a contrast of 2\.1:1\. \|/);
    // What a score is not stands beside it.
    expect(text).toContain('It is not a certificate');
  });

  it('passes nothing that is incomplete', async () => {
    const text = await summaryOf(ended({ gaps: ['One page could not be scanned.'] }, { isSet: true }));
    expect(text).toContain('The scan is incomplete, so nothing was passed.');
    expect(text).not.toContain('The gate was passed');
  });

  it('makes nothing of what a page wrote: no link, no HTML, no line, no cell', async () => {
    const text = await summaryOf(hostileInput);
    expect(text).not.toMatch(ESCAPED);
    for (const row of text.split('\n').filter((line) => line.startsWith('|')))
      expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
    expect(text).not.toMatch(/^\s*(::|##\[)/m);
  });

  it('stays far below what GitHub takes', async () => {
    const [finding] = buildDocument(sampleInput).findings;
    expect(finding).toBeDefined();
    expect(Buffer.byteLength(await summaryOf(hostileInput))).toBeLessThan(200_000);
  });
});

describe('the comment', () => {
  it('is short: score, what is new, five fixes, and where the rest is', async () => {
    const failures = buildDocument(sampleInput).findings.filter(({ outcome }) => outcome === 'failed');
    const fresh = failures.map(({ id }) => id);
    const text = unescaped(await commentOf(ended({ link: 'https://ci.example/run/1' }, { isSet: true, fresh })));
    expect(text).toContain('Overall: 48.2 of 100');
    expect(text).toContain(`${failures.length} failures not in the baseline.`);
    expect(text.match(/^\d\. \*\*/gm)?.length).toBeLessThanOrEqual(5);
    expect(text).toContain(
      '1. **Images have text alternatives** (critical, 1 page): An image has no text alternative.',
    );
    expect(text).toContain(COVERAGE);
    expect(text).toContain('Everything else is in the report: <https://ci.example/run/1>');
    expect(text.split('\n').length).toBeLessThan(30);
  });

  it('says so where nothing is new', async () => {
    const text = await commentOf(ended({}, { isSet: true, fresh: [] }));
    expect(text).toContain('Nothing new failed.');
    expect(text).not.toMatch(/^\d\. /m);
  });

  it('makes nothing of what a page wrote, and stays short', async () => {
    const text = await commentOf(hostileInput);
    expect(text).not.toMatch(ESCAPED);
    expect(text.split('\n').length).toBeLessThan(30);
    expect(text.length).toBeLessThan(10_000);
  });
});
