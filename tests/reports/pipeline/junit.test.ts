import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../../reports/registry.ts';
import type { ReportInput } from '../../../src/model/report.ts';
import type { GaveWay } from '../../../src/model/result.ts';
import { sampleInput } from '../sample-input.ts';
import { COVERAGE, ended, hostileInput, rendered } from './inputs.ts';

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

/** Stops at anything that is not well-formed XML. */
function parse(xml: string): Node {
  const parser = new SaxesParser();
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  const [only] = root.children;
  if (!only) throw new Error('The file is empty.');
  return only;
}

/** The rules that the schemas of Ant and Jenkins share: which element stands where, with what, and counts that add up. */
const ELEMENTS: Readonly<
  Record<string, { inside: readonly string[]; must: readonly string[]; may: readonly string[] }>
> = {
  testsuites: { inside: ['testsuite'], must: [], may: ['name', 'tests', 'failures', 'errors', 'time'] },
  testsuite: {
    inside: ['properties', 'testcase', 'system-out', 'system-err'],
    must: ['name', 'tests', 'failures', 'errors', 'time', 'timestamp', 'hostname', 'id', 'package'],
    may: ['skipped'],
  },
  properties: { inside: ['property'], must: [], may: [] },
  property: { inside: [], must: ['name', 'value'], may: [] },
  testcase: { inside: ['skipped', 'error', 'failure'], must: ['name', 'classname', 'time'], may: [] },
  failure: { inside: [], must: ['type'], may: ['message'] },
  error: { inside: [], must: ['type'], may: ['message'] },
  skipped: { inside: [], must: [], may: ['message'] },
  'system-out': { inside: [], must: [], may: [] },
  'system-err': { inside: [], must: [], may: [] },
};

function faultsOf(node: Node): readonly string[] {
  const rule = ELEMENTS[node.name];
  if (!rule) return [`${node.name} is no element of JUnit`];
  const names = Object.keys(node.attributes);
  return [
    ...rule.must.filter((name) => !names.includes(name)).map((name) => `${node.name} has no ${name}`),
    ...names.filter((name) => ![...rule.must, ...rule.may].includes(name)).map((name) => `${node.name} with ${name}`),
    ...node.children.filter(({ name }) => !rule.inside.includes(name)).map(({ name }) => `${name} in ${node.name}`),
    ...(node.name === 'testcase' && node.children.length > 1 ? ['a case with two outcomes'] : []),
    ...(node.name === 'testsuite' ? suiteFaults(node) : []),
    ...node.children.flatMap(faultsOf),
  ];
}

function suiteFaults({ attributes, children }: Node): readonly string[] {
  const cases = children.filter(({ name }) => name === 'testcase');
  const count = (kind: string) => cases.filter((one) => one.children.some(({ name }) => name === kind)).length;
  const sums = { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
  const order = children.map(({ name }) => ['properties', 'testcase', 'system-out', 'system-err'].indexOf(name));
  return [
    ...Object.entries(sums)
      .filter(([name, sum]) => attributes[name] !== String(sum))
      .map(([name]) => `wrong ${name}`),
    ...(order.join() === order.toSorted((a, b) => a - b).join() ? [] : ['elements out of order']),
    ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(attributes.timestamp ?? '') ? [] : ['a timestamp that is none']),
  ];
}

async function treeOf(input: ReportInput): Promise<Node> {
  const [text = ''] = await rendered('junit', input);
  return parse(text);
}

const casesOf = (tree: Node) =>
  tree.children.flatMap(({ children }) => children.filter(({ name }) => name === 'testcase'));
const caseOf = (tree: Node, name: string) => casesOf(tree).find((one) => one.attributes.name?.includes(name));

describe('junit.xml', () => {
  it.each<readonly [string, ReportInput]>([
    ['a rich scan', sampleInput],
    ['a hostile site', hostileInput],
    ['a scan of nothing', { ...sampleInput, result: { ...sampleInput.result, results: [] } }],
    ['an incomplete scan', ended({ gaps: ['<b>One</b> page could not be scanned.'] })],
  ])('keeps to the rules of the common schemas: %s', async (_, input) => {
    const tree = await treeOf(input);
    expect(tree.name).toBe('testsuites');
    expect(faultsOf(tree)).toEqual([]);
    // Each check once, and the scan and its gate.
    expect(casesOf(tree)).toHaveLength(buildDocument(input).checks.length + 2);
  });

  it('the rules would notice', async () => {
    const [text = ''] = await rendered('junit', sampleInput);
    expect(faultsOf(parse(text.replace('<skipped', '<passed')))).not.toEqual([]);
    expect(faultsOf(parse(text.replace(/ tests="2"/, ' tests="3"')))).toContain('wrong tests');
    expect(() => parse(text.replace('&quot;', '"').replace('</testsuite>', ''))).toThrow();
  });

  it('fails what failed, with who is affected and how to fix it', async () => {
    const failed = caseOf(await treeOf(sampleInput), 'accessibility/axe-colour');
    expect(failed?.children[0]?.name).toBe('failure');
    expect(failed?.children[0]?.text).toContain('How to fix it: How to mend accessibility/axe-colour.');
    expect(failed?.children[0]?.text).toContain('Law: Accessibility regulations and Equality Act 2010');
  });

  it('skips what a person must decide and what was not tested: neither is a pass', async () => {
    const tree = await treeOf(sampleInput);
    const { checks } = buildDocument(sampleInput);
    const asked = checks.find(({ outcomes }) => outcomes.cantTell > 0 && outcomes.failed === 0);
    const untested = checks.find(({ outcomes }) => outcomes.untested > 0 && outcomes.failed + outcomes.cantTell === 0);
    expect(caseOf(tree, String(asked?.id))?.children[0]?.attributes.message).toMatch(/^A person must decide/);
    expect(caseOf(tree, String(untested?.id))?.children[0]?.attributes.message).toMatch(/^Not tested 1 time: The <b>/);
  });

  it('an incomplete scan is an error, and the gate is not passed with it', async () => {
    const tree = await treeOf(ended({ gaps: ['One page could not be scanned.'] }, { isSet: true }));
    expect(caseOf(tree, 'The scan is complete')?.children[0]).toMatchObject({
      name: 'error',
      attributes: { message: 'One page could not be scanned.' },
    });
    expect(caseOf(tree, 'The gate is passed')?.children[0]?.name).toBe('skipped');
  });

  it('a gate fails or passes as a case of its own', async () => {
    const failed = await treeOf(ended({}, { isSet: true, reasons: ['2 failures are serious or worse.'] }));
    expect(caseOf(failed, 'The gate is passed')?.children[0]?.name).toBe('failure');
    expect(caseOf(await treeOf(ended({}, { isSet: true })), 'The gate is passed')?.children).toEqual([]);
  });

  it('skips what the baseline lists', async () => {
    const tree = await treeOf(ended({}, { isSet: true, fresh: [] }));
    expect(caseOf(tree, 'accessibility/axe-colour')?.children[0]).toMatchObject({
      name: 'skipped',
      attributes: { message: expect.stringMatching(/all in the baseline/) },
    });
  });

  it('fails nothing because of what is told under a check whose faults the baseline lists', async () => {
    const { results } = sampleInput.result;
    const given = results.map((one) =>
      one.check === 'accessibility/axe-colour' && one.outcome.outcome === 'failed'
        ? {
            ...one,
            outcome: {
              outcome: 'failed' as const,
              findings: [],
              gaveWay: one.outcome.findings.map(
                ({ message, at }): GaveWay => ({ message, at, to: ['accessibility/axe-text-alternatives'] }),
              ) as [GaveWay, ...GaveWay[]],
            },
          }
        : one,
    );
    const input = { ...sampleInput, result: { ...sampleInput.result, results: given } };
    const childOf = async (gate: Parameters<typeof ended>[1]) =>
      caseOf(await treeOf(ended({}, gate, input)), 'accessibility/axe-colour')?.children[0];
    const attributes = { message: expect.stringMatching(/told under other checks/) };
    expect(await childOf({})).toMatchObject({ name: 'failure', attributes });
    expect(await childOf({ isSet: true, fresh: [] })).toMatchObject({ name: 'skipped', attributes });
  });

  it('says what was not scanned', async () => {
    const out = (await treeOf(sampleInput)).children[0]?.children.find(({ name }) => name === 'system-out');
    expect(out?.text).toContain(COVERAGE);
  });
});
