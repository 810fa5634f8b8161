import { causeKept, platformsOf } from '../history/scan-to-save.ts';
import type { Gathered } from '../model/evidence.ts';
import type { PackInput } from '../pack/contents.ts';
import type { Fault } from '../pack/manifest.ts';
import { cutToFault } from '../pack/part/cut.ts';
import type { JudgedNow } from './judged-scan.ts';

/** A check, a message and, in the rest of the words, what its places have in common. */
export function readFault(text: string, platform: string | null): Gathered<Fault> {
  const [, check, message, cause = ''] = /^(\S+) (\S+)(?: ([\s\S]*))?$/.exec(text) ?? [];
  if (check === undefined || message === undefined) return wrong(NOT_SO);
  return { ok: true, value: { check, message, cause, platform } };
}

/** The fault as the history knows it, in a scan that is judged now. */
export function partOf(input: PackInput, { parts, rulebook, result }: JudgedNow, fault: Fault): Gathered<PackInput> {
  const { document, sources } = parts;
  const causes = new Map(document.rootCauses.map(({ id, pattern }) => [id, causeKept(pattern)]));
  const platforms = platformsOf(document);
  const isOurs = (at: number) => {
    const one = document.findings[at];
    if (one?.outcome !== 'failed' || one.check !== fault.check || one.messageKey !== fault.message) return false;
    const platform = platforms.get(URL.parse(one.page)?.hostname ?? '');
    return causes.get(one.rootCause) === fault.cause && (fault.platform === null || platform === fault.platform);
  };
  const places = document.findings.keys().filter(isOurs).toArray();
  const check = rulebook.checks.find(({ meta }) => meta.id === fault.check);
  if (places.length === 0 || !check) return wrong(NOT_THERE);
  const read = check.scope === 'page' ? check.needs : [...check.siteNeeds, ...check.pageNeeds];
  const chosen = {
    fault,
    findings: new Set(places.flatMap((at) => sources[at] ?? [])),
    pages: new Set(places.flatMap((at) => document.findings[at]?.page ?? [])),
    artifacts: new Set<string>(read),
  };
  return { ok: true, value: cutToFault(input, chosen, result.scan) };
}

const NOT_SO =
  "--fault has to be a check, a message and what the places have in common, such as 'forms/labels none input.text', as lgdss estate faults writes them.";
const NOT_THERE =
  'This scan does not have that fault as it is judged now. Nothing was packed. lgdss explain shows what it has.';

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'fault', message } };
}
