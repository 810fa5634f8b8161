import { z } from 'zod';
import type { CheckMeta } from '../model/check.ts';

const said = z.string().trim().min(1).max(2000);
const severity = z.enum(['minor', 'moderate', 'serious', 'critical']);
const messages = z
  .record(z.string().regex(/^[a-zA-Z][\w-]{0,79}$/), said)
  .refine((all) => Object.keys(all).length > 0, { error: 'must hold at least one message' });

const shape = {
  id: z.string().regex(/^custom\/[a-z0-9][a-z0-9-]{0,79}$/, {
    error: "must begin with custom/ and go on in small letters, digits and hyphens, such as 'custom/our-rule'",
  }) as unknown as z.ZodType<CheckMeta['id']>,
  title: said,
  kind: z.enum(['automatic', 'needs-review']),
  why: said,
  affects: said,
  fix: said,
  severity,
  severities: z.record(z.string(), severity).optional() as z.ZodType<Record<never, never> | undefined>,
  basis: z.enum(['guidance', 'good-practice']),
  legal: z.array(z.never({ error: 'must be empty: a check of your own speaks for no law' })).readonly(),
  points: z.array(z.never({ error: 'must be empty: a check of your own speaks for no point' })).readonly(),
  criteria: z.array(z.never({ error: 'must be empty: a check of your own speaks for no criterion' })).readonly(),
  sources: z.tuple([said], said).readonly(),
  messages,
};

export const META_KEYS: readonly string[] = Object.keys(shape);

/**
 * What a check of a project's own may say of itself. It speaks for no point, no law and no criterion of a standard, so
 * that no part of a report that is about those rests on it.
 */
export const customMeta = z.strictObject(shape) as unknown as z.ZodType<CheckMeta>;
