import { CHANGING_WORDS, SENDING_WORDS } from '../../../crawl/changes-state.ts';
import { outcome } from '../../in-page/operate/act.ts';
import { findSearches } from '../../in-page/operate/searching.ts';
import { holdField, leaveField } from '../../in-page/operate/typing.ts';
import type { Desk } from './desk.ts';
import { ANSWER, keepFound } from './keep.ts';

const MOST_SEARCHES = 2;
/** In no name of a street, a person or a book. */
const NOTHING = 'zqx';

/** Searches for what is not there, where the page itself answers, and keeps what it then says. True: something was searched. */
export async function trySearches(desk: Desk): Promise<boolean> {
  const fields = await desk.call(findSearches, { most: MOST_SEARCHES, unsafe: CHANGING_WORDS, sends: SENDING_WORDS });
  for (const id of fields) {
    if (desk.over()) break;
    if ((await desk.call(holdField, { id })) === null) continue;
    desk.taken();
    // A socket that opens meanwhile would tell of all that follows.
    for (const key of [...NOTHING, 'Enter']) if (!desk.over()) await desk.press(key);
    await desk.call(outcome, { id, ...ANSWER });
    // What a box of the browser has said need not be said by the page.
    if (desk.taken().length === 0) await keepFound(desk, id, 'typed');
    await desk.call(leaveField, { id });
  }
  return fields.length > 0;
}
