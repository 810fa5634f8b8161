import { awaitLead, keepMessages } from '../../in-page/operate/messages.ts';
import type { Desk } from './desk.ts';

/** Results are often written a moment later, so that they seem to have been looked for. */
export const ANSWER = { least: 350, most: 1200 };
/** Who moves the focus after that has lost it to something else. */
const LEADS_WITHIN_MS = 2000;

/**
 * Keeps what the page says to what was done to a control; how many messages that are. Where something was kept from the page just
 * now, what it says may be of that, and nobody is to be asked about what we caused. What was found for something typed may all be of
 * that; of what else is said, only what tells of a failure.
 */
export async function keepSaid(
  desk: Desk,
  said: Omit<Parameters<typeof keepMessages>[1], 'unanswered'>,
): Promise<number> {
  const unanswered = desk.unanswered();
  if (unanswered === 'asked' && said.when === 'typed') return 0;
  return desk.call(keepMessages, { ...said, unanswered: unanswered !== null });
}

/** The same of what was found, to which the page may lead the focus a while later. */
export async function keepFound(desk: Desk, by: number, when: 'typed' | 'changed'): Promise<void> {
  if ((await keepSaid(desk, { by, ids: null, when })) > 0) await desk.call(awaitLead, { by, most: LEADS_WITHIN_MS });
}
