import type { JourneyRun } from '../../model/journey.ts';
import type { SignIn } from '../sign-in/sign-in.ts';

/** What a journey needs of the sign-in. */
export type JourneySignIn = Pick<SignIn, 'enter' | 'prepare' | 'look' | 'again' | 'givenCookies'>;

/**
 * From its beginning once more, after signing in again, where it met a page for somebody who is not signed in: what it had
 * filled in went with the session.
 */
export async function runSignedIn(
  signIn: JourneySignIn | undefined,
  run: () => Promise<JourneyRun>,
): Promise<JourneyRun> {
  if (!signIn) return run();
  const { made } = await signIn.again(async () => {
    const made = await run();
    if (made.state === 'blocked') return { made, state: 'blocked' as const, reason: 'signed-out' as const };
    // One that failed may have shown no page at all.
    return { made, state: made.state === 'failed' ? ('failed' as const) : ('scanned' as const), reason: null };
  });
  return made;
}
