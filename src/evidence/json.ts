import type { Gathered } from '../model/evidence.ts';

/**
 * Says what in a value JSON could not carry, or undefined if all is well. A property that is undefined is not there;
 * an undefined item in a list would shift or become null, so it counts as a problem.
 */
export function jsonProblem(value: unknown): string | undefined {
  const problem = problemIn(value);
  return problem && `$${problem.path} is ${problem.what}`;
}

interface Problem {
  /** From here, for example `.pages[3]`. Put together on the way out, so that a sound value costs no text at all. */
  readonly path: string;
  readonly what: string;
}

function problemIn(value: unknown): Problem | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { path: '', what: String(value) };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const problem = problemIn(item);
      if (problem) return { path: `[${index}]${problem.path}`, what: problem.what };
    }
    return undefined;
  }
  const kind = Object.prototype.toString.call(value);
  if (kind !== '[object Object]') return { path: '', what: kind };
  for (const [key, inner] of Object.entries(value as object)) {
    const problem = inner === undefined ? undefined : problemIn(inner);
    if (problem) return { path: `.${key}${problem.path}`, what: problem.what };
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
