import { z } from 'zod';
import { type Budget, LIMITS } from '../model/budget.ts';

const size = z.int().min(0).max(1_000_000_000).optional();
const time = z.int().min(0).max(600_000).optional();

/** A slip in a name must not leave a page without its limit, so other members are refused. */
export const budgetSchema: z.ZodType<Budget> = z
  .strictObject({
    path: z.string().regex(/^\/[^\0\n]{0,500}$/),
    bytes: size,
    requests: z.int().min(0).max(999).optional(),
    thirdParties: z.int().min(0).max(999).optional(),
    scriptBytes: size,
    lcp: time,
    cls: z.number().min(0).max(100).optional(),
    tbt: time,
    score: z.int().min(0).max(100).optional(),
  })
  .refine((budget) => LIMITS.some((limit) => budget[limit] !== undefined));
