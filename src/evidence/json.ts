import type { Gathered } from '../model/evidence.ts';

/**
 * Says what in a value JSON could not carry, or undefined if all is well. A property that is undefined is not there;
 * an undefined item in a list would shift or become null, so it counts as a problem.
 */
export function jsonProblem(value: unknown, path = '$'): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${path} is ${value}`;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const problem = jsonProblem(item, `${path}[${index}]`);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
  const kind = Object.prototype.toString.call(value);
  if (kind !== '[object Object]') return `${path} is ${kind}`;
  for (const [key, inner] of Object.entries(value as object)) {
    const problem = inner === undefined ? undefined : jsonProblem(inner, `${path}.${key}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** JSON.parse speaks in exceptions; saved files may hold anything, so here it speaks in values. */
export function parseJson(text: string): Gathered<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, error: { code: 'not-json', message: 'The text is not JSON.' } };
  }
}
