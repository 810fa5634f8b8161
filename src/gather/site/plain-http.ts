import { failReason } from '../../browser/errors.ts';
import type { Gathered, SiteArtifacts } from '../../model/evidence.ts';
import type { HttpClient } from '../http.ts';
import { LEFT_ALONE, LeftAlone } from './in-turn.ts';

/**
 * What the same host answers without encryption. Port 443 has its plain twin at port 80; any other port is asked itself,
 * where a server that speaks only TLS closes the connection, which counts as a refusal.
 */
export async function askPlainHttp(
  origin: string,
  http: Pick<HttpClient, 'hop'>,
  signal?: AbortSignal,
): Promise<Gathered<SiteArtifacts['plainHttp']>> {
  if (!origin.startsWith('https:')) return { ok: true, value: null };
  const requested = `${origin.replace(/^https:/, 'http:')}/`;
  try {
    const response = await http.hop(requested, 'GET', signal);
    await response.body?.cancel();
    const { status } = response;
    return {
      ok: true,
      value: { requested, answered: true, status, location: response.headers.get('location')?.slice(0, 2048) ?? null },
    };
  } catch (error) {
    if (error instanceof LeftAlone) return { ok: false, error: LEFT_ALONE };
    const refused = ['refused', 'reset', 'other'].includes(failReason(error));
    if (refused) return { ok: true, value: { requested, answered: false, status: null, location: null } };
    return {
      ok: false,
      error: { code: failReason(error), message: 'Plain http could not be tried: no clear answer came.' },
    };
  }
}
