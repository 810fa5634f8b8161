/** Names that software gives to the number of a visit, whatever the value. */
const SESSION =
  /^(jsessionid|phpsessid|aspsessionid[a-z]*|asp\.net_sessionid|sessionid|session_id|sessid|cfid|cftoken|oscsid|zenid)$/i;
/** Names that also stand for other things, such as a service; only a value that nobody would write makes them one. */
const PERHAPS = /^(sid|sess|session|token|ticket|nonce|_?csrf|requestid|visitid)$/i;
const TOKEN = /^(?:[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[^&]*\d)(?=[^&]*[a-z])[\w-]{24,})$/i;

/** Without the session's number one page has one address. Tokens under other names stay: they may name the content. */
export function isSessionParameter(pair: string): boolean {
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  return SESSION.test(name) || (PERHAPS.test(name) && TOKEN.test(value));
}

/** `;jsessionid=…` behind a segment, and the `(S(…))` segment of cookieless ASP.NET. */
export function withoutSession(pathname: string): string {
  return pathname
    .replace(/;(jsessionid|phpsessid|sessionid|sid)=[^;/]*/gi, '')
    .replace(/\/\((?:[A-Z]\([^()/]*\))+\)(?=\/|$)/g, '');
}
