import { chmod, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { factsOf, fateOf } from '../../browser/processes.ts';
import type { Instant } from '../../model/evidence.ts';
import { ifThere } from './if-there.ts';

/** Who runs the database of a folder. */
export interface Holder {
  readonly pid: number;
  /** When the process began, as the system counts; 0 where it does not tell. */
  readonly start: string;
  readonly host: string;
  readonly since: Instant;
  /** Where the database is reached; null while it starts. */
  readonly socket: string | null;
  readonly ended: boolean;
}

/** What whoever took the lock does with it. */
export interface Claim {
  readonly number: number;
  serve(socket: string): Promise<void>;
  release(): Promise<void>;
}

const NAME = /^owner-(\d{1,9})\.json$/;
const nameOf = (number: number) => `owner-${number}.json`;

/**
 * Every owner has a number of its own, one higher than the last, and the highest counts. Two that see the same dead owner
 * try to make the same file, and one fails. A file of a lower number is deleted only while a higher one is there: whoever
 * makes one late sees the higher one and gives way.
 */
export async function claim(folder: string, now: Instant): Promise<Claim | Holder> {
  await mkdir(folder, { recursive: true });
  // Nobody else reads what is in it, or speaks to the socket.
  await chmod(folder, 0o700);
  for (;;) {
    const highest = (await numbersIn(folder)).at(-1) ?? 0;
    const holder = await read(folder, highest);
    if (holder !== undefined && !isGone(holder)) return holder;
    const number = highest + 1;
    const mine: Holder = { ...self(), since: now, socket: null, ended: false };
    if (!(await make(folder, number, mine))) continue;
    const numbers = await numbersIn(folder);
    if (numbers.at(-1) !== number) {
      await rm(path.join(folder, nameOf(number)), { force: true });
      continue;
    }
    await Promise.all(numbers.slice(0, -1).map((old) => rm(path.join(folder, nameOf(old)), { force: true })));
    const put = (change: Partial<Holder>) => replace(folder, number, { ...mine, ...change });
    return { number, serve: (socket) => put({ socket }), release: () => put({ ended: true }) };
  }
}

/** Somebody on this machine runs the database of the folder, for everybody here. */
export async function isServed(folder: string): Promise<boolean> {
  const highest = ((await ifThere(numbersIn(folder))) ?? []).at(-1);
  const holder = highest === undefined ? undefined : await read(folder, highest);
  return holder !== undefined && holder.socket !== null && !isElsewhere(holder) && !isGone(holder);
}

export function isElsewhere({ host }: Holder): boolean {
  return host !== hostname();
}

/** Of another machine nobody can tell from here. */
function isGone(holder: Holder): boolean {
  return holder.ended || (!isElsewhere(holder) && fateOf(holder.pid, holder.start) === 'ended');
}

function self(): Pick<Holder, 'pid' | 'start' | 'host'> {
  return { pid: process.pid, start: factsOf(process.pid)?.start ?? '0', host: hostname() };
}

async function numbersIn(folder: string): Promise<readonly number[]> {
  const numbers = (await readdir(folder)).flatMap((name) => NAME.exec(name)?.[1] ?? []).map(Number);
  return numbers.toSorted((a, b) => a - b);
}

/** Undefined where it is gone by now, or says nothing. Rejects where nobody can tell: then it is not free. */
async function read(folder: string, number: number): Promise<Holder | undefined> {
  const text = await ifThere(readFile(path.join(folder, nameOf(number)), 'utf8'));
  try {
    return JSON.parse(text ?? '') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all, and never over one that is there. */
async function make(folder: string, number: number, holder: Holder): Promise<boolean> {
  const draft = await writeDraft(folder, number, holder);
  try {
    await link(draft, path.join(folder, nameOf(number)));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function replace(folder: string, number: number, holder: Holder): Promise<void> {
  await rename(await writeDraft(folder, number, holder), path.join(folder, nameOf(number)));
}

let drafts = 0;

async function writeDraft(folder: string, number: number, holder: Holder): Promise<string> {
  drafts += 1;
  const draft = path.join(folder, `.${nameOf(number)}.${process.pid}.${drafts}`);
  try {
    await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  } catch (error) {
    // Half of it, on a full disk.
    await rm(draft, { force: true });
    throw error;
  }
  return draft;
}
