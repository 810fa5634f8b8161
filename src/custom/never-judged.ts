import { type Check, type CheckId, isCustom } from '../model/check.ts';
import { probeArtifacts } from '../model/probed.ts';
import { type Asked, isJudged } from '../model/profile.ts';

interface Settings extends Required<Asked> {
  readonly probes: boolean;
  readonly lighthouse: boolean;
  readonly cruxKey: string | null;
}

/**
 * Checks of a project's own that this scan will never judge, because it was asked not to look where they look, with the
 * reason. Nobody may take their silence for a pass.
 */
export function neverJudged(checks: readonly Check[], settings: Settings): readonly string[] {
  return checks
    .filter(({ meta }) => isCustom(meta.id))
    .flatMap((check) => {
      const why = reasonOf(check, settings);
      return why === undefined ? [] : [sentence(check.meta.id, why)];
    });
}

function reasonOf(check: Check, { profile, wholeSite, probes, lighthouse, cruxKey }: Settings) {
  const needs = check.scope === 'page' ? check.needs : check.pageNeeds;
  if (!isJudged(check, { profile })) return `the profile '${profile}' judges only what the engine axe finds`;
  if (!isJudged(check, { profile, wholeSite })) return 'the site is not looked at as a whole (wholeSite)';
  const probe = needs.find((name) => probeArtifacts.has(name));
  if (probe !== undefined && !probes) return `it needs '${probe}', and no page is tried out (probes)`;
  if (needs.includes('measured') && !lighthouse) return "it needs 'measured', and no page is measured (lighthouse)";
  if (check.scope === 'site' && check.siteNeeds.includes('fieldData') && cruxKey === null)
    return "it needs 'fieldData', and there is no key for it (cruxKey)";
  return undefined;
}

function sentence(id: CheckId, why: string): string {
  return `The check ${id} says nothing in this scan: ${why}.`;
}
