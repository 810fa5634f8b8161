import type { Left, Sketch, StrippedPage } from '../../src/model/seen/stripped.ts';
import { PAGE_URL } from './check-cases.ts';

export const WHOLE: Sketch = {
  heading: 'Bins',
  words: 100,
  menu: 3,
  forms: [{ selector: '#find', action: `${PAGE_URL}/find`, fields: ['street', 'number'] }],
};

/** Everything of the whole page is still there. */
export const left = (rest: Partial<Left> = {}): Left => ({
  sketch: WHOLE,
  wordsKept: 100,
  usable: ['street', 'number'],
  unsent: [],
  without: ['widgets.somebody.example'],
  shot: null,
  ...rest,
});

export const strippedPage = (rest: Partial<StrippedPage> = {}): StrippedPage => ({
  url: PAGE_URL,
  whole: WHOLE,
  withoutScript: { ok: true, value: left() },
  withoutOthers: null,
  ...rest,
});

export const NOT_OPENED = { ok: false, error: { code: 'timed-out', message: 'It took too long.' } } as const;
