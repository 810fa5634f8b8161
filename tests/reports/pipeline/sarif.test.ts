import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../../reports/registry.ts';
import type { ReportInput } from '../../../src/model/report.ts';
import { sampleInput } from '../sample-input.ts';
import { COVERAGE, ended, hostileInput, rendered } from './inputs.ts';
import { sarifModel } from './sarif-model.ts';

async function runOf(input: ReportInput) {
  const [text = ''] = await rendered('sarif', input);
  const [run] = sarifModel.parse(JSON.parse(text)).runs;
  if (!run) throw new Error('There is no run.');
  return run;
}

describe('lgdss.sarif', () => {
  it.each<readonly [string, ReportInput]>([
    ['a rich scan', sampleInput],
    ['a hostile site', hostileInput],
    ['a scan of nothing', { ...sampleInput, result: { ...sampleInput.result, results: [] } }],
  ])('keeps to SARIF 2.1.0 for %s', async (_, input) => {
    const run = await runOf(input);
    expect(run.results).toHaveLength(buildDocument(input).findings.length);
  });

  it('the model refuses what is not SARIF', async () => {
    const [text = ''] = await rendered('sarif', sampleInput);
    const wrong = (change: (text: string) => string) => sarifModel.safeParse(JSON.parse(change(text))).success;
    expect(wrong((same) => same)).toBe(true);
    expect(wrong((same) => same.replace('"version": "2.1.0"', '"version": "2.0.0"'))).toBe(false);
    expect(wrong((same) => same.replaceAll('"level": "none"', '"level": "error"'))).toBe(false);
    expect(wrong((same) => same.replace('"ruleId"', '"rule"'))).toBe(false);
    expect(wrong((same) => same.replace('"uriBaseId": "SITE"', '"uriBaseId": "OTHER"'))).toBe(false);
  });

  it('points at the page by a path below the site, and at the element by its selector', async () => {
    const run = await runOf(sampleInput);
    expect(run.originalUriBaseIds).toEqual({ SITE: { uri: 'https://www.ambleford.example/' } });
    const [location] = run.results.find(({ ruleId }) => ruleId === 'content/broken-links')?.locations ?? [];
    expect(location).toMatchObject({
      physicalLocation: { artifactLocation: { uri: 'bins', uriBaseId: 'SITE' }, region: { startLine: 1 } },
      logicalLocations: [
        { name: 'main a', fullyQualifiedName: 'https://www.ambleford.example/bins main a', kind: 'element' },
      ],
    });
    // Who reads it as source code refuses addresses with a scheme.
    for (const { locations } of run.results)
      for (const { physicalLocation } of locations)
        expect(physicalLocation.artifactLocation.uri).not.toMatch(/^[a-z][a-z0-9+.-]*:/i);
  });

  it('writes addresses as RFC 3986 has them, whatever browsers let stand in one', async () => {
    const odd = JSON.parse(
      JSON.stringify(sampleInput).replaceAll('ambleford.example/bins"', 'ambleford.example/b[1]|%x%20?q={y}"'),
    );
    const places = (await runOf(odd)).results.flatMap(({ locations }) =>
      locations.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri),
    );
    expect(places).toContain('b%5B1%5D%7C%25x%20?q=%7By%7D');
    for (const place of places) expect(place).toMatch(/^(?:[\w.~:/?#@!$&'()*+,;=-]|%[0-9a-f]{2})+$/i);
  });

  it('has a level by severity and standing, and none for questions', async () => {
    const { results } = await runOf(sampleInput);
    const levels = new Map(results.map(({ ruleId, kind, level }) => [ruleId, `${kind} ${level}`]));
    expect(levels.get('accessibility/axe-colour')).toBe('fail error');
    expect(results.filter(({ kind }) => kind === 'review').map(({ level }) => level)).toEqual(['none']);
  });

  it('fingerprints are unique on a page, and the same when classes and selectors change', async () => {
    const changed = JSON.parse(
      JSON.stringify(sampleInput.result.results)
        .replaceAll('.card-7', '.x > .y:nth-child(9)')
        .replaceAll('footer-link', 'css-1a2b3c'),
    );
    const again = { ...sampleInput, result: { ...sampleInput.result, results: changed } };
    const prints = async (input: ReportInput) =>
      (await runOf(input)).results.map(
        (one) =>
          `${one.locations[0]?.physicalLocation.artifactLocation.uri} ${one.ruleId} ${one.kind} ${one.partialFingerprints['lgdss/v1']}`,
      );
    const before = await prints(sampleInput);
    expect(new Set(before).size).toBe(before.length);
    expect((await prints(again)).toSorted()).toEqual(before.toSorted());
  });

  it('says what was not scanned, and that an incomplete scan did not succeed', async () => {
    const [whole] = (await runOf(sampleInput)).invocations;
    expect(whole?.executionSuccessful).toBe(true);
    expect(whole?.toolExecutionNotifications.map(({ message }) => message.text)).toContain(COVERAGE);
    const [partial] = (await runOf(ended({ gaps: ['One page could not be scanned.'] }))).invocations;
    expect(partial?.executionSuccessful).toBe(false);
    expect(partial?.toolExecutionNotifications[0]).toEqual({
      level: 'error',
      message: { text: 'One page could not be scanned.' },
    });
  });

  it('tells new from known where there is a baseline', async () => {
    const failures = buildDocument(sampleInput).findings.filter(({ outcome }) => outcome === 'failed');
    const run = await runOf(ended({}, { fresh: failures.slice(0, 2).map(({ id }) => id) }));
    const states = run.results.filter(({ kind }) => kind === 'fail').map(({ baselineState }) => baselineState);
    expect(states.filter((state) => state === 'new')).toHaveLength(2);
    expect(states.filter((state) => state === 'unchanged')).toHaveLength(failures.length - 2);
    expect((await runOf(sampleInput)).results.every(({ baselineState }) => baselineState === undefined)).toBe(true);
  });

  it('makes no links and no gaps to fill of what a page wrote', async () => {
    for (const { message } of (await runOf(hostileInput)).results) {
      expect(message.text).not.toMatch(/(?<!\\)[[\]]/);
      expect(message.text.replace(/\{\{|\}\}/g, '')).not.toMatch(/[{}\n\u202e]/);
    }
  });
});
