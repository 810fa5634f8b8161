import { definePageCheck, type Finding } from '../../src/model/check.ts';
import type { TriedForm } from '../../src/model/seen/field-errors.ts';
import type { MessageSeen } from '../../src/model/seen/operated.ts';
import { apart } from '../lib/certain-and-doubtful.ts';
import { CUT_SHORT, find, judge } from '../lib/operate/judge.ts';
import { asksAfter } from '../lib/operate/left-out.ts';
import { SHOWN, shownIn } from '../lib/operate/shown.ts';
import { isWaiting } from '../lib/waiting.ts';

type Key = 'goesAway' | 'notAnnounced' | 'countUnheard';

/** How many things are left of what is searched or chosen from: the message that the criterion itself gives as an example. */
const COUNT =
  /^(?:(?:showing|found|there (?:are|is)|dangos|mae) )?(?:(?:\d[\d,]*|no|none|dim)\b)(?: (?:of|out of) \d[\d,]*)?(?: [\p{L}’'-]+){1,6}(?:[.!].{0,80})?$/iu;
const OF_RESULTS = /\b(?:results?|match(?:es|ing)?|found|showing|listed|canlyniad(?:au)?)\b/i;
/** Of what can still be typed, or of what something costs: another thing than what was found. */
const OF_OTHER =
  /\b(?:characters?|words?|letters?|left|remaining|used|entered|typed|allowed|chosen|selected|digits?|minutes?|seconds?|days?|hours?|pages?|steps?)\b|[£$€%]/i;

export const statusMessages = definePageCheck({
  meta: {
    id: 'accessibility/status-messages',
    title: 'Messages are announced and stay long enough to be read',
    kind: 'automatic',
    why: 'A message that comes up somewhere on the page is easily missed by people who do not see it, and one that soon goes again by people who read slowly.',
    affects: 'People who use a screen reader or a magnifier, and people who need time to read.',
    fix: 'Put messages into an element with role="status" or role="alert" that is on the page from the start. Leave them there until people close them.',
    severity: 'moderate',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar'],
    points: ['lgdss:10'],
    criteria: ['2.2.1', '4.1.3'],
    criteriaOf: { goesAway: ['2.2.1'], notAnnounced: ['4.1.3'], countUnheard: ['4.1.3'] },
    asks: ['goesAway', 'notAnnounced', 'cutShort'],
    yieldsTo: { cutShort: asksAfter('accessibility/status-messages').cutShort },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/status-messages.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html',
    ],
    captions: { empty: SHOWN.empty },
    messages: {
      goesAway:
        'This came up and was gone again within {seconds} seconds: “{text}”. Check that people can read it in time.',
      countUnheard:
        'The number of what was found changed here, and nothing on the page announced it: “{text}”. People who do not see it are not told.',
      notAnnounced:
        'This came up when a control was used, and nothing in the code announces it: “{text}”. Check with a screen reader.',
      cutShort: CUT_SHORT,
    },
  },
  needs: ['operated'],
  mayUse: ['fieldErrors'],
  evaluate({ operated, fieldErrors }) {
    const { messages } = operated;
    const [unheard, others] = apart(messages, isUnheard);
    const afterSending = (fieldErrors?.forms ?? []).flatMap(goneOf);
    return judge<Key>(
      unheard.map((message) => find('countUnheard', message, { text: message.text })),
      [...others.flatMap(doubtsOf), ...afterSending],
      { ...operated, any: messages.length > 0 },
    );
  },
});

/** Without a word of results it may count what was typed, unless there is less of what the field chooses from. */
function isUnheard({ text, when, by, live, focusInside, goneAfter, unheard, fewer }: MessageSeen): boolean {
  const isOfFound = (when === 'typed' && fewer === true) || OF_RESULTS.test(text);
  const isCount = COUNT.test(text) && !OF_OTHER.test(text.split(/[.!]/)[0] ?? '') && isOfFound;
  if (/^<textarea\b/i.test(by.html)) return false;
  const isSilent = unheard === true && !live && !focusInside && goneAfter === null;
  return isSilent && isCount && (when === 'typed' || when === 'changed');
}

/** Of words that came up when a form was sent, and were soon gone again. */
function goneOf({ texts, picture }: TriedForm): Finding<Key>[] {
  return texts
    .filter(({ text, goneAfter }) => goneAfter !== undefined && !isWaiting(text))
    .map((one) => {
      const data = { text: one.text.slice(0, 120), seconds: (one.goneAfter ?? 0) / 1000 };
      return shownIn<Key>(picture, 'empty')(find('goesAway', one, data));
    });
}

function doubtsOf(message: MessageSeen): Finding<Key>[] {
  const { text, goneAfter, live, focusInside, when } = message;
  const gone =
    goneAfter === null || isWaiting(text) ? [] : [find<Key>('goesAway', message, { text, seconds: goneAfter / 1000 })];
  // What stands by a field that has just got the focus is read with the field, or belongs to it.
  const silent = !live && !focusInside && when !== 'focused';
  return silent ? [...gone, find<Key>('notAnnounced', message, { text })] : gone;
}
