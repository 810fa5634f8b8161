import { describe, expect, it } from 'vitest';
import { wcagCriteria } from '../../checks/standards/index.ts';
import { wcagEm } from '../../reports/wcag-em.ts';
import { recordedSites } from '../helpers/recorded.ts';
import { recordedInput } from '../src/pack/recorded-pack.ts';
import { noPictures } from './sample-input.ts';

interface Assertion {
  readonly test: { readonly id: string };
  readonly subject: { readonly type: readonly string[] };
  readonly result: { readonly outcome: { readonly id: string }; readonly description: string };
}

async function evaluationOf(name: string) {
  const input = await recordedInput(name);
  const evaluation = JSON.parse(String(await wcagEm(wcagCriteria).render(input, noPictures)));
  return { input, evaluation, audit: evaluation.auditSample as readonly Assertion[] };
}

describe.each(recordedSites.map(({ name }) => name))('wcag-em.json of %s', (name) => {
  it('has what the report tool reads, under the names it knows', async () => {
    const { evaluation } = await evaluationOf(name);
    expect(evaluation.type).toBe('Evaluation');
    expect(evaluation.defineScope).toMatchObject({ wcagVersion: '2.2', conformanceTarget: 'AA' });
    // Without a scope the tool stops in the middle of opening the file.
    expect(evaluation.defineScope.scope.title).not.toBe('');
    expect(evaluation.reportFindings.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    const used = new Set(keysOf({ ...evaluation, '@context': undefined }));
    expect([...used].filter((key) => !key.startsWith('@') && !(key in evaluation['@context']))).toEqual([]);
  });

  it('says something about each of the 55 criteria, by an id that the tool can look up', async () => {
    const { audit } = await evaluationOf(name);
    expect(audit.map(({ test }) => test.id)).toEqual(
      wcagCriteria.map(({ url }) => `WCAG22:${url.replace('https://www.w3.org/TR/WCAG22/#', '')}`),
    );
    expect(audit.every(({ subject }) => subject.type.includes('Website'))).toBe(true);
  });

  it('never marks a criterion as passed', async () => {
    const { audit } = await evaluationOf(name);
    const outcomes = new Set(audit.map(({ result }) => result.outcome.id));
    expect([...outcomes].filter((id) => !['earl:failed', 'earl:cantTell', 'earl:untested'].includes(id))).toEqual([]);
  });

  it('takes the pages that were scanned for the sample, and counts the others', async () => {
    const { input, evaluation } = await evaluationOf(name);
    const sampled = evaluation.selectSample.structuredSample.map(({ id }: { id: string }) => id);
    expect(sampled).toEqual(input.record.outcomes.filter(({ state }) => state === 'scanned').map(({ url }) => url));
    expect(evaluation.reportFindings.summary).toContain(`${input.record.outcomes.length} pages met`);
  });
});

it('a failure fails the criteria it is about, and not the others that its check looks at', async () => {
  const { audit } = await evaluationOf('westmere');
  const resultOf = (id: string) => audit.find(({ test }) => test.id === `WCAG22:${id}`)?.result;
  expect(resultOf('non-text-content')).toMatchObject({ outcome: { id: 'earl:failed' } });
  // The check of colours fails here for contrast. It looks at links told apart by colour as well.
  expect(resultOf('contrast-minimum')).toMatchObject({ outcome: { id: 'earl:failed' } });
  expect(resultOf('use-of-color')).toMatchObject({ outcome: { id: 'earl:untested' } });
});

function keysOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}
