import pLimit from 'p-limit';
import { type Dns, nothing, type Reply } from './dns.ts';
import type { RecordOf, RecordType } from './records.ts';

export interface Bounds {
  readonly most: number;
  readonly atOnce: number;
  /** When it is aborted nothing more is asked. */
  readonly signal: AbortSignal;
}

/** Asks each question once, checked as usual, few at the same time, and no more than so many. Whoever is refused is told so. */
export function bounded(dns: Dns, { most, atOnce, signal }: Bounds): Dns {
  const place = pLimit(atOnce);
  const known = new Map<string, Promise<Reply<unknown>>>();
  const put = <T extends RecordType>(name: string, type: T): Promise<Reply<RecordOf[T]>> => {
    if (known.size >= most) return Promise.resolve(nothing('not-asked'));
    const asking = place(() => (signal.aborted ? nothing('not-asked') : dns.ask(name, type)));
    known.set(`${type} ${name}`, asking);
    return asking;
  };
  return {
    ask<T extends RecordType>(name: string, type: T) {
      const before = known.get(`${type} ${name.toLowerCase()}`);
      // The key holds the type.
      return (before as Promise<Reply<RecordOf[T]>> | undefined) ?? put(name.toLowerCase(), type);
    },
  };
}
