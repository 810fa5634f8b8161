import { keepMessages } from '../../in-page/operate/messages.ts';
import type { Desk } from './desk.ts';

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
