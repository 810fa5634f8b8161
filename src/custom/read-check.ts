import { z } from 'zod';
import { nearest } from '../config/nearest.ts';
import { PAGE_ARTIFACTS, SITE_ARTIFACTS } from '../model/artifact-names.ts';
import type { Check, PageCheck, SiteCheck } from '../model/check.ts';
import type { Gathered } from '../model/evidence.ts';
import { customMeta, META_KEYS } from './meta.ts';
import { readVerdict } from './verdict.ts';

const MOST_TOLD = 5;

/** A name that nobody gathers would leave the check untested for ever, which looks like nothing to find. */
const artifacts = (names: readonly string[], elsewhere: (name: string) => string | undefined) =>
  z
    .array(
      z.string().refine((name) => names.includes(name), {
        error: ({ input }) => {
          const name = String(input).slice(0, 80);
          return `'${name}' is not gathered. ${elsewhere(name) ?? meant(name, names)}`.trim();
        },
      }),
    )
    .max(100)
    .readonly();
const ofPage = artifacts(PAGE_ARTIFACTS, (name) =>
  SITE_ARTIFACTS.some((one) => one === name)
    ? 'It is of a whole site: make the check with defineSiteCheck and name it in siteNeeds.'
    : undefined,
);
const ofSite = artifacts(SITE_ARTIFACTS, (name) =>
  PAGE_ARTIFACTS.some((one) => one === name) ? 'It is of a page: name it in pageNeeds.' : undefined,
);
const work = z.custom((value) => typeof value === 'function', { error: 'must be a function' });
const pageShape = {
  scope: z.literal('page'),
  meta: customMeta,
  needs: ofPage,
  mayUse: ofPage.optional(),
  evaluate: work,
};
const siteShape = {
  ...{ scope: z.literal('site'), meta: customMeta, siteNeeds: ofSite, pageNeeds: ofPage, mayUse: ofPage.optional() },
  ...{ standsAlone: z.literal(true).optional(), readsJourneys: z.literal(true).optional() },
  ...{ collect: work, evaluate: work },
};
const shape = z.discriminatedUnion('scope', [z.strictObject(pageShape), z.strictObject(siteShape)]);
const KEYS = { page: Object.keys(pageShape), site: Object.keys(siteShape) };

/** A check as a project's file exports it, if that is what it is. `where` names the file in what is said. */
export function readCheck(given: unknown, where: string): Gathered<Check> {
  if (typeof given !== 'object' || given === null || !('scope' in given))
    return wrong(`${where} must export a check by default, made with definePageCheck or defineSiteCheck.`);
  const { scope } = given;
  if (scope !== 'page' && scope !== 'site')
    return wrong(
      `${where}: scope must be 'page' or 'site', not '${String(scope).slice(0, 80)}'. definePageCheck and defineSiteCheck set it.`,
    );
  const read = shape.safeParse(given);
  if (read.success) return { ok: true, value: guarded(given as Check, read.data.meta) };
  const told = read.error.issues.flatMap((issue) => sentencesOf(issue, KEYS[scope])).slice(0, MOST_TOLD);
  return wrong(told.map((sentence) => `${where}: ${sentence}`).join('\n'));
}

function sentencesOf(issue: z.core.$ZodIssue, ofCheck: readonly string[]): readonly string[] {
  const at = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [withStop(`${at} ${issue.message}`)];
  const known = at === '' ? ofCheck : at === 'meta' ? META_KEYS : [];
  return issue.keys.map((key) =>
    `${at === '' ? '' : `${at}.`}${key} is not a name that a check of your own has. ${meant(key, known)}`.trim(),
  );
}

function meant(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return near === undefined ? '' : `Did you mean '${near}'?`;
}

function withStop(sentence: string): string {
  return /[.?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** It judges copies, so that whatever it does to what it is given, other checks see the evidence as it was saved. */
function guarded(check: Check, meta: Check['meta']): Check {
  return check.scope === 'page' ? guardedPage(check, meta) : guardedSite(check, meta);
}

function guardedPage(check: PageCheck, meta: Check['meta']): PageCheck {
  const { mayUse } = check;
  return {
    ...{ scope: 'page', meta, needs: [...check.needs] },
    ...(mayUse && { mayUse: [...mayUse] }),
    evaluate: (seen, context) => readVerdict(check.evaluate(structuredClone(seen), { ...context }), meta),
  };
}

function guardedSite(check: SiteCheck, meta: Check['meta']): SiteCheck {
  const { mayUse, standsAlone, readsJourneys } = check;
  return {
    ...{ scope: 'site', meta, siteNeeds: [...check.siteNeeds], pageNeeds: [...check.pageNeeds] },
    ...(mayUse && { mayUse: [...mayUse] }),
    ...(standsAlone && { standsAlone }),
    ...(readsJourneys && { readsJourneys }),
    collect: (seen, context) => structuredClone(check.collect(structuredClone(seen), { ...context })),
    evaluate: (seen, facts, context) =>
      readVerdict(check.evaluate(structuredClone(seen), structuredClone(facts), structuredClone(context)), meta),
  };
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'custom-check', message } };
}
