import type { Screenshot } from '../model/evidence.ts';
import { probeArtifacts } from '../model/probed.ts';
import { isDigest } from './canonical.ts';

/** Whether an artifact was made by a probe; those may have pictures anywhere in them. */
export function isProbed(artifact: string): boolean {
  const names: ReadonlySet<string> = probeArtifacts;
  return names.has(artifact);
}

/** Every picture that a value refers to, each once, in the order met. */
export function picturesIn(value: unknown): readonly Screenshot[] {
  const found = new Map<string, Screenshot>();
  const waiting: unknown[] = [value];
  for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
    if (isPicture(one)) found.set(one.blob, one);
    else if (typeof one === 'object' && one !== null)
      waiting.push(...Object.values(one).filter((inner) => typeof inner === 'object' && inner !== null));
  }
  return [...found.values()];
}

/** The same value with other pictures in the place of its own. */
export function withPictures<T>(value: T, other: ReadonlyMap<string, Screenshot>): T {
  const replace = (one: unknown): unknown => {
    if (isPicture(one)) return { ...one, ...other.get(one.blob) };
    if (Array.isArray(one)) return one.map(replace);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, replace(inner)]));
  };
  return replace(value) as T;
}

/** The same value with nothing in the place of pictures. */
export function withoutPictures<T>(value: T): T {
  const leave = (one: unknown): unknown => {
    if (isPicture(one)) return null;
    if (Array.isArray(one)) return one.map(leave);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, leave(inner)]));
  };
  return leave(value) as T;
}

function isPicture(value: unknown): value is Screenshot {
  if (typeof value !== 'object' || value === null) return false;
  const { blob, mediaType } = value as Partial<Record<keyof Screenshot, unknown>>;
  return isDigest(blob) && typeof mediaType === 'string' && mediaType.startsWith('image/');
}
