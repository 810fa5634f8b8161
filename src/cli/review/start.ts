import { Command } from 'commander';
import { plural } from '../../../reports/lib/text.ts';
import { settings } from '../../config/schema.ts';
import type { Spine } from '../../model/report.ts';
import { draftReview } from '../../review/draft.ts';
import { writeReview } from '../../review/write.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { judgeSavedScan } from '../judged-scan.ts';
import { whileReading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import { standardOption } from '../standard-option.ts';
import { today } from './today.ts';
import { writeNew } from './write-new.ts';

interface Options {
  readonly out: string;
  readonly store: string;
  readonly standard?: Spine;
}

export function startCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('start')
    .description('Write a review file for a scan: what was seen, what to ask, and room for decisions.')
    .argument('<scan>', 'folder of a report, a pack, or the digest of a scan')
    .option('--out <file>', 'where the review file goes', 'review.yaml')
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default)
    .addOption(standardOption('whose points are reviewed. Default: those of the report'))
    .action(async (given: string, options: Options) => {
      done(await whileReading([given], options.store, io, () => runStart(given, options, io)));
    });
}

async function runStart(given: string, { out, store, standard }: Options, io: Io): Promise<ExitCode> {
  const judged = await judgeSavedScan(given, io.cwd, store, { standard });
  if (!judged.ok) return refuse(judged.error.message, io);
  const { document } = judged.value.parts;
  const review = draftReview(document, today(io));
  if (!(await writeNew(out, writeReview(review, document), io))) return EXIT.usage;
  const faults = document.rootCauses.filter(({ outcome }) => outcome === 'failed').length;
  const doubts = document.rootCauses.length - faults;
  io.out(
    `${out} has ${review.points.length} points and ${plural(review.causes.length, 'cause')} of findings to decide: ${plural(faults, 'fault')} and ${plural(doubts, 'item')} that no program could judge.\nFill it in, then check it: lgdss review check ${out}\n`,
  );
  return EXIT.ok;
}
