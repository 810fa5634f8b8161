import { readdir, readFile } from 'node:fs/promises';

/**
 * Memory of everything this process has started, as proportional set size in megabytes: pages that processes share are
 * counted once. Null where the system does not tell (anything but Linux). https://docs.kernel.org/filesystems/proc.html
 */
export async function childrenMb(pid: number): Promise<number | null> {
  const parents = new Map<number, number>();
  const names = await readdir('/proc').catch(() => []);
  await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
        // The program's name, in brackets, may hold anything; the parent is the second word behind it.
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        if (parent > 0) parents.set(Number(name), parent);
      }),
  );
  if (parents.size === 0) return null;
  const family = [...parents.keys()].filter((child) => descendsFrom(child, pid, parents));
  const sizes = await Promise.all(family.map(proportionalKb));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

export function descendsFrom(child: number, ancestor: number, parents: ReadonlyMap<number, number>): boolean {
  for (let current = parents.get(child); current !== undefined; current = parents.get(current)) {
    if (current === ancestor) return true;
  }
  return false;
}

async function proportionalKb(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
}
