import { hoverContent } from '../../../checks/accessibility/hover-content.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { hovered, spot, trigger } from '../../helpers/operated.ts';

const unseen = { onFocus: false, onKey: null } as const;
const content = (text: string, controls = 0) => ({ content: { ...spot('#tip'), text, controls, generated: false } });
const byFocus = (rest: Parameters<typeof trigger>[0]) =>
  trigger({ byFocus: true, escape: null, hoverable: null, stays: null, focusEscape: true, ...rest });

/** Hides words, and nothing but moving away takes it away. */
const stuck = (rest: Parameters<typeof trigger>[0] = {}) =>
  trigger({ covers: true, hides: 40, deaf: true, escape: false, focusEscape: false, ...rest });

checkCases(hoverContent, {
  passed: [
    { name: 'a tip that does everything', seen: hovered([trigger()]) },
    { name: 'a menu that a button opens too', seen: hovered([trigger({ onFocus: false, onKey: true })]) },
    { name: 'the same links stand elsewhere', seen: hovered([trigger({ ...unseen, elsewhere: true })]) },
    { name: 'Escape does nothing, and nothing is covered', seen: hovered([trigger({ escape: false })]) },
    { name: 'Escape closes it for the focus too', seen: hovered([trigger({ covers: true, focusEscape: true })]) },
    { name: 'the focus alone brings it up, beside everything', seen: hovered([byFocus({ focusEscape: false })]) },
    { name: 'the focus alone brings it up, and Escape closes it', seen: hovered([byFocus({ covers: true })]) },
    { name: 'it stays as long as the focus does', seen: hovered([byFocus({ focusStays: true })]) },
    { name: 'it did not come up a second time', seen: hovered([byFocus({ focusStays: null })]) },
    { name: 'out of the window, so not pointed at', seen: hovered([trigger({ hoverable: null })]) },
  ],
  failed: [
    {
      name: 'for the pointer alone',
      seen: hovered([trigger({ ...unseen, focusable: false })]),
      messages: ['pointerOnly'],
    },
    {
      name: 'a menu for the pointer alone',
      seen: hovered([trigger({ ...unseen, focusable: false, ...content('Housing', 1) })]),
      messages: ['pointerOnly'],
    },
    {
      name: 'it hides words, and nothing takes it away',
      seen: hovered([stuck()]),
      messages: ['stuck'],
      data: [{ text: stuck().content.text, hides: 40 }],
    },
    {
      name: 'the same for the pointer alone',
      seen: hovered([stuck({ onFocus: false, onKey: true, focusEscape: null })]),
      messages: ['stuck'],
    },
    { name: 'it flees as well', seen: hovered([stuck({ hoverable: false })]), messages: ['runsAway', 'stuck'] },
    { name: 'it flees', seen: hovered([trigger({ hoverable: false })]), messages: ['runsAway'] },
    {
      name: 'it fades',
      seen: hovered([trigger({ stays: false, hoverable: null, escape: null })]),
      messages: ['fades'],
    },
    {
      name: 'it fades for pointer and focus, which is said once',
      seen: hovered([trigger({ stays: false, focusStays: false, hoverable: null, escape: null })]),
      messages: ['fades'],
    },
  ],
  cantTell: [
    ...[
      { name: 'Escape takes it away for those who have the focus there', one: stuck({ focusEscape: true }) },
      { name: 'nobody has pressed Escape with the focus there', one: stuck({ focusEscape: null }) },
      { name: 'a script hears of presses', one: { ...stuck(), deaf: undefined as never } },
      { name: 'hardly anything is hidden', one: stuck({ hides: 9 }) },
      { name: 'something in it may close it', one: stuck(content('Close', 1)) },
      { name: 'it may speak of a mistake in a field', one: stuck({ html: '<input id="ref">' }) },
    ].map(({ name, one }) => ({ name, seen: hovered([one]), messages: ['cannotDismiss' as const] })),
    { name: 'it goes after a few seconds', seen: hovered([trigger({ goesLate: true })]), messages: ['goesLate'] },
    {
      name: 'some were left alone',
      seen: hovered([trigger()], { leftOut: { alike: 2, gone: 1 } }),
      messages: ['leftOut'],
      data: [{ alike: 2, gone: 1 }],
    },
    {
      name: 'a link that could be focused',
      seen: hovered([trigger({ ...unseen, leadsOn: true })]),
      messages: ['maybePointerOnly'],
    },
    {
      name: 'a single word',
      seen: hovered([trigger({ ...unseen, focusable: false, ...content('Bins') })]),
      messages: ['maybePointerOnly'],
    },
    { name: 'in the way', seen: hovered([trigger({ covers: true, escape: false })]), messages: ['cannotDismiss'] },
    {
      name: 'Escape closes it for the pointer alone',
      seen: hovered([trigger({ covers: true, focusEscape: false })]),
      messages: ['cannotDismiss'],
    },
    {
      name: 'the focus alone brings it up, over words',
      seen: hovered([byFocus({ covers: true, focusEscape: false })]),
      messages: ['cannotDismiss'],
    },
    { name: 'it fades for the focus', seen: hovered([trigger({ focusStays: false })]), messages: ['maybeFades'] },
    {
      name: 'the focus alone brings it up, and it fades',
      seen: hovered([byFocus({ focusStays: false })]),
      messages: ['maybeFades'],
    },
    {
      name: 'neither closes it, which is said once',
      seen: hovered([trigger({ covers: true, escape: false, focusEscape: false })]),
      messages: ['cannotDismiss'],
    },
    {
      name: 'not all was tried',
      seen: hovered([trigger()], { untried: 2 }),
      messages: ['cutShort'],
      data: [{ untried: 2 }],
    },
  ],
  inapplicable: [{ name: 'nothing comes up', seen: hovered([]) }],
});
