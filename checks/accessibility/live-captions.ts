import { cantTell, definePageCheck, inapplicable } from '../../src/model/check.ts';
import type { MediaSeen } from '../../src/model/seen/media.ts';
import { byWcag, elementAt } from '../lib/reading/meta.ts';

/** Addresses of players that show what is happening now. */
const LIVE_ADDRESS = /(live[_-]?stream|webcast|[/_-]live(?=[/?#]|$)|[?&]live=(1|true))/i;
/** More than the word “live”: there is live music on film, too. */
const LIVE_TITLE =
  /\b(live[- ]?(stream|broadcast|feed|webcast|video|coverage)\w*|webcast\w*|(watch|join) (it )?live|yn fyw)\b/i;

export const liveCaptions = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/live-captions',
    title: 'What is shown live has captions while it is live',
    kind: 'needs-review',
    why: 'People who are deaf cannot follow a council meeting by its picture. The accessibility regulations leave out what is live, but the Equality Act does not.',
    affects: 'People who are deaf or hard of hearing, and people who are still learning the language.',
    fix: 'Have live captions made by a person or by the player. Put up a recording with corrected captions afterwards.',
    severity: 'moderate',
    basis: 'guidance',
    legal: ['equality-act'],
    criteria: ['1.2.4'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/captions-live.html'],
    messages: {
      live: 'This player seems to show things live. Check whether there are captions while it does, and in the recording afterwards.',
    },
  },
  needs: ['media'],
  evaluate({ media }) {
    const live = media.filter(isLive);
    return live.length > 0 ? cantTell(live.map((one) => ({ message: 'live', at: elementAt(one) }))) : inapplicable;
  },
});

function isLive({ kind, visible, src, title }: MediaSeen): boolean {
  return kind !== 'audio' && visible && (LIVE_ADDRESS.test(src) || LIVE_TITLE.test(title));
}
