import { CHANGING_WORDS, SENDING_WORDS } from '../../../crawl/changes-state.ts';
import { outcome } from '../../in-page/operate/act.ts';
import { chooseAnother, findFilters, forgetWritten, holdButton } from '../../in-page/operate/filters.ts';
import type { Desk } from './desk.ts';
import { ANSWER, keepFound } from './keep.ts';

const MOST_FILTERS = 2;

/**
 * Narrows down what a page lists, where the page does so itself, and keeps what it then says: chooses something else, and presses the
 * button beside it once. True: something was chosen.
 */
export async function tryFilters(desk: Desk): Promise<boolean> {
  const filters = await desk.call(findFilters, { most: MOST_FILTERS, unsafe: `${CHANGING_WORDS}|${SENDING_WORDS}` });
  for (const { choice, button } of filters) {
    if (desk.over()) break;
    desk.taken();
    if (!(await desk.call(chooseAnother, { id: choice }))) continue;
    if (!(await desk.call(holdButton, { id: button })) || desk.over()) continue;
    await desk.press('Enter');
    await desk.call(outcome, { id: button, ...ANSWER });
    // What a server was to find, and what a box of the browser has said, is nothing that the page itself has to say.
    if (desk.taken().length > 0 || desk.unanswered() === 'asked') continue;
    await keepFound(desk, button, 'changed');
  }
  if (filters.length > 0) await desk.call(forgetWritten, null);
  return filters.length > 0;
}
