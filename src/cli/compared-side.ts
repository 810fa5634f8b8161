import type { JudgedScan } from '../compare/match.ts';
import { readMeasured } from '../evidence/read-measured.ts';
import type { Gathered } from '../model/evidence.ts';
import { OTHER_CHECKS } from './judged.ts';
import { type JudgeBy, type JudgedNow, judge, sideOf } from './judged-scan.ts';
import { openScan } from './open-scan.ts';

/** One side of a comparison, and what a reader must know about where it comes from. */
export interface ComparedSide {
  readonly scan: JudgedScan;
  readonly cautions: readonly string[];
}

/** Where a pack cannot be judged by the checks of this version, its own report and results stand for it. */
export async function comparedSide(
  which: 'earlier' | 'later',
  given: string,
  cwd: string,
  store: string,
  by: JudgeBy,
): Promise<Gathered<ComparedSide>> {
  const opened = await openScan(given, cwd, store);
  if (!opened.ok) return opened;
  const { packed } = opened.value;
  const judged = await judge(opened.value, by);
  const redacted = packed?.redacted
    ? [`Personal data was taken out of the ${which} scan. Findings whose words held some may look fixed or new.`]
    : [];
  if (judged.ok) {
    const cautions = [...redacted, ...judgedAgain(which, judged.value)];
    const measured = await readMeasured(judged.value.record, judged.value.blobs);
    return { ok: true, value: { scan: { ...sideOf(judged.value), measured }, cautions } };
  }
  if (!packed || by.policy || judged.error.code !== OTHER_CHECKS) return judged;
  const { document, result } = packed;
  const caution = `The ${which} scan comes from a pack by version ${document.tool.version}, and stands as its report has it: its checks were others, and a pack cannot be judged again.`;
  return { ok: true, value: { scan: { document, results: result.results }, cautions: [...redacted, caution] } };
}

/** What is shown here may differ from what was printed when the scan was made. */
function judgedAgain(which: string, { changedSince }: JudgedNow): readonly string[] {
  if (changedSince === null) return [];
  return [`The ${which} scan was judged again, and the result is not the one in its report. ${changedSince}`];
}
