import { describe, expect, it } from 'vitest';
import { wcagCriteria } from '../../checks/standards/index.ts';
import { earl } from '../../reports/earl.ts';
import type { CheckMeta } from '../../src/model/check.ts';
import type { ReportInput } from '../../src/model/report.ts';
import type { CheckResult } from '../../src/model/result.ts';
import { recordedSites } from '../helpers/recorded.ts';
import { recordedInput } from '../src/pack/recorded-pack.ts';
import {
  EARL_CLASSES,
  EARL_PROPERTIES,
  MODES,
  OTHER_CLASSES,
  OTHER_PROPERTIES,
  OUTCOMES,
  REQUIRED,
} from './earl-vocabulary.ts';
import { noPictures, sampleInput } from './sample-input.ts';

type Node = Record<string, unknown>;

async function graphOf(input: ReportInput): Promise<readonly Node[]> {
  return JSON.parse(String(await earl(wcagCriteria).render(input, noPictures)))['@graph'];
}

const typesOf = (node: Node) => [node['@type']].flat() as string[];
const withType = (graph: readonly Node[], type: string) => graph.filter((node) => typesOf(node).includes(type));

/** Nodes inside nodes too. */
function every(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(every);
  if (typeof node !== 'object' || node === null) return [];
  return [node as Node, ...Object.values(node).flatMap(every)];
}

/** What breaks the schema, in words. */
function faultsOf(graph: readonly Node[]): readonly string[] {
  const ids = new Set(graph.flatMap((node) => (typeof node['@id'] === 'string' ? [node['@id']] : [])));
  return every(graph).flatMap((node) => {
    const types = typesOf(node);
    const faults: string[] = [];
    for (const type of types) {
      if (![...EARL_CLASSES, ...OTHER_CLASSES].includes(type)) faults.push(`${type} is no class`);
      for (const name of REQUIRED[type] ?? []) {
        if (node[name] === undefined || Array.isArray(node[name])) faults.push(`${type} has not one ${name}`);
      }
    }
    for (const name of Object.keys(node).filter((key) => !key.startsWith('@'))) {
      if (![...EARL_PROPERTIES, ...OTHER_PROPERTIES].includes(name)) faults.push(`${name} is no property`);
    }
    for (const name of ['earl:assertedBy', 'earl:subject', 'earl:test']) {
      if (node[name] !== undefined && !ids.has(node[name] as string)) faults.push(`${node[name]} is not described`);
    }
    if (node['earl:outcome'] !== undefined && !OUTCOMES.includes(node['earl:outcome'] as string))
      faults.push(`${node['earl:outcome']} is no outcome`);
    if (node['earl:mode'] !== undefined && !MODES.includes(node['earl:mode'] as string))
      faults.push(`${node['earl:mode']} is no mode`);
    return faults;
  });
}

describe('the test of the vocabulary', () => {
  it.each<[string, Node]>([
    ['a class', { '@type': 'earl:Claim' }],
    ['a property', { '@type': 'earl:Assertor', 'earl:colour': 'red' }],
    ['an outcome', { '@type': 'earl:TestResult', 'earl:outcome': 'earl:maybe' }],
    ['a missing property', { '@type': 'earl:Assertion' }],
  ])('finds %s that EARL does not know', (_name, node) => {
    expect(faultsOf([node])).not.toEqual([]);
  });
});

describe('earl.jsonld', () => {
  it.each(['a rich scan', ...recordedSites.map(({ name }) => name)])(
    'of %s keeps to the schema of EARL 1.0',
    async (name) => {
      const input = name === 'a rich scan' ? sampleInput : await recordedInput(name);
      expect(faultsOf(await graphOf(input))).toEqual([]);
    },
  );

  it('has one assertion for each result, one for what is open beside a failure, and one for each page that was not scanned', async () => {
    const recorded = await recordedInput('westmere');
    // In what was recorded nothing may be open beside a failure just now, so one failure gets something.
    const failure = recorded.result.results.find(({ outcome }) => outcome.outcome === 'failed');
    const results = recorded.result.results.map((one) =>
      one === failure && one.outcome.outcome === 'failed'
        ? { ...one, outcome: { ...one.outcome, open: one.outcome.findings.slice(0, 1) } }
        : one,
    );
    const input = { ...recorded, result: { ...recorded.result, results } };
    const graph = await graphOf(input);
    const unscanned = input.record.outcomes.filter(({ state }) => state !== 'scanned');
    expect(unscanned.length).toBeGreaterThan(0);
    const criteria = new Set<unknown>(wcagCriteria.map(({ url }) => url));
    const assertions = withType(graph, 'earl:Assertion').filter((node) => !criteria.has(node['earl:test']));
    const open = results.filter(({ outcome }) => outcome.outcome === 'failed' && (outcome.open?.length ?? 0) > 0);
    expect(open.length).toBeGreaterThan(0);
    expect(assertions).toHaveLength(results.length + open.length + unscanned.length);
    for (const { url } of unscanned) {
      const about = assertions.filter((node) => node['earl:subject'] === url);
      expect(about.map((node) => (node['earl:result'] as Node)['earl:outcome'])).toEqual(['earl:untested']);
    }
  });

  it('says of each page which criteria its findings are about, and of none that it is passed', async () => {
    const graph = await graphOf(await recordedInput('westmere'));
    const urlOf = (number: string) => wcagCriteria.find((one) => one.number === number)?.url;
    const urls = new Set<unknown>(wcagCriteria.map(({ url }) => url));
    const about = withType(graph, 'earl:Assertion').filter((node) => urls.has(node['earl:test']));
    const outcomeOf = (node: Node) => (node['earl:result'] as Node)['earl:outcome'];
    expect(new Set(about.map(outcomeOf))).toEqual(new Set(['earl:failed', 'earl:cantTell']));
    expect(new Set(about.map((node) => `${node['earl:subject']} ${node['earl:test']}`)).size).toBe(about.length);
    // The check of colours fails for contrast here; the links it also looks at are fine.
    const ofColour = about.filter((node) =>
      (node['dct:source'] as string[]).includes('#check-accessibility-axe-colour'),
    );
    expect(new Set(ofColour.map((node) => node['earl:test']))).toEqual(new Set([urlOf('1.4.3')]));
  });

  it.each([
    ['before', false],
    ['after', true],
  ])('keeps a doubt found %s a failure out of the reasons for the failure', async (_, reversed) => {
    const { catalogue, result } = sampleInput;
    const asking = (id: CheckMeta['id']): CheckMeta => {
      const meta = catalogue.checks.find((one) => one.id === id);
      if (!meta) throw new Error(`The sample has no check ${id}.`);
      return { ...meta, criteria: ['1.4.3'], messages: { said: `Words of ${id}.` } };
    };
    const sure = asking('accessibility/axe-colour');
    const doubt = asking('accessibility/axe-incomplete');
    const subject = result.results[0]?.subject ?? '';
    const findings = [{ message: 'said', at: { kind: 'page' } }] as const;
    const results: CheckResult[] = [
      { check: doubt.id, subject, outcome: { outcome: 'cantTell', findings } },
      { check: sure.id, subject, outcome: { outcome: 'failed', findings } },
    ];
    const checks = catalogue.checks.map((meta) => [sure, doubt].find(({ id }) => id === meta.id) ?? meta);
    const told = reversed ? results.toReversed() : results;
    const graph = await graphOf({
      ...sampleInput,
      catalogue: { ...catalogue, checks },
      result: { ...result, results: told },
    });
    const contrast = wcagCriteria.find(({ number }) => number === '1.4.3')?.url;
    const about = graph.filter((node) => node['earl:test'] === contrast && node['earl:subject'] === subject);
    expect(about).toMatchObject([
      {
        'dct:source': ['#check-accessibility-axe-colour'],
        'earl:result': {
          'earl:outcome': 'earl:failed',
          'dct:description': 'Words of accessibility/axe-colour.',
        },
      },
    ]);
  });

  it('leaves every criterion open of a check that could not tell and has no place to point at', async () => {
    const { catalogue, result } = sampleInput;
    const [meta] = catalogue.checks.filter(({ id }) => id === 'accessibility/axe-colour');
    if (!meta) throw new Error('The sample has no check of colours.');
    const checks = catalogue.checks.map((one) => (one === meta ? { ...meta, criteria: ['1.4.1', '1.4.3'] } : one));
    const subject = result.results[0]?.subject ?? '';
    const results: CheckResult[] = [{ check: meta.id, subject, outcome: { outcome: 'cantTell', findings: [] } }];
    const graph = await graphOf({
      ...sampleInput,
      catalogue: { ...catalogue, checks },
      result: { ...result, results },
    });
    for (const asked of ['1.4.1', '1.4.3']) {
      const url = wcagCriteria.find(({ number }) => number === asked)?.url;
      const about = graph.filter((node) => node['earl:test'] === url && node['earl:subject'] === subject);
      expect(about).toMatchObject([{ 'earl:result': { 'earl:outcome': 'earl:cantTell' } }]);
    }
  });

  it('gives every result the outcome it had', async () => {
    const input = await recordedInput('westmere');
    const assertions = withType(await graphOf(input), 'earl:Assertion').slice(0, input.result.results.length);
    expect(assertions.map((node) => (node['earl:result'] as Node)['earl:outcome'])).toEqual(
      input.result.results.map(({ outcome }) => `earl:${outcome.outcome}`),
    );
  });

  it('tells questions beside a failure in an assertion of their own', async () => {
    const { catalogue, result } = sampleInput;
    const [known] = catalogue.checks.filter(({ id }) => id === 'accessibility/axe-colour');
    if (!known) throw new Error('The sample has no check of colours.');
    const meta = { ...known, messages: { fault: 'A fault.', doubt: 'A doubt.', page: 'Of the page.' } };
    const subject = result.results[0]?.subject ?? '';
    const at = (selector: string, message: string) =>
      ({ message, at: { kind: 'element', selector, html: '<p>' } }) as const;
    const open = [at('#b', 'doubt'), { message: 'page', at: { kind: 'page' } } as const];
    const results: CheckResult[] = [
      {
        check: meta.id,
        subject,
        outcome: { outcome: 'failed', findings: [at('#a', 'fault')], open, doubts: ['doubt'] },
      },
    ];
    const graph = await graphOf({
      ...sampleInput,
      catalogue: { ...catalogue, checks: catalogue.checks.map((one) => (one === known ? meta : one)) },
      result: { ...result, results },
    });
    const about = graph.filter((node) => node['earl:test'] === '#check-accessibility-axe-colour');
    expect(about.map((node) => node['earl:subject'])).toEqual([subject, subject]);
    expect(about.map((node) => node['earl:result'])).toMatchObject([
      {
        'earl:outcome': 'earl:failed',
        'dct:description': 'A fault.',
        'earl:pointer': [{ 'ptr:expression': '#a' }],
      },
      {
        'earl:outcome': 'earl:cantTell',
        'dct:description': 'A doubt. Of the page.',
        'earl:pointer': [{ 'ptr:expression': '#b' }],
      },
    ]);
  });

  it('ties checks to the addresses of their WCAG criteria', async () => {
    const graph = await graphOf(await recordedInput('ambleford'));
    const colour = graph.find((node) => node['@id'] === '#check-accessibility-axe-colour');
    expect(colour?.['dct:isPartOf']).toContain('https://www.w3.org/TR/WCAG22/#contrast-minimum');
    expect(graph.map((node) => node['@id'])).toContain('https://www.w3.org/TR/WCAG22/#contrast-minimum');
  });

  it('points at elements by their selectors', async () => {
    const pointers = withType(every(await graphOf(await recordedInput('westmere'))), 'ptr:CSSSelectorPointer');
    expect(pointers.length).toBeGreaterThan(10);
  });
});
