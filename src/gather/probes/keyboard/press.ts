import type { CDPSession } from 'playwright';

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

export function character(text: string): Key {
  const letter = /[a-z]/.test(text);
  return {
    key: text,
    code: letter ? `Key${text.toUpperCase()}` : '',
    number: text.toUpperCase().charCodeAt(0),
    text,
  };
}

/** Returns once the page has dealt with the key. */
export async function press(session: CDPSession, { key, code, number, text, shift }: Key): Promise<void> {
  const common = { key, code, windowsVirtualKeyCode: number, modifiers: shift ? 8 : 0 };
  await session.send('Input.dispatchKeyEvent', {
    type: text === undefined ? 'rawKeyDown' : 'keyDown',
    ...common,
    ...(text === undefined ? {} : { text }),
  });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
}
