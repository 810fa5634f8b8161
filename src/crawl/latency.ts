/** Tells a server that is getting slower from one slow page. */
export interface Latency {
  /** Takes in the time of one answer; true when the latest ones are much slower than those before. */
  rises(ms: number): boolean;
  /** Starts looking afresh, after the speed was changed; what is usual stays known. */
  settle(): void;
}

const LATEST = 5;
/** What the latest are compared with. Not more, so that a server which has become slower is taken as it is one day. */
const USUAL = 30;
const WARM_UP = 10;
const TIMES = 2;
/** Of a few milliseconds, twice as many are no news. */
const LEAST_RISE_MS = 250;

export function createLatency(): Latency {
  const usual: number[] = [];
  const latest: number[] = [];
  let sinceSettled = 0;

  return {
    rises(ms) {
      latest.push(ms);
      sinceSettled += 1;
      const oldest = latest.length > LATEST ? latest.shift() : undefined;
      if (oldest !== undefined) usual.push(oldest);
      if (usual.length > USUAL) usual.shift();
      if (usual.length < WARM_UP || sinceSettled < LATEST) return false;
      const before = median(usual);
      const now = median(latest);
      return now > before * TIMES && now - before > LEAST_RISE_MS;
    },
    settle() {
      sinceSettled = 0;
    },
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
