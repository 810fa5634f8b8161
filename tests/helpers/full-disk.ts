/**
 * For `node --import`: the disk of a process, and of those it starts, is full as long as the file is there that LGDSS_TEST_FULL
 * names. As on a real one, what is there can be read and written over, and nothing grows.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const file = process.env.LGDSS_TEST_FULL ?? '';
const { existsSync, fstatSync } = fs;

function refuse(): never {
  const error = new Error('ENOSPC: no space left on device, write');
  throw Object.assign(error, { code: 'ENOSPC', errno: -28, syscall: 'write' });
}

/** Pipes and terminals are no disk. */
function isFull(fd: number, length: number, position: unknown): boolean {
  if (!existsSync(file)) return false;
  const found = fstatSync(fd);
  const at = typeof position === 'number' ? position : typeof position === 'bigint' ? Number(position) : found.size;
  return found.isFile() && at + length > found.size;
}

type AnyFunction = (this: unknown, ...args: never[]) => unknown;
/** The same function, which first looks whether there is room. */
function guarded<T>(owner: T, name: keyof T, isRefused: (self: unknown, args: readonly unknown[]) => boolean): void {
  const before = owner[name] as AnyFunction;
  const after = function (this: unknown, ...args: never[]) {
    if (isRefused(this, args)) {
      const callback: unknown = args.at(-1);
      if (typeof callback !== 'function') return refuse();
      try {
        refuse();
      } catch (error) {
        queueMicrotask(() => callback(error));
        return undefined;
      }
    }
    return before.apply(this, args);
  };
  Object.assign(owner as object, { [name]: after });
}

const lengthOf = ([, data, offset, length]: readonly unknown[]) =>
  typeof data === 'string'
    ? data.length
    : typeof length === 'number'
      ? length
      : (data as Uint8Array).byteLength - (typeof offset === 'number' ? offset : 0);
const writesMore = (_: unknown, args: readonly unknown[]) =>
  isFull(Number(args[0]), lengthOf(args), typeof args[1] === 'string' ? args[2] : args[4]);
guarded(fs, 'writeSync', writesMore);
guarded(fs, 'write', writesMore);
guarded(fs, 'writev', (_, [fd]) => isFull(Number(fd), 1, undefined));
guarded(fs, 'writeFileSync', () => existsSync(file));

// By a path or a handle, always a new file or more of an old one in this program.
const rejecting = (owner: object, name: string) => {
  const before = Reflect.get(owner, name) as AnyFunction;
  const after = async function (this: unknown, ...args: never[]) {
    return existsSync(file) ? refuse() : before.apply(this, args);
  };
  Object.assign(owner, { [name]: after });
};
for (const name of ['writeFile', 'appendFile', 'mkdir']) rejecting(fs.promises, name);
const handle = await fs.promises.open(process.execPath, 'r');
for (const name of ['writeFile', 'appendFile', 'write', 'writev']) rejecting(Object.getPrototypeOf(handle), name);
await handle.close();
syncBuiltinESMExports();
