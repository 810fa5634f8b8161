import { z } from 'zod';

/** What comes back from Lighthouse came through a page, so nothing about it is taken for granted. */
const auditSchema = z.object({
  title: z.string().catch(''),
  numericValue: z.number().nullable().catch(null),
  metricSavings: z.record(z.string(), z.number().catch(0)).catch({}),
  details: z.unknown().optional(),
});

export type Audit = z.infer<typeof auditSchema>;

const lhrSchema = z.object({
  lighthouseVersion: z.string().max(40),
  fetchTime: z.iso.datetime(),
  mainDocumentUrl: z.string().max(8192).catch(''),
  runtimeError: z.object({ code: z.string(), message: z.string() }).optional(),
  environment: z.object({ benchmarkIndex: z.number() }).nullable().catch(null),
  categories: z
    .object({ performance: z.object({ score: z.number().nullable() }) })
    .nullable()
    .catch(null),
  configSettings: z.object({
    throttlingMethod: z.enum(['simulate', 'devtools', 'provided']),
    throttling: z.object({ rttMs: z.number(), throughputKbps: z.number(), cpuSlowdownMultiplier: z.number() }),
  }),
  audits: z.record(z.string(), z.unknown()),
});

export type Lhr = z.infer<typeof lhrSchema>;

export function readLhr(value: unknown): Lhr | undefined {
  return lhrSchema.safeParse(value).data;
}

/** Undefined where there is no such audit, or another than we know. */
export function auditOf({ audits }: Pick<Lhr, 'audits'>, name: string): Audit | undefined {
  return Object.hasOwn(audits, name) ? auditSchema.safeParse(audits[name]).data : undefined;
}

const listed = z.object({ items: z.array(z.unknown()) });

/** The rows of a table, those of another shape than asked for left out. */
export function itemsOf<T>(audit: Pick<Audit, 'details'> | undefined, shape: z.ZodType<T>): readonly T[] {
  const items = listed.safeParse(audit?.details).data?.items ?? [];
  return items.flatMap((item) => {
    const read = shape.safeParse(item);
    return read.success ? [read.data] : [];
  });
}

/** Of a number nobody needs more, and the same number looks the same everywhere. */
export function rounded(value: number | null | undefined, digits = 0): number | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

const LONGEST_ADDRESS = 2000;
const LONGEST_MARKUP = 300;

export const address = z.string().transform((text) => text.slice(0, LONGEST_ADDRESS));
export const nodeShape = z
  .object({ selector: z.string(), snippet: z.string().catch('') })
  .transform(({ selector, snippet }) => ({
    selector: selector.slice(0, LONGEST_MARKUP),
    html: snippet.slice(0, LONGEST_MARKUP),
  }));
