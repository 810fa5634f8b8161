/** Signs of the machinery, each so particular that no page for people has it by chance. */
const SIGNS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a stack trace', /Traceback \(most recent call last\)/],
  ['a stack trace', /\bat [\w$.]{1,200}\([\w$]{1,80}\.java:\d{1,6}\)/],
  ['a stack trace', /\bat (?:System|Microsoft|Umbraco)\.[\w.`]{1,200}\(/],
  ['a stack trace', /\bat [^\n()]{0,120}\(?(?:file:\/\/)?\/[^\s()]{1,200}\.[cm]?[jt]s:\d{1,6}:\d{1,6}\)?/],
  ['a stack trace', /\/[^\s:]{1,200}\.rb:\d{1,6}:in [`']/],
  ['a stack trace', /#\d{1,3} \/[^\s()]{1,200}\.php\(\d{1,6}\):/],
  ['an error message of PHP', /\b(?:Fatal error|Parse error|Warning|Notice): .{1,300} in \/\S{1,200} on line \d{1,6}/],
  ['a database message', /\bORA-\d{5}:/],
  ['a database message', /\bSQLSTATE\[\w{5}\]/],
  ['a database message', /You have an error in your SQL syntax/],
  ['a database message', /Unclosed quotation mark after the character string/],
  ['a database message', /Microsoft OLE DB Provider for/],
  ['a database message', /\b(?:PG|PDO|Mysql|MySQL|Sql|SQL)(?:::|\w{0,20})(?:Exception|Error)\b/],
  ['a path on the server', /(?:^|[\s"'(>])\/(?:var\/www|usr\/share|srv\/www|home\/\w{1,40})\/\S/],
  ['a path on the server', /\b[A-Z]:\\(?:inetpub|Windows|Users|Program Files|Sites|Web)\\/i],
  ['an error page of the framework', /Server Error in '\/[^']{0,100}' Application/],
  ['an error page of the framework', /Whitelabel Error Page/],
  ['an error page of the framework', /You're seeing this error because you have DEBUG = True/],
  ['an error page of the framework', /Whoops, looks like something went wrong/],
  ['an error page of the framework', /Detailed Error Information:/],
  ['an error page of the framework', /Action Controller: Exception caught/],
];

const MOST_QUOTED = 120;

export interface TechnicalDetail {
  readonly what: string;
  /** The part of the page that shows it. */
  readonly quote: string;
}

/** The first sign of each kind. */
export function technicalDetail(text: string): readonly TechnicalDetail[] {
  const found = new Map<string, string>();
  for (const [what, pattern] of SIGNS) {
    const quote = found.has(what) ? undefined : pattern.exec(text)?.[0];
    if (quote !== undefined) found.set(what, quote.trim().replaceAll(/\s+/g, ' ').slice(0, MOST_QUOTED));
  }
  return [...found].map(([what, quote]) => ({ what, quote }));
}
