/** What the clocks of the United Kingdom show. Worked out here, so that it is the same on every machine. */
export interface LondonTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const HOUR_MS = 3_600_000;
const MARCH = 2;
const OCTOBER = 9;

export function londonTime(ms: number): LondonTime {
  const shown = new Date(isSummer(ms) ? ms + HOUR_MS : ms);
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
  };
}

/** From one in the morning, UTC, on the last Sunday of March to the same on the last Sunday of October. */
function isSummer(ms: number): boolean {
  const year = new Date(ms).getUTCFullYear();
  return ms >= lastSunday(year, MARCH) + HOUR_MS && ms < lastSunday(year, OCTOBER) + HOUR_MS;
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay());
}
