/** Names that software gives to the number of a visit. */
const NAMES =
  '(?:jsessionid|phpsessid|aspsessionid[a-z]{0,20}|asp\\.net_sessionid|sessionid|session_id|sessid|cfid|cftoken)';
const PARAMETER = new RegExp(`[?&;]${NAMES}(?==)`, 'i');
/** The segment that ASP.NET uses where it sets no cookie. */
const SEGMENT = /\/\((?:[A-Z]\([^()/]{1,80}\)){1,4}\)(?=\/|$)/;

/** What names the visit, without its number; null where nothing does. */
export function sessionIn(url: string): string | null {
  const parameter = PARAMETER.exec(url)?.[0];
  if (parameter !== undefined) return parameter.slice(1);
  return SEGMENT.test(URL.parse(url)?.pathname ?? '') ? 'a segment in brackets' : null;
}
