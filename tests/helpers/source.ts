import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '../..');

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Path from the root of the repository for our own files; null for packages and Node's modules. */
  readonly file: string | null;
  /** The compiler drops it, so nothing is loaded because of it. */
  readonly typeOnly: boolean;
  /** Loaded when it is needed, and not with the file. */
  readonly onDemand: boolean;
}

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The lines with the comments blanked out, so that line numbers still hold. */
  readonly lines: readonly string[];
  readonly imports: readonly Import[];
}

/** The TypeScript files of the given folders, by path. */
export function readSources(...folders: readonly string[]): readonly SourceFile[] {
  return folders
    .flatMap((folder) => filesIn(folder))
    .filter((file) => file.endsWith('.ts'))
    .toSorted()
    .map(readSource);
}

/** Paths from the root of the repository. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

function readSource(file: string): SourceFile {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const lines = text.split('\n').map(withoutComment);
  return { path: file, text, lines, imports: importsOf(lines.join('\n'), path.posix.dirname(file)) };
}

/** Enough for formatted code: a comment has its own lines, or stands at the end of one after a space. */
function withoutComment(line: string): string {
  return /^\s*(\/\/|\/\*|\*)/.test(line) ? '' : line.replace(/\s\/\/ .*$/, '');
}

const STATIC = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*${}\s,]*?\bfrom\s*)?['"]([^'"]+)['"]/gm;
const ON_DEMAND = /\bimport\(\s*['"]([^'"]+)['"]/g;
const REQUIRED = /\brequire(?:\.resolve)?\(\s*['"]([^'"]+)['"]|\.resolve\(\s*['"]([^'"./][^'"]*)['"]/g;

export function importsOf(code: string, folder: string): readonly Import[] {
  const found = (specifier: string, typeOnly: boolean, onDemand = false): Import => ({
    specifier,
    file: specifier.startsWith('.') ? path.posix.join(folder, specifier) : null,
    typeOnly,
    onDemand,
  });
  return [
    ...[...code.matchAll(STATIC)].map(([, type, specifier = '']) => found(specifier, type !== undefined)),
    ...[...code.matchAll(ON_DEMAND)].map(([, specifier = '']) => found(specifier, false, true)),
    ...[...code.matchAll(REQUIRED)].map(([, one, other]) => found(one ?? other ?? '', false)),
  ];
}

/** `@scope/name` or `name`; null for our own files and for Node's modules. */
export function packageOf({ specifier, file }: Import): string | null {
  if (file !== null || specifier.startsWith('node:')) return null;
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** All that is loaded before the first line of these files runs: our own files, and packages by name. */
export function loadedWith(sources: readonly SourceFile[], ...first: readonly string[]): ReadonlySet<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const loaded = new Set<string>();
  const waiting = [...first];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (loaded.has(next)) continue;
    loaded.add(next);
    const imports = byPath.get(next)?.imports ?? [];
    waiting.push(...imports.flatMap((one) => (one.typeOnly || one.onDemand ? [] : (one.file ?? packageOf(one) ?? []))));
  }
  return loaded;
}

/** Every run-time cycle once, as the list of its files. */
export function cyclesIn(sources: readonly SourceFile[]): readonly string[] {
  const edges = new Map(
    sources.map((source) => [
      source.path,
      source.imports.flatMap(({ file, typeOnly }) => (file === null || typeOnly ? [] : [file])),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(file);
    if (seenAt >= 0) {
      cycles.push([...trail.slice(seenAt), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of edges.keys()) walk(file, []);
  return cycles;
}
