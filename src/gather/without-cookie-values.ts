type Header = readonly [name: string, value: string];

/** What a server hands out in a cookie may let somebody in. Names and flags are evidence, values are nobody's business. */
export function withoutCookieValues([name, value]: Header): Header {
  if (name !== 'set-cookie') return [name, value];
  // Some readers put several cookies into one value, a line for each.
  return [name, value.split('\n').map(withoutValue).join('\n')];
}

function withoutValue(line: string): string {
  const [pair = '', ...attributes] = line.split(';');
  const sign = pair.indexOf('=');
  // Without a sign there is no name, and all of it is the value.
  return [sign < 0 ? '' : pair.slice(0, sign + 1), ...attributes].join(';');
}
