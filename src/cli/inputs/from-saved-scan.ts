import type { Gathered } from '../../model/evidence.ts';
import type { Target } from '../../model/target.ts';
import { openScan } from '../open-scan.ts';

/** The pages that an earlier scan scanned, in its order, and no others. What is gone since will fail by name. */
export async function fromSavedScan(
  given: string,
  cwd: string,
  store: string,
): Promise<Gathered<{ readonly target: Target; readonly notes: readonly string[] }>> {
  const opened = await openScan(given, cwd, store);
  if (!opened.ok) return opened;
  const { record } = opened.value;
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
