/** What a policy file says, or what is wrong with it. https://www.rfc-editor.org/rfc/rfc8461#section-3.2 */
export type MtaStsPolicy =
  | { readonly ok: true; readonly mode: string; readonly mx: readonly string[] }
  | { readonly ok: false; readonly why: string };

const LONGEST = 31_557_600;

export function readPolicy(body: string): MtaStsPolicy {
  const fields = body.split(/\r?\n/).flatMap((line) => {
    // Trimmed by hand: a pattern that does it takes for ever over a long run of spaces.
    const [, name, value] = /^([\w-]+):(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value.trim()] as const];
  });
  const first = (wanted: string) => fields.find(([name]) => name === wanted)?.[1];
  const wrong = (why: string): MtaStsPolicy => ({ ok: false, why });
  if (first('version') !== 'STSv1') return wrong('it has no line "version: STSv1"');
  const mode = first('mode') ?? '';
  if (!['enforce', 'testing', 'none'].includes(mode)) return wrong('its mode is not enforce, testing or none');
  const age = first('max_age') ?? '';
  if (!/^\d{1,10}$/.test(age) || Number(age) > LONGEST) return wrong('it has no max_age of at most a year');
  const mx = fields.filter(([name]) => name === 'mx').map(([, value]) => value.toLowerCase().replace(/\.$/, ''));
  if (mx.length === 0 && mode !== 'none') return wrong('it names no mail server');
  return { ok: true, mode, mx };
}

/** A star stands for one label, at the left. Section 4.1. */
export function isCovered(exchange: string, patterns: readonly string[]): boolean {
  const above = exchange.replace(/^[^.]+\./, '');
  return patterns.some((pattern) => pattern === exchange || pattern === `*.${above}`);
}
