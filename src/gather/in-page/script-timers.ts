/** A timer as the text of a script sets it. */
export interface ScriptTimer {
  /** Again and again, and not once. */
  readonly repeats: boolean;
  /** Milliseconds, where they are written out; else null. */
  readonly ms: number | null;
  /** What it runs reloads the page or leaves it. */
  readonly leaves: boolean;
  /** It leaves only once something is so: it counts by a clock of its own. */
  readonly waits: boolean;
  /** What it runs adds to a number, takes from one or reads the time of day. */
  readonly counts: boolean;
}

/**
 * The timers in the text of a script, in the order of the text. Runs in the page as a tool, and outside it on files. What is
 * `packed` has names of one or two letters that stand for many things, so what such a timer runs is not looked up.
 */
export function timersIn(text: string, { packed }: { readonly packed: boolean }): ScriptTimer[] {
  const leaving = /\blocation\s*(?:\.\s*(?:reload|replace|assign)\s*\(|(?:\.\s*href\s*)?=[^=])|\bhistory\.go\(0\)/;
  const most = 300;
  const longest = 3000;
  const found: ScriptTimer[] = [];
  for (const { index } of text.matchAll(/\bset(?:Timeout|Interval)\s*\(/g)) {
    if (found.length >= most) break;
    // The body of the timer, as far as its closing parenthesis.
    let depth = 0;
    let end = index;
    for (; end < Math.min(text.length, index + longest); end += 1) {
      if (text[end] === '(') depth += 1;
      if (text[end] === ')') depth -= 1;
      if (depth === 0 && text[end] === ')') break;
    }
    const call = text.slice(index, end);
    // From the end, letter by letter: a pattern would try all ways to share out a long row of spaces.
    let last = call.length;
    while (last > 0 && /[\d_\s*.e]/i.test(call[last - 1] ?? '')) last -= 1;
    const argument = call[last - 1] === ',' ? call.slice(last).trim() : '';
    const written = /^[\d_\s*.]+(?:e\d)?$/i.test(argument) ? argument : undefined;
    const factors = (written ?? '').split('*').map((part) => Number(part.replaceAll('_', '').trim()));
    const ms = written === undefined ? Number.NaN : factors.reduce((product, factor) => product * factor, 1);
    const name = /^set\w+\s*\(\s*([A-Za-z_$][\w$]*)\s*,/.exec(call)?.[1];
    const called = name?.replaceAll('$', '\\$');
    const body =
      called === undefined
        ? call
        : packed && called.length < 3
          ? ''
          : (new RegExp(`(?:function\\s+${called}\\b|\\b${called}\\s*=)[\\s\\S]{0,400}`).exec(text)?.[0] ?? '');
    const at = body.search(leaving);
    const repeats = call.startsWith('setInterval');
    found.push({
      repeats,
      ms: Number.isFinite(ms) ? ms : null,
      leaves: at >= 0,
      waits: repeats && at >= 0 && /\bif\s*\(|&&|\?/.test(body.slice(0, at)),
      counts: /\+\+|--|[-+]=|\bDate\b/.test(body),
    });
  }
  return found;
}

/**
 * Whether one of the timers of a script may end what somebody is filling in: it is set for a time in which people fill in a form,
 * or for one that is worked out where the text speaks of such times.
 */
export function mayEndForms(text: string, timers: readonly ScriptTimer[], packed: boolean): boolean {
  const least = 20_000;
  const most = 72_000_000;
  const second = 500;
  const session =
    /session(?!s?torage)[-_]?(?:time|expir|end|warn|length|duration|limit|max|over)|session (?:has|will|is)\b|inactivity|\bidle[-_]?time|log[-_]?out|sign[-_]?out|keep[-_]?alive|time[-_]?out[-_]?(?:dialog|warning|modal|seconds|minutes)|count[-_]?down|time[-_]?(?:left|limit|remaining)/i;
  const long = /\b\d+\s*\*\s*(?:60|1000|60000)\b|\b[2-9]\d{4}\b|\b\d{6,8}\b|\b\d+e[4-7]\b/;
  const speaks = session.test(text);
  // Asked once, and not of each of hundreds of timers.
  const isAny = timers.some(({ ms }) => ms === null) && (speaks || (!packed && long.test(text)));
  if (isAny) return true;
  return timers.some(({ ms, repeats, counts }) => {
    if (ms === null) return false;
    // What a library counts is mostly its own affair.
    return (ms >= least && ms <= most) || (repeats && ms >= second && ((counts && !packed) || speaks));
  });
}
