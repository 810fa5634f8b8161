import { z } from 'zod';
import type { Check, PageCheck, SiteCheck } from '../model/check.ts';
import type { Gathered } from '../model/evidence.ts';
import { customMeta } from './meta.ts';
import { readVerdict } from './verdict.ts';

const names = z.array(z.string().min(1)).max(100).readonly();
const work = z.custom((value) => typeof value === 'function', { error: 'must be a function' });
const shape = z.discriminatedUnion('scope', [
  z.object({ scope: z.literal('page'), meta: customMeta, needs: names, evaluate: work }),
  z.object({
    ...{ scope: z.literal('site'), meta: customMeta, siteNeeds: names, pageNeeds: names },
    ...{ collect: work, evaluate: work },
  }),
]);

/** A check as a project's file exports it, if that is what it is. `where` names the file in what is said. */
export function readCheck(given: unknown, where: string): Gathered<Check> {
  if (typeof given !== 'object' || given === null || !('scope' in given))
    return wrong(`${where} must export a check by default, made with definePageCheck or defineSiteCheck.`);
  const read = shape.safeParse(given);
  if (read.success) return { ok: true, value: guarded(given as Check, read.data.meta) };
  const told = read.error.issues.slice(0, 5).map(({ path, message }) => `${where}: ${path.join('.')} ${message}.`);
  return wrong(told.join('\n'));
}

/** It judges copies, so that whatever it does to what it is given, other checks see the evidence as it was saved. */
function guarded(check: Check, meta: Check['meta']): Check {
  return check.scope === 'page' ? guardedPage(check, meta) : guardedSite(check, meta);
}

function guardedPage(check: PageCheck, meta: Check['meta']): PageCheck {
  return {
    ...{ scope: 'page', meta, needs: [...check.needs] },
    evaluate: (seen, context) => readVerdict(check.evaluate(structuredClone(seen), { ...context }), meta),
  };
}

function guardedSite(check: SiteCheck, meta: Check['meta']): SiteCheck {
  return {
    ...{ scope: 'site', meta, siteNeeds: [...check.siteNeeds], pageNeeds: [...check.pageNeeds] },
    collect: (seen, context) => structuredClone(check.collect(structuredClone(seen), { ...context })),
    evaluate: (seen, facts, context) =>
      readVerdict(check.evaluate(structuredClone(seen), structuredClone(facts), structuredClone(context)), meta),
  };
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'custom-check', message } };
}
