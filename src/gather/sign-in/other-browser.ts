import type { CDPSession } from 'playwright';
import { sendHeaders } from './send-headers.ts';
import type { BrowserSignIn } from './sign-in.ts';

/**
 * Signs in a page of a browser that somebody else has started, by a session of its page: cookies for all of its context,
 * headers for this page. What else a browser keeps cannot be put there from outside.
 */
export async function signInPage(session: Pick<CDPSession, 'on' | 'send'>, signIn: BrowserSignIn): Promise<void> {
  const cookies = signIn.cookies.map(({ name, value, domain, path, expires, httpOnly, secure, sameSite }) => {
    const lasting = expires < 0 ? {} : { expires };
    return { name, value, domain, path, httpOnly, secure, sameSite, ...lasting };
  });
  if (cookies.length > 0) await session.send('Network.setCookies', { cookies });
  await sendHeaders(session, signIn);
}
