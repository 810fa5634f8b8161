import { blockSentences } from '../../crawl/reasons.ts';
import { siteKey } from '../../crawl/site-key.ts';
import type { SiteEvidence } from '../../model/evidence.ts';
import type { Turn, Visit, Visitor } from '../../ports.ts';
import type { SignIn } from './sign-in.ts';

const LOST = { ok: false, error: { code: 'signed-out', message: blockSentences['signed-out'] } } as const;
/** Asked for without a browser, where nobody would notice that the answer is the page for signing in. */
const WITHOUT_BROWSER: SiteEvidence['artifacts'] = { documents: LOST, errorPages: LOST, scripts: LOST };
const NO_NEWS = { status: null, reason: null, retryAfterMs: null };

/** What is asked for without a browser counts only as long as the scan is known to be signed in. */
export function whileSignedIn(visitor: Visitor, signIn: SignIn, open: (url: string) => Promise<Visit>): Visitor {
  const { lookAround } = visitor;
  const own = new Set(signIn.forBrowser().origins.map(siteKey));
  const look: Visitor['lookAround'] =
    lookAround &&
    (async (crawled, turn, signal) => {
      const page = crawled.pages[0]?.url;
      if (page !== undefined && !signal.aborted) await openAgain(page, turn, signIn, open);
      const artifacts = await lookAround(crawled, turn, signal);
      return signIn.isLost ? { ...artifacts, ...WITHOUT_BROWSER } : artifacts;
    });
  return {
    ...visitor,
    ...(look ? { lookAround: look } : {}),
    async checkLink(url, signal) {
      if (!signIn.isLost || !own.has(siteKey(url))) return visitor.checkLink(url, signal);
      const reason = 'The sign-in of the scan had ended.';
      return { value: { url, status: null, result: 'not-checked', reason }, ...NO_NEWS };
    },
  };
}

/** A page that was seen before shows whether it still is, and brings a new sign-in where it is not. */
async function openAgain(page: string, turn: Turn, signIn: SignIn, open: (url: string) => Promise<Visit>) {
  await turn(page, async () => ({ value: await signIn.again(() => open(page)), ...NO_NEWS }));
}
