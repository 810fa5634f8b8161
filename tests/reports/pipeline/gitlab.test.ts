import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildDocument } from '../../../reports/registry.ts';
import type { ReportInput } from '../../../src/model/report.ts';
import { sampleInput } from '../sample-input.ts';
import { COVERAGE, ended, hostileInput, rendered } from './inputs.ts';

/** What GitLab documents for a report of its own: a list of these and nothing before or after it. */
const model = z.array(
  z.strictObject({
    description: z.string().min(1),
    check_name: z.string().min(1),
    fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.strictObject({
      path: z
        .string()
        .min(1)
        .refine((path) => !/^(\.|\/)/.test(path), 'no path from ./ or /'),
      lines: z.strictObject({ begin: z.int().min(1) }),
    }),
  }),
);

async function issuesOf(input: ReportInput) {
  const [text = ''] = await rendered('gitlab', input);
  expect(text.codePointAt(0)).toBe('['.codePointAt(0));
  return model.parse(JSON.parse(text));
}

describe('gl-code-quality-report.json', () => {
  it.each<readonly [string, ReportInput]>([
    ['a rich scan', sampleInput],
    ['a hostile site', hostileInput],
    ['a scan of nothing', { ...sampleInput, result: { ...sampleInput.result, results: [] } }],
    ['an incomplete scan', ended({ gaps: ['One page could not be scanned.', 'Another thing.'] })],
  ])('is what GitLab reads, with a fingerprint of its own for each entry: %s', async (_, input) => {
    const issues = await issuesOf(input);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    const scan = issues.filter(({ check_name: name }) => name.startsWith('scan/'));
    expect(issues.length - scan.length).toBe(buildDocument(input).findings.length);
  });

  it('says what was not scanned, and blocks on a scan that is incomplete', async () => {
    const issues = await issuesOf(ended({ gaps: ['One page could not be scanned.'] }));
    expect(issues.map(({ description }) => description)).toContain(COVERAGE);
    expect(issues[0]).toMatchObject({
      severity: 'blocker',
      description: 'The scan is incomplete. One page could not be scanned.',
    });
  });

  it('takes no question for a fault', async () => {
    const asked = (await issuesOf(sampleInput)).filter(({ description }) => description.startsWith('A person must'));
    expect(asked.map(({ severity }) => severity)).toEqual(['info']);
  });

  it('keeps what a page wrote on one line', async () => {
    for (const { description } of await issuesOf(hostileInput)) expect(description).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});
