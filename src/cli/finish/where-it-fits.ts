import { type Judging, judgeHere } from '../../scan.ts';
import { toolVersion } from '../../version.ts';
import { finishApart } from './apart.ts';
import { type Finished, type Finishing, finishScan } from './finish-scan.ts';

/** Below so many pages the start of another process would cost more than it saves. */
const APART_FROM = 200;

/**
 * Judges and reports a large scan in a process of its own, beside the looking at its site as a whole: what is judged of
 * thousands of pages takes as much memory as crawling them did, which this process has not given back. The same comes of it.
 */
export function finishWhereItFits(finishing: Finishing): Judging<Finished> {
  const from = Number(finishing.env.LGDSS_JUDGED_APART_FROM ?? APART_FROM);
  let chosen = finishHere(finishing);
  return {
    pagesSeen(seen) {
      if (seen.pages.length >= from) chosen = finishApart(finishing);
      chosen.pagesSeen(seen);
    },
    finish: (saved) => chosen.finish(saved),
    giveUp: () => chosen.giveUp(),
  };
}

export function finishHere(finishing: Finishing): Judging<Finished> {
  const here = judgeHere(finishing.rulebook, finishing.ports, toolVersion);
  return {
    ...here,
    finish: async (saved) => finishScan(await here.finish(saved), finishing),
  };
}
