import { z } from 'zod';
import type { FieldNumbers, FieldRecord } from '../../../model/seen/field-data.ts';

/** A score without a unit comes as text, times come as numbers. */
const p75 = z.union([z.number(), z.string().regex(/^\d{1,9}(\.\d{1,9})?$/)]).transform(Number);
const metric = z
  .object({ percentiles: z.object({ p75: p75.pipe(z.number().min(0).max(1e9)) }) })
  .optional()
  .catch(undefined);
const day = z.object({
  year: z.int().min(2000).max(9999),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
});

const answerSchema = z.object({
  record: z.object({
    metrics: z.object({
      largest_contentful_paint: metric,
      interaction_to_next_paint: metric,
      cumulative_layout_shift: metric,
      first_contentful_paint: metric,
      experimental_time_to_first_byte: metric,
    }),
    collectionPeriod: z.object({ firstDate: day, lastDate: day }).optional().catch(undefined),
  }),
});

/** What the Chrome UX Report answered; undefined where it is not what it documents. */
export function readAnswer(text: string): Pick<FieldRecord, 'p75' | 'period'> | undefined {
  const parsed = answerSchema.safeParse(json(text));
  if (!parsed.success) return undefined;
  const { metrics, collectionPeriod } = parsed.data.record;
  const numbers: FieldNumbers = {
    lcp: numberOf(metrics.largest_contentful_paint),
    inp: numberOf(metrics.interaction_to_next_paint),
    cls: numberOf(metrics.cumulative_layout_shift),
    fcp: numberOf(metrics.first_contentful_paint),
    ttfb: numberOf(metrics.experimental_time_to_first_byte),
  };
  const { firstDate, lastDate } = collectionPeriod ?? {};
  return { p75: numbers, period: firstDate && lastDate ? { first: dayOf(firstDate), last: dayOf(lastDate) } : null };
}

function numberOf(found: z.infer<typeof metric>): number | null {
  return found?.percentiles.p75 ?? null;
}

function dayOf({ year, month, day: date }: z.infer<typeof day>): string {
  return [year, month, date].map((part) => String(part).padStart(2, '0')).join('-');
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
