import { partsOf, prepared } from '../../../reports/lib/document.ts';
import { rulebookWith } from '../../compose.ts';
import { type Config, settings as known } from '../../config/schema.ts';
import { loadChecks } from '../../custom/load-checks.ts';
import type { ScanToSave } from '../../history/scan-to-save.ts';
import type { RunSettings } from '../../jobs/runs.ts';
import type { SavedInFolder } from '../../jobs/saved-in-folder.ts';
import { catalogueOf } from '../../scan.ts';
import type { Io } from '../io.ts';
import { notInEnv } from '../named-again.ts';

/** The same document that the reports of the scan were made from. */
export async function scanToSave(
  { record, result, resultDigest, store }: SavedInFolder,
  settings: RunSettings,
  { env, cwd }: Pick<Io, 'env' | 'cwd'>,
): Promise<ScanToSave> {
  // They passed the test of settings when the run was planned.
  const { checks = known.checks.default, standard = known.standard.default } = settings as Partial<Config>;
  // Since then, whoever may write to the database may have changed them.
  const unknown = notInEnv('checks', checks, env, cwd);
  if (unknown.length > 0)
    throw new Error(`Name in ${known.checks.env} of this worker what it may run: ${unknown.join(', ')}`);
  const own = await loadChecks(checks, '/');
  if (!own.ok) throw new Error(own.error.message);
  const { document } = partsOf(prepared({ record, result, catalogue: catalogueOf(rulebookWith(own.value)), standard }));
  return { record, document, results: result.results, result: resultDigest, store };
}
