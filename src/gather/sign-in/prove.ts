import { readRobots } from '../../crawl/robots.ts';
import { siteKey } from '../../crawl/site-key.ts';
import type { FetchedText, Gathered } from '../../model/evidence.ts';
import type { Visit } from '../../ports.ts';
import type { SignInMeans } from './means.ts';
import type { SignIn } from './sign-in.ts';

interface Asking {
  readonly robots: (origin: string) => Promise<Gathered<FetchedText>>;
  /** Opens a page, looks for the marker, and reads nothing else. */
  readonly open: (url: string) => Promise<Visit>;
  /** The same as somebody who is not signed in. */
  readonly openAsStranger: (url: string) => Promise<Visit>;
}

/** Signs in, and opens the start page to see whether that worked, and whether the marker proves it. Nothing else of the site is opened before. */
export async function proveSignIn(
  signIn: SignIn,
  { start, marker, origins }: SignInMeans,
  { robots, open, openAsStranger }: Asking,
): Promise<Gathered<null>> {
  const began = await signIn.begin();
  if (!began.ok) return wrong(`Signing in did not work. ${began.error.message}`);
  const rules = readRobots(await robots(new URL(start).origin));
  // The crawl will say so of the page, and does not open it either.
  if (!rules.available || !rules.allows(start)) return began;
  const visit = await open(start);
  if (visit.reason === 'signed-out')
    return wrong(`Signing in did not work: ${start} does not show '${marker}' (--signed-in).`);
  if (visit.state !== 'scanned') return wrong(`Signing in could not be proven at ${start}. ${visit.detail}`);
  const ended = visit.finalUrl ?? start;
  if (!origins.map(siteKey).includes(siteKey(ended)))
    return wrong(`Signing in did not work: ${start} leads to another site, ${new URL(ended).origin}.`);
  const stranger = await openAsStranger(start);
  if (stranger.state === 'scanned')
    return wrong(
      `'${marker}' (--signed-in) proves nothing: ${start} shows it to somebody who is not signed in as well. Name something else.`,
    );
  return began;
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'sign-in', message: `${message} Nothing was scanned.` } };
}
