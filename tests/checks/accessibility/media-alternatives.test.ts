import { mediaAlternatives } from '../../../checks/accessibility/media-alternatives.ts';
import type { MediaSeen } from '../../../src/model/seen/media.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { video } from './reading-evidence.ts';

const one = (rest: Partial<MediaSeen>) => ({ media: [video(rest)] });

checkCases(mediaAlternatives, {
  cantTell: [
    { name: 'captions and description', seen: one({}), messages: ['confirm'] },
    {
      name: 'captions and a transcript',
      seen: one({ tracks: ['subtitles'], transcript: 'Transcript' }),
      messages: ['confirm'],
    },
    { name: 'no tracks', seen: one({ tracks: [] }), messages: ['noCaptions', 'noDescription'] },
    { name: 'captions alone', seen: one({ tracks: ['captions'] }), messages: ['confirm', 'noDescription'] },
    { name: 'sound', seen: one({ kind: 'audio', tracks: [] }), messages: ['noTranscript'] },
    { name: 'sound with a transcript', seen: one({ kind: 'audio', transcript: 'Read it' }), messages: ['confirm'] },
    { name: 'a moving picture', seen: one({ autoplay: true, muted: true, loops: true }), messages: ['silent'] },
    {
      name: 'a player',
      seen: one({ kind: 'embed', player: 'Vimeo' }),
      messages: ['embed'],
      data: [{ player: 'Vimeo' }],
    },
    { name: 'a file in a frame', seen: one({ kind: 'embed' }), messages: ['embed'], data: [{ player: 'a file' }] },
  ],
  inapplicable: [
    { name: 'nothing to play', seen: { media: [] } },
    { name: 'hidden', seen: one({ visible: false }) },
    { name: 'sound of the page itself', seen: one({ kind: 'audio', visible: false, controls: false }) },
  ],
});
