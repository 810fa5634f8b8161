import { afterEach, expect, it } from 'vitest';
import { keepMessages } from '../../../../src/gather/in-page/operate/messages.ts';

afterEach(() => Reflect.deleteProperty(globalThis, 'lgdssWatch'));

/** Whether a text that has come up is kept, where something was kept from the page and where nothing was. */
function kept(text: string, when: 'operated' | 'changed' | 'typed' | 'focused') {
  const said = (unanswered: boolean) => {
    const watch = {
      at: (id: number) => ({ id }),
      since: () => ({ appeared: [], gone: [], texts: [] }),
      shown: () => true,
      attribute: () => '',
      focusables: () => [],
      spot: () => ({ selector: '#said' }),
      messages: [],
    };
    Object.assign(globalThis, { lgdssWatch: watch });
    const nothing = () => null;
    const h = {
      ...{ textOf: () => text, holds: () => false, focused: nothing, everywhere: () => [] },
      ...{ nearest: nothing, has: () => false, byId: nothing },
    };
    return keepMessages(h as never, { by: 1, ids: [2], when, unanswered });
  };
  return { answered: said(false) === 1, unanswered: said(true) === 1 };
}

it.each([
  'The search failed.',
  'Sorry, there was a problem. Please try again.',
  'Your ward could not be saved.',
  'We couldn’t load the map.',
  'We can’t reach the server',
  'Network error',
  'No streets found',
  '0 results',
  'Suggestions are unavailable',
  'Please try your search again',
  'Something went wrong',
  'You seem to be offline',
  'Methodd y chwiliad',
  'Dim canlyniadau',
])('“%s” may be of what was kept from the page', (text) => {
  for (const when of ['operated', 'changed', 'focused'] as const)
    expect(kept(text, when)).toEqual({ answered: true, unanswered: false });
});

it.each([
  'Your ward has been saved.',
  'Thank you for telling us',
  'Added to your list',
  '2 results',
  'Copied',
  'Monday to Friday, nine to five',
])('“%s” is what the page says by itself', (text) => {
  expect(kept(text, 'operated')).toEqual({ answered: true, unanswered: true });
});
