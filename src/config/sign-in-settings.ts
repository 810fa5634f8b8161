import type { Config } from './config.ts';
import { listOf, type Setting, someTextOrNone, textOrNone, textThat } from './setting.ts';
import { parseBasicAuth, parseNamedValue } from './sign-in.ts';

type Keys = 'storageState' | 'signIn' | 'header' | 'cookie' | 'basicAuth' | 'signedIn';

/** Settings name where the values are, and never hold them: settings are written down with every scan. */
export const signInSettings: { readonly [K in Keys]: Setting<Config[K]> } = {
  storageState: textOrNone('a file', {
    default: null,
    defaultText: 'nobody is signed in',
    env: 'LGDSS_STORAGE_STATE',
    sentence:
      'Scan as somebody who is signed in, with what a browser has kept: a file saved by storageState of Playwright. Needs signedIn.',
  }),
  signIn: textOrNone('a file', {
    default: null,
    defaultText: 'nobody is signed in',
    env: 'LGDSS_SIGN_IN',
    sentence:
      'Sign in with this file of TypeScript or JavaScript. Its default export is a function that is given a page of Playwright. Needs signedIn.',
  }),
  header: listOf('a header and the environment variable with its value, such as X-Key=MY_KEY', isNamedValue, {
    default: [],
    env: 'LGDSS_HEADER',
    secret: true,
    sentence:
      'Send this header to the site that is scanned, and to no other. Give the name of the environment variable with its value, never the value. Needs signedIn.',
  }),
  cookie: listOf('a cookie and the environment variable with its value, such as session=MY_SESSION', isNamedValue, {
    default: [],
    env: 'LGDSS_COOKIE',
    secret: true,
    sentence:
      'Send this cookie to the site that is scanned, and to no other. Give the name of the environment variable with its value, never the value. Needs signedIn.',
  }),
  basicAuth: textThat(
    parseBasicAuth,
    'the environment variables with the user and the password, such as MY_USER:MY_PASSWORD',
    {
      default: null,
      defaultText: 'nobody is signed in',
      env: 'LGDSS_BASIC_AUTH',
      secret: true,
      sentence:
        'Sign in to the server itself (HTTP basic authentication). Give the names of two environment variables, never the values. Needs signedIn.',
    },
  ),
  signedIn: someTextOrNone('one line of text', /^[^\p{Cc}\u2028\u2029]{1,300}$/u, {
    default: null,
    defaultText: 'nobody is signed in',
    env: 'LGDSS_SIGNED_IN',
    sentence:
      'What every page shows to somebody who is signed in: words such as Sign out, or a selector that begins with #, a full stop or [. Pages without it are not judged.',
  }),
};

function isNamedValue(text: string): boolean {
  return parseNamedValue(text) !== undefined;
}
