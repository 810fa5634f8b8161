const CHUNK = 64 * 1024;

/** What `JSON.stringify(value, null, 2)` and a line end would be, piece by piece: lists are written item by item. */
export async function* prettyJson(value: object): AsyncGenerator<string> {
  let held = '';
  for (const piece of pieces(value)) {
    held += piece;
    if (held.length < CHUNK) continue;
    yield held;
    held = '';
  }
  yield `${held}\n`;
}

/** The same of a list, item by item. */
export async function* prettyJsonList(list: readonly unknown[]): AsyncGenerator<string> {
  let held = '[';
  for (const [index, item] of list.entries()) {
    held += `${index === 0 ? '' : ','}\n  ${indented(item, '  ')}`;
    if (held.length < CHUNK) continue;
    yield held;
    held = '';
  }
  yield `${held}${list.length === 0 ? '' : '\n'}]\n`;
}

function* pieces(value: object): Generator<string> {
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (members.length === 0) yield '{}';
  for (const [index, [key, inner]] of members.entries()) {
    yield `${index === 0 ? '{' : ','}\n  ${JSON.stringify(key)}: `;
    if (Array.isArray(inner) && inner.length > 0) yield* items(inner);
    else yield indented(inner, '  ');
    if (index === members.length - 1) yield '\n}';
  }
}

function* items(list: readonly unknown[]): Generator<string> {
  for (const [index, item] of list.entries()) yield `${index === 0 ? '[' : ','}\n    ${indented(item, '    ')}`;
  yield '\n  ]';
}

/** Line ends inside strings are escaped, so every line end here is one of the layout. */
function indented(value: unknown, by: string): string {
  return (JSON.stringify(value ?? null, null, 2) as string).replaceAll('\n', `\n${by}`);
}
