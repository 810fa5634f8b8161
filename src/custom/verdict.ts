import { z } from 'zod';
import type { CheckMeta, Verdict } from '../model/check.ts';

const MOST_FINDINGS = 500;
const LONGEST = 2000;

const text = z.string().max(LONGEST);
const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page') }),
  z.object({ kind: z.literal('element'), selector: text, html: text, box: box.nullable().optional() }),
  z.object({ kind: z.literal('header'), name: text, value: z.string().max(10_000).optional() }),
  z.object({ kind: z.literal('cookie'), name: text }),
  z.object({ kind: z.literal('request'), url: text }),
]);

/**
 * What a check of a project's own gave back, if it is a verdict and speaks in its own messages. Throws otherwise, which
 * leaves the check untested: the reports trust what a verdict looks like.
 */
export function readVerdict(given: unknown, { messages }: CheckMeta): Verdict {
  const finding = z.strictObject({
    message: z
      .string()
      .refine((key) => Object.hasOwn(messages, key), { error: 'is not among the messages of the check' }),
    at: place,
    data: z.record(z.string(), z.union([text, z.number()])).optional(),
    page: text.optional(),
  });
  const findings = z.array(finding).max(MOST_FINDINGS);
  const verdict = z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('passed') }),
    z.object({ outcome: z.literal('inapplicable') }),
    z.object({ outcome: z.literal('failed'), findings: findings.min(1) }),
    z.object({ outcome: z.literal('cantTell'), findings }),
  ]);
  const read = verdict.safeParse(given);
  if (read.success) return read.data as Verdict;
  const [issue] = read.error.issues;
  throw new TypeError(`what it gave back is no verdict: ${issue?.path.join('.')} ${issue?.message}`);
}
