import type { CDPSession } from 'playwright';
import type { Pair } from './means.ts';

/** A session of the browser's own protocol, whoever opened it. */
type Session = Pick<CDPSession, 'on' | 'send'>;

/**
 * Adds headers to what the page asks of these origins, and of no others. Every request is
 * looked at, also after a redirect: should a browser keep an added header on the way elsewhere, it is taken off again.
 */
export async function sendHeaders(
  session: Session,
  { origins, headers }: { readonly origins: readonly string[]; readonly headers: readonly Pair[] },
): Promise<void> {
  if (headers.length === 0) return;
  const own = new Set(origins);
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const there = Object.entries(request.headers).map(([name, value]) => ({ name, value }));
    const isOwn = own.has(URL.parse(request.url)?.origin ?? '');
    const changed = isOwn ? withThem(there, headers) : withoutThem(there, headers);
    const changes = changed.length === there.length ? {} : { headers: changed };
    // A tab that is closed meanwhile has nothing to go on with.
    session.send('Fetch.continueRequest', { requestId, ...changes }).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
}

interface Header {
  readonly name: string;
  readonly value: string;
}

/** A header that the page has set by itself stays as it is. */
function withThem(there: readonly Header[], headers: readonly Pair[]): Header[] {
  const missing = headers.filter(([name]) => !there.some((one) => isSame(one.name, name)));
  return [...there, ...missing.map(([name, value]) => ({ name, value }))];
}

function withoutThem(there: readonly Header[], headers: readonly Pair[]): Header[] {
  return there.filter((one) => !headers.some(([name, value]) => isSame(one.name, name) && one.value === value));
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
