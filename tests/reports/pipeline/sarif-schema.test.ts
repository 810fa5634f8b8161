import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { defaultRulebook } from '../../../src/compose.ts';
import type { ReportInput } from '../../../src/model/report.ts';
import { assessRecord, catalogueOf } from '../../../src/scan.ts';
import { readRecording } from '../../helpers/recorded.ts';
import { sampleInput } from '../sample-input.ts';
import { ended, hostileInput, rendered } from './inputs.ts';

/** The published schema of SARIF 2.1.0. It is of draft 4, of which it uses nothing that draft 7 reads in another way. */
const published = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json')),
  'lib/schemas/sarif-2.1.0-rtm.5.json',
);
const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(published, 'utf8')) as Record<string, unknown>;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

function faultsOf(text: string): readonly string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const sarifOf = async (input: ReportInput) => (await rendered('sarif', input))[0] ?? '';

async function council(name: string): Promise<ReportInput> {
  const { record, blobs } = await readRecording(name);
  const result = await assessRecord(record, defaultRulebook, blobs, '0.0.0');
  return { record, result, catalogue: catalogueOf(defaultRulebook) };
}

describe('lgdss.sarif, by the published schema', () => {
  it.each(['ambleford', 'westmere', 'westmere-forms'])('of the recorded council %s', async (name) => {
    expect(faultsOf(await sarifOf(await council(name)))).toEqual([]);
  });

  it.each<readonly [string, ReportInput]>([
    ['a rich scan', sampleInput],
    ['a hostile site', hostileInput],
    ['a scan of nothing', { ...sampleInput, result: { ...sampleInput.result, results: [] } }],
    ['an incomplete scan', ended({ gaps: ['One page could not be scanned.'] })],
    ['a scan with a baseline', ended({}, { fresh: [] })],
  ])('of %s', async (_what, input) => {
    expect(faultsOf(await sarifOf(input))).toEqual([]);
  });

  it.each([
    ['another version', /"version": "2\.1\.0"/, '"version": "2.0.0"'],
    ['a level that there is not', /"level": "error"/, '"level": "fatal"'],
    ['a kind that there is not', /"kind": "review"/, '"kind": "question"'],
    ['a name of our own', /"ruleIndex"/, '"ruleNumber"'],
    ['an address that is none', /"uri": "https:\/\/www\.ambleford\.example\/"/, '"uri": "not an address"'],
    ['a time that is none', /"startTimeUtc": "[^"]*"/, '"startTimeUtc": "yesterday"'],
  ])('refuses %s', async (_what, from, to) => {
    const text = await sarifOf(sampleInput);
    expect(text).toMatch(from);
    expect(faultsOf(text.replace(from, to))).not.toEqual([]);
  });
});
