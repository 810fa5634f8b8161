import { findingRows } from '../../../reports/csv.ts';
import { checksOf, lawsOf } from '../../../reports/lib/checks.ts';
import { collectFindings } from '../../../reports/lib/findings.ts';
import { groupByRootCause } from '../../../reports/lib/root-causes.ts';
import { canonical } from '../../evidence/canonical.ts';
import { type PackInput, packEvidence, RECORD, RESULT } from '../contents.ts';
import type { Part } from '../manifest.ts';
import { bytesOf, jsonFile } from '../render.ts';
import type { PackFile } from '../source.ts';
import { partReadme } from './readme.ts';

/** What goes into a pack of one fault. No report: that speaks of the whole scan, with scores. */
export async function* partContents(
  input: PackInput & { readonly part: Part },
  gaps: string[],
): AsyncGenerator<PackFile> {
  const { record, result, catalogue, blobs } = input;
  const { findings } = groupByRootCause(collectFindings(input));
  const checks = checksOf(catalogue, result.results).filter(({ id }) => id === input.part.fault.check);
  const rows = findingRows({ findings, checks, laws: lawsOf(catalogue) });
  yield { path: 'findings.csv', bytes: await bytesOf(rows) };
  yield jsonFile('fault.json', { part: input.part, target: record.target, check: checks[0] ?? null, findings });
  yield { path: RECORD, bytes: await bytesOf(canonical(record)) };
  yield { path: RESULT, bytes: await bytesOf(canonical(result)) };
  yield* packEvidence(record, blobs, gaps);
  yield { path: 'README.txt', bytes: await bytesOf(partReadme(input, { findings, check: checks[0] }, gaps)) };
  if (input.redaction) yield jsonFile('redaction.json', input.redaction);
}
