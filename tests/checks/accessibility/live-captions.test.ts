import { liveCaptions } from '../../../checks/accessibility/live-captions.ts';
import type { MediaSeen } from '../../../src/model/seen/media.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { video } from './reading-evidence.ts';

const one = (rest: Partial<MediaSeen>) => ({ media: [video({ kind: 'embed', ...rest })] });
const at = (src: string) => one({ src });
const titled = (title: string) => one({ title });

checkCases(liveCaptions, {
  cantTell: [
    { name: 'a stream', seen: at('https://www.youtube.com/embed/live_stream?channel=a'), messages: ['live'] },
    { name: 'a live address', seen: at('https://films.example/live/council'), messages: ['live'] },
    {
      name: 'a webcast',
      seen: at('https://ambleford.public-i.tv/core/portal/webcast_interactive/1'),
      messages: ['live'],
    },
    { name: 'a title', seen: titled('Council meeting live stream'), messages: ['live'] },
    { name: 'a title in Welsh', seen: titled('Gwyliwch yn fyw'), messages: ['live'] },
    { name: 'a video of the page', seen: one({ kind: 'video', src: 'https://here.example/live' }), messages: ['live'] },
  ],
  inapplicable: [
    { name: 'nothing to play', seen: { media: [] } },
    { name: 'a recording', seen: at('https://www.youtube.com/embed/abc') },
    { name: 'a recording of live music', seen: titled('Live music in the park') },
    { name: 'where people live', seen: titled('Where you live') },
    { name: 'a place called Olive', seen: at('https://films.example/olive/') },
    { name: 'hidden', seen: one({ visible: false, title: 'Live stream' }) },
    { name: 'sound alone is for another criterion', seen: one({ kind: 'audio', title: 'Live stream' }) },
  ],
});
