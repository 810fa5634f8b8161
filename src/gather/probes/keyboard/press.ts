import type { Sender } from '../probe.ts';

export interface Key {
  readonly key: string;
  readonly code: string;
  readonly number: number;
  readonly text?: string;
  readonly shift?: true;
}

export const TAB: Key = { key: 'Tab', code: 'Tab', number: 9 };
export const SHIFT_TAB: Key = { ...TAB, shift: true };
export const ESCAPE: Key = { key: 'Escape', code: 'Escape', number: 27 };
export const DOWN: Key = { key: 'ArrowDown', code: 'ArrowDown', number: 40 };
export const RIGHT: Key = { key: 'ArrowRight', code: 'ArrowRight', number: 39 };
export const ENTER: Key = { key: 'Enter', code: 'Enter', number: 13, text: '\r' };

export const SPACE: Key = { key: ' ', code: 'Space', number: 32, text: ' ' };

/** A key that no page has a use for. */
export const NO_CHARACTER: Key = { key: 'F24', code: 'F24', number: 135 };

/** Places on the keyboard of what is neither letter nor digit: its code, its number, and whether Shift is held. */
const MARKS: Readonly<Record<string, readonly [code: string, number: number, shift?: true]>> = {
  '/': ['Slash', 191],
  '?': ['Slash', 191, true],
  '.': ['Period', 190],
  ',': ['Comma', 188],
  ';': ['Semicolon', 186],
  "'": ['Quote', 222],
  '[': ['BracketLeft', 219],
  ']': ['BracketRight', 221],
  '-': ['Minus', 189],
  '=': ['Equal', 187],
  '+': ['Equal', 187, true],
  '*': ['Digit8', 56, true],
  '!': ['Digit1', 49, true],
  '#': ['Digit3', 51, true],
};

export function character(text: string): Key {
  const [code, number, shift] = MARKS[text] ?? [
    /[a-z]/i.test(text) ? `Key${text.toUpperCase()}` : `Digit${text}`,
    text.toUpperCase().charCodeAt(0),
    /[A-Z]/.test(text) ? true : undefined,
  ];
  return { key: text, code, number, text, ...(shift ? { shift } : {}) };
}

/**
 * Returns once the page has dealt with the key. `release`: it is let go again, which the browser itself makes nothing of where
 * it is the Tab key.
 */
export async function press(session: Sender, { key, code, number, text, shift }: Key, release = true): Promise<void> {
  const common = { key, code, windowsVirtualKeyCode: number, modifiers: shift ? 8 : 0 };
  await session.send('Input.dispatchKeyEvent', {
    type: text === undefined ? 'rawKeyDown' : 'keyDown',
    ...common,
    ...(text === undefined ? {} : { text }),
  });
  if (release) await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
}
