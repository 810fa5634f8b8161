import { z } from 'zod';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { oneLine } from '../../reports/lib/text.ts';
import { isDigest } from '../evidence/canonical.ts';
import { parseJson } from '../evidence/json.ts';

/** A pack comes from elsewhere: what is printed from it must not rearrange the terminal. */
const line = z.string().transform(oneLine);
const digest = z.string().refine(isDigest);

const score = z.looseObject({
  score: z.number().nullable(),
  scoreNote: line.nullable(),
  decided: z.int(),
  undecided: z.int(),
  undecidedChecks: z.array(line),
  // Reports had no bands, caps and new checks before version 1.2.0.
  band: z.object({ low: z.number(), high: z.number() }).nullable().default(null),
  noBand: z.enum(['site-wide', 'few-pages']).nullable().default(null),
  bandNote: line.nullable().default(null),
  grace: z.array(z.looseObject({ check: line, until: line })).default([]),
  pages: z.object({ decided: z.int(), of: z.int() }).default({ decided: 0, of: 0 }),
  triedOut: z.object({ decided: z.int(), grace: z.int(), pages: z.int() }).nullable().default(null),
  deductions: z.array(
    z.looseObject({
      because: z.enum(['failures', 'cap']).default('failures'),
      check: line,
      checkScore: z.number(),
      lost: z.number(),
    }),
  ),
});

const seen = {
  outcome: z.enum(['failed', 'cantTell']),
  severity: z.enum(['minor', 'moderate', 'serious', 'critical']),
  check: line,
  message: line,
  messageKey: line,
  siteWide: z.boolean(),
};

/** What a comparison and `explain` read of a report, of every version there has been. The rest is left as it stands. */
const reportSchema = z.looseObject({
  schema: z.string().regex(/^1\./),
  tool: z.object({ name: line, version: line }),
  scan: digest,
  standard: z.enum(['lgdss', 'govuk', 'both']).default('lgdss'),
  target: z.looseObject({ id: line, name: line, start: z.array(line) }),
  startedAt: z.iso.datetime(),
  versions: z.object({ tool: line, browser: line, axe: line, node: line, checks: digest, policy: line }),
  finished: z.boolean(),
  coverage: z.looseObject({
    planned: z.int(),
    scanned: z.int(),
    skipped: z.int(),
    blocked: z.int(),
    failed: z.int(),
  }),
  sample: z
    .looseObject({ pages: z.array(z.looseObject({ url: line })) })
    .nullable()
    .default(null),
  pages: z.array(z.looseObject({ url: line, state: z.enum(['scanned', 'skipped', 'blocked', 'failed']) })),
  overall: score,
  points: z.array(z.looseObject({ id: line, title: line, ...score.shape })),
  categories: z.array(z.looseObject({ id: line, title: line, ...score.shape })),
  checks: z.array(z.looseObject({ id: line, title: line })),
  findings: z.array(
    z.looseObject({
      ...seen,
      id: line,
      page: line,
      rootCause: line,
      place: z.enum(['page', 'element', 'header', 'cookie', 'request']),
      snippet: z.string().nullable(),
    }),
  ),
  rootCauses: z.array(z.looseObject({ ...seen, id: line, pattern: line, pages: z.array(line) })),
});

/** The report.json of a pack, as far as it is read here; undefined where it is none. */
export function readPackedReport(bytes: Uint8Array | undefined): ReportDocument | undefined {
  const parsed = parseJson(new TextDecoder().decode(bytes));
  const read = parsed.ok ? reportSchema.safeParse(parsed.value) : undefined;
  return read?.success ? (read.data as unknown as ReportDocument) : undefined;
}
