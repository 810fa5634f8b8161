export interface Hsts {
  readonly maxAge: number;
  readonly includeSubDomains: boolean;
  readonly preload: boolean;
}

/** One directive of RFC 6797 section 6.1, with the spaces around it and the semicolon behind it; or nothing at all. */
const DIRECTIVE =
  /[ \t]*(?:(?<name>[\w!#$%&'*+.^`|~-]+)[ \t]*(?:=[ \t]*(?:(?<token>[\w!#$%&'*+.^`|~-]+)|"(?<quoted>(?:[^"\\]|\\.)*)"))?)?[ \t]*(?:;|$)/sy;

/** Null where a browser has to throw the whole header away: it fits no grammar, says something twice, or has no max-age. */
export function parseHsts(value: string): Hsts | null {
  const directives = new Map<string, string | null>();
  DIRECTIVE.lastIndex = 0;
  while (DIRECTIVE.lastIndex < value.length) {
    const { name, token, quoted } = DIRECTIVE.exec(value)?.groups ?? {};
    if (DIRECTIVE.lastIndex === 0) return null;
    if (name === undefined) continue;
    if (directives.has(name.toLowerCase())) return null;
    directives.set(name.toLowerCase(), token ?? quoted?.replaceAll(/\\(.)/gs, '$1') ?? null);
  }
  const maxAge = directives.get('max-age') ?? '';
  // The grammar gives it no value, so with one the header is malformed.
  if (!/^\d+$/.test(maxAge) || typeof directives.get('includesubdomains') === 'string') return null;
  return {
    maxAge: Number(maxAge),
    includeSubDomains: directives.has('includesubdomains'),
    preload: directives.has('preload'),
  };
}
