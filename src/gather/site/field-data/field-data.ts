import { fetch } from 'undici';
import { isLoopback, isPrivate } from '../../../browser/guard.ts';
import type { FieldData, FieldRecord } from '../../../model/seen/field-data.ts';
import type { SiteCrawled } from '../../../ports.ts';
import { readCapped } from '../../http.ts';
import { NotTested, type SiteGatherer } from '../site-gatherer.ts';
import { readAnswer } from './read-answer.ts';

/** The way to the Chrome UX Report. The key is a secret of the person who scans: it stays here, and is written nowhere. */
export interface CruxAccess {
  readonly key: string;
  /** Left out: Google's. Only an address of this machine, for tests: a key must not go astray. */
  readonly address?: string | undefined;
}

const GOOGLE = 'https://chromeuxreport.googleapis.com/v1/records:queryRecord';
const METRICS = [
  'largest_contentful_paint',
  'interaction_to_next_paint',
  'cumulative_layout_shift',
  'first_contentful_paint',
  'experimental_time_to_first_byte',
];
const FORM_FACTORS = ['phone', 'desktop'] as const;
const MOST_BYTES = 200_000;
const ONE_MS = 8000;

/**
 * Asks Google, and not the site, so it takes no turns. It is the one POST there is: a question in a form that its API asks
 * for, which changes nothing (decision 28).
 */
export function fieldDataGatherer(access: CruxAccess): SiteGatherer<'fieldData'> {
  return {
    artifact: 'fieldData',
    what: 'field data',
    timeoutMs: 40_000,
    gather: async (around) => ({ records: await recordsOf(around, access, around.signal) }),
  };
}

async function recordsOf(
  crawled: Pick<SiteCrawled, 'origin' | 'pages'>,
  { key, address = GOOGLE }: CruxAccess,
  signal: AbortSignal,
): Promise<FieldData['records']> {
  if (address !== GOOGLE && !isLoopback(address)) throw new NotTested('Field data is asked for at Google alone.');
  // Nobody's browser reports such a host, and its name is no business of Google's.
  if (isPrivate(crawled.origin) && address === GOOGLE)
    throw new NotTested('There is no field data of a host on a private network, so nothing was asked for.');
  const records: FieldRecord[] = [];
  for (const asked of questions(crawled))
    records.push({ ...asked, ...(await ask(asked, { key, address }, AbortSignal.any([signal, timeout()]))) });
  return records;
}

const timeout = () => AbortSignal.timeout(ONE_MS);

/** Queries may hold what is nobody's business, and pages are counted without them. */
function questions({ origin, pages }: Pick<SiteCrawled, 'origin' | 'pages'>) {
  const start = URL.parse(pages[0]?.url ?? '');
  const page = start && { of: 'page' as const, url: `${start.origin}${start.pathname}`.slice(0, 2048) };
  const wanted = [{ of: 'origin' as const, url: origin }, ...(page ? [page] : [])];
  return wanted.flatMap((one) => FORM_FACTORS.map((formFactor) => ({ ...one, formFactor })));
}

async function ask(
  { of, url, formFactor }: Pick<FieldRecord, 'of' | 'url' | 'formFactor'>,
  { key, address }: { readonly key: string; readonly address: string },
  signal: AbortSignal,
): Promise<Pick<FieldRecord, 'p75' | 'period'>> {
  const response = await fetch(address, {
    method: 'POST',
    redirect: 'error',
    signal,
    // Not in the address: addresses end up in messages.
    headers: { 'content-type': 'application/json', 'x-goog-api-key': key },
    body: JSON.stringify({
      [of === 'origin' ? 'origin' : 'url']: url,
      formFactor: formFactor.toUpperCase(),
      metrics: METRICS,
    }),
  }).catch(() => {
    throw new NotTested('The Chrome UX Report could not be reached.');
  });
  if (response.status === 404) return { p75: null, period: null };
  if ([400, 401, 403].includes(response.status))
    throw new NotTested('The Chrome UX Report refused the question. Check the key given with --crux-key.');
  if (response.status === 429) throw new NotTested('The Chrome UX Report was asked too often with this key.');
  const { bytes, truncated } = await readCapped(response, MOST_BYTES);
  const answer = response.ok && !truncated ? readAnswer(new TextDecoder().decode(bytes)) : undefined;
  if (!answer) throw new NotTested('The Chrome UX Report gave an answer that cannot be read.');
  return answer;
}
