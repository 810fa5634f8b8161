import type { Failure } from '../model/evidence.ts';
import { findAuthority, isGss, type Named } from './match.ts';

export interface Chosen<T> {
  readonly chosen: readonly T[];
  readonly problems: readonly Failure[];
}

/** Every authority that is asked for, each once. A text may name several, separated by commas. */
export function chooseAuthorities<T extends Named>(
  asked: readonly string[],
  all: readonly T[],
  where: string,
): Chosen<T> {
  const chosen = new Set<T>();
  const problems: Failure[] = [];
  for (const query of asked.flatMap((text) => split(text, all, where))) {
    const found = findAuthority(query, all, where);
    if (found.ok) chosen.add(found.value);
    else problems.push(found.error);
  }
  return { chosen: [...chosen], problems };
}

/** Some authorities have a comma in their name, so the whole is tried first. */
function split(text: string, all: readonly Named[], where: string): readonly string[] {
  if (!text.includes(',') || findAuthority(text, all, where).ok) return [text];
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** What is not a code would be taken for a name. */
export function wrongCodes(codes: readonly string[]): readonly Failure[] {
  return codes
    .flatMap((text) => text.split(','))
    .filter((code) => !isGss(code.trim()))
    .map((code) => ({
      code: 'gss',
      message: `'${code.trim()}' is not a GSS code. One is a letter and eight digits, for example E06000001.`,
    }));
}
