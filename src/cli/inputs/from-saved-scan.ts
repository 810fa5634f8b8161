import { openSaved } from '../../compose.ts';
import type { Gathered } from '../../model/evidence.ts';
import type { Target } from '../../model/target.ts';
import { findSavedScan } from '../saved-scan.ts';

/** The pages that an earlier scan scanned, in its order, and no others. What is gone since will fail by name. */
export async function fromSavedScan(
  given: string,
  cwd: string,
  store: string,
): Promise<Gathered<{ readonly target: Target; readonly notes: readonly string[] }>> {
  const found = await findSavedScan(given, cwd, store);
  if (!found.ok) return found;
  const record = await openSaved(found.value.store).scans.record(found.value.scan);
  if (!record) return wrong(`The evidence of the scan at '${given}' is not there any more, or it was changed since.`);
  const start = record.outcomes.filter(({ state }) => state === 'scanned').map(({ url }) => url);
  if (start.length === 0) return wrong(`The scan at '${given}' has no page that could be scanned.`);
  const { include, exclude } = record.settings;
  const origins = record.sites.map(({ origin }) => origin);
  const scope = { origins, include, exclude, maxPages: start.length, maxDepth: 0 };
  return { ok: true, value: { target: { ...record.target, start, scope }, notes: [] } };
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'no-saved-scan', message } };
}
