import { aim, focusOn, outcome } from '../../in-page/operate/act.ts';
import type { FoundControl } from '../../in-page/operate/find.ts';
import { holdLocked } from '../../in-page/operate/locked.ts';
import type { Desk } from './desk.ts';

const SOON = { least: 120, most: 700 };

/** A field that nobody can type into, and that listens for clicks. */
export function isLocked({ kind, foundBy, role }: Pick<FoundControl, 'kind' | 'foundBy' | 'role'>): boolean {
  return kind === 'custom' && foundBy === 'listener' && role === 'textbox';
}

/** Whether something comes up as soon as it has the focus: what a click does there, the Tab key does too. The focus stays there. */
export async function opensWithFocus(desk: Desk, id: number): Promise<boolean> {
  await desk.call(holdLocked, { id });
  await desk.call(focusOn, { id: -1 });
  await desk.call(aim, { id, focus: false });
  await desk.call(focusOn, { id });
  return (await desk.call(outcome, { id, ...SOON })).showed;
}
