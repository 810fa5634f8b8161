/** Things to look at in one position of the window. */
export interface Window {
  readonly top: number;
  readonly which: readonly number[];
}

/**
 * Positions of the window that together show as many of these heights as a few pictures can: the next one where most are
 * left. `tops` are null for what has no place.
 */
export function chooseWindows(tops: readonly (number | null)[], height: number, most: number): readonly Window[] {
  let left = tops.flatMap((top, index) => (top === null ? [] : [{ top, index }])).sort((a, b) => a.top - b.top);
  const windows: Window[] = [];
  while (left.length > 0 && windows.length < most) {
    let best: typeof left = [];
    for (const { top } of left) {
      const shown = left.filter((one) => one.top >= top && one.top < top + height);
      if (shown.length > best.length) best = shown;
    }
    const taken = new Set(best.map(({ index }) => index));
    windows.push({ top: best[0]?.top ?? 0, which: [...taken] });
    left = left.filter(({ index }) => !taken.has(index));
  }
  return windows.sort((a, b) => a.top - b.top);
}
