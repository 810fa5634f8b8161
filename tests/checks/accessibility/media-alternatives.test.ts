import { mediaAlternatives } from '../../../checks/accessibility/media-alternatives.ts';
import type { MediaSeen } from '../../../src/model/seen/media.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { link } from '../../helpers/evidence.ts';
import { video } from './reading-evidence.ts';

const one = (rest: Partial<MediaSeen>) => ({ media: [video(rest)], links: [] });

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
    {
      name: 'links to recordings, in one question, each counted once',
      seen: {
        media: [],
        links: [
          link('About us', '/about'),
          link('Watch the meeting', '/meeting.mp4'),
          link('Watch it again', '/meeting.mp4'),
          link('Listen to the talk', '/talk.mp3?from=2'),
          link('A film on bins', 'https://www.youtube.com/watch?v=abc123'),
          link('A film on roads', 'https://youtu.be/abc1234'),
          link('A film on parks', 'https://vimeo.com/1234567'),
        ],
      },
      messages: ['linked'],
      data: [{ count: 5 }],
    },
    { name: 'a file in a frame', seen: one({ kind: 'embed' }), messages: ['embed'], data: [{ player: 'a file' }] },
  ],
  inapplicable: [
    {
      name: 'links to a channel, to a list, to a document and to what the page plays itself',
      seen: {
        media: [video({ visible: false, src: 'https://www.ambleford.example/bins.mp4' })],
        links: [
          link('Our films', 'https://www.youtube.com/@ambleford'),
          link('All films', 'https://www.youtube.com/playlist?list=abc'),
          link('Tell others', 'https://vimeo.com/ambleford'),
          link('Rules', '/rules.pdf'),
          link('Rules for videos', '/how-we-use-mp4'),
          link('Bins', '/bins.mp4'),
        ],
      },
    },
    { name: 'a link that nobody sees', seen: { media: [], links: [link('Bins', '/bins.mp4', { visible: false })] } },
    { name: 'nothing to play', seen: { media: [], links: [] } },
    { name: 'hidden', seen: one({ visible: false }) },
    { name: 'sound of the page itself', seen: one({ kind: 'audio', visible: false, controls: false }) },
  ],
});
