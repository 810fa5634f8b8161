import type { Layouts } from '../../../model/seen/layouts.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
/** While the probe runs. */
export interface Growing extends Writable<Omit<Layouts, 'done' | 'lost' | 'orientation'>> {
  readonly done: Writable<Layouts['done'][number][]>;
  readonly lost: Writable<Layouts['lost']>;
  readonly orientation: Writable<Layouts['orientation'][number][]>;
}

export function emptyLayouts(): Growing {
  return {
    done: [],
    cutShort: null,
    texts: { read: 0, capped: false },
    lost: { normal: [], spacing: [], text200: [], zoom200: [], zoom400: [] },
    small: [],
    narrow: { scrollWidth: 0, wide: [], sideways: [], gone: [], fixed: [], covered: 0, locked: null },
    orientation: [],
    dark: { offered: false, faint: [] },
    forced: [],
    moving: [],
  };
}
