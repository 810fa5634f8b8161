import path from 'node:path';

/** Why this Node cannot load a file that somebody has written, in a sentence; undefined where nothing stands in the way. */
export function whyNotLoaded(file: string, typescript: unknown): string | undefined {
  if (!/\.[mc]?ts$/.test(file) || typescript) return undefined;
  return `This Node cannot read ${path.basename(file)}, as it is TypeScript. Use Node 22.18 or later, or write it as .mjs.`;
}
