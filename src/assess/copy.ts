export type Copy = <T>(value: T) => T;

/** The engine cuts short strings out of long ones without copying; a copy lets go of the page they came from. */
export const plainCopy: Copy = (value) => structuredClone(value);

/**
 * Copies in which a text met before is not kept a second time: thousands of pages have the same footer, the same links
 * and the same words for what is wrong with them.
 */
export function sharingCopy(): Copy {
  const met = new Map<string, string>();
  const share = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const before = met.get(value);
      if (before === undefined) met.set(value, value);
      return before ?? value;
    }
    if (typeof value !== 'object' || value === null) return value;
    // The copy is ours alone, so it may be changed in place.
    const own = value as Record<string, unknown>;
    for (const key of Object.keys(own)) own[key] = share(own[key]);
    return own;
  };
  return <T>(value: T) => share(structuredClone(value)) as T;
}
