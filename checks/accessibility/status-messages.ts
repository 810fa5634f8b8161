import { definePageCheck, type Finding } from '../../src/model/check.ts';
import type { MessageSeen } from '../../src/model/seen/operated.ts';
import { CUT_SHORT, find, judge } from '../lib/operate/judge.ts';
import { asksAfter } from '../lib/operate/left-out.ts';
import { isWaiting } from '../lib/waiting.ts';

type Key = 'goesAway' | 'notAnnounced';

export const statusMessages = definePageCheck({
  meta: {
    id: 'accessibility/status-messages',
    title: 'Messages are announced and stay long enough to be read',
    kind: 'needs-review',
    why: 'A message that comes up somewhere on the page is easily missed by people who do not see it, and one that soon goes again by people who read slowly.',
    affects: 'People who use a screen reader or a magnifier, and people who need time to read.',
    fix: 'Put messages into an element with role="status" or role="alert" that is on the page from the start. Leave them there until people close them.',
    severity: 'moderate',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar'],
    points: ['lgdss:10'],
    criteria: ['2.2.1', '4.1.3'],
    criteriaOf: { goesAway: ['2.2.1'], notAnnounced: ['4.1.3'] },
    yieldsTo: { cutShort: asksAfter('accessibility/status-messages').cutShort },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/status-messages.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html',
    ],
    messages: {
      goesAway:
        'This came up and was gone again within {seconds} seconds: “{text}”. Check that people can read it in time.',
      notAnnounced:
        'This came up when a control was used, and nothing in the code announces it: “{text}”. Check with a screen reader.',
      cutShort: CUT_SHORT,
    },
  },
  needs: ['operated'],
  evaluate({ operated }) {
    const { messages } = operated;
    return judge<Key>([], messages.flatMap(doubtsOf), { ...operated, any: messages.length > 0 });
  },
});

function doubtsOf(message: MessageSeen): Finding<Key>[] {
  const { text, goneAfter, live, focusInside, when } = message;
  const gone =
    goneAfter === null || isWaiting(text) ? [] : [find<Key>('goesAway', message, { text, seconds: goneAfter / 1000 })];
  // What stands by a field that has just got the focus is read with the field, or belongs to it.
  const silent = !live && !focusInside && when !== 'focused';
  return silent ? [...gone, find<Key>('notAnnounced', message, { text })] : gone;
}
