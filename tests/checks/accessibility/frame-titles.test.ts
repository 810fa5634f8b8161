import { frameTitles } from '../../../checks/accessibility/frame-titles.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { frame } from './reading-evidence.ts';

const one = (...given: Parameters<typeof frame>) => ({ frames: [frame(...given)] });

const YOUTUBE = 'https://www.youtube.com/embed/x1';
const there = (title: string, heading = '') => ({ title, heading, words: 5, otherSite: true as const });

checkCases(frameTitles, {
  passed: [
    { name: 'what is in it', seen: one('Recycling centres') },
    { name: 'in other words of the same kind', seen: one('Where to recycle') },
    { name: 'a frame of another site', seen: one('Video about bins', { inside: null }) },
    { name: 'a player of something', seen: one('Video player: how to recycle', { inside: null }) },
    { name: 'a frame that a script fills', seen: one('Chat', { src: '' }) },
    { name: 'one of several', seen: one('Map', { inside: { title: 'Maps', heading: '', words: 9 } }) },
    { name: 'another site that says the same', seen: one('How to recycle', { inside: there('Recycling - YouTube') }) },
    {
      name: 'another site that says only its own name',
      seen: one('How to recycle', { src: YOUTUBE, inside: there('YouTube') }),
    },
    { name: 'another site that says nothing', seen: one('Pay your fine', { inside: there('Untitled document') }) },
    { name: 'a page without a name', seen: one('Chat', { inside: { title: '', heading: '', words: 9 } }) },
  ],
  cantTell: [
    { name: 'iframe', seen: one('iFrame'), messages: ['vague'], data: [{ title: 'iFrame' }] },
    ...['YouTube video player', 'Video', 'Embedded video', 'iframe title'].map((title) => ({
      name: title,
      seen: one(title, { inside: null }),
      messages: ['vague'] as const,
    })),
    { name: 'a number', seen: one('frame 2', { inside: null }), messages: ['vague'] },
    { name: 'a file', seen: one('map.html'), messages: ['vague'] },
    {
      name: 'something else',
      seen: one('Pay your fine'),
      messages: ['other'],
      data: [{ title: 'Pay your fine', inside: 'Map of recycling centres' }],
    },
    {
      name: 'something else on another site',
      seen: one('Pay your fine', { src: YOUTUBE, inside: there('How to recycle - YouTube') }),
      messages: ['other'],
      data: [{ title: 'Pay your fine', inside: 'How to recycle - YouTube' }],
    },
    {
      name: 'another site with its own name in both',
      seen: one('YouTube: pay your fine', { src: YOUTUBE, inside: there('YouTube', 'How to recycle') }),
      messages: ['other'],
      data: [{ title: 'YouTube: pay your fine', inside: 'How to recycle' }],
    },
    {
      name: 'a heading on another site',
      seen: one('Pay your fine', { inside: there('Untitled', 'How to recycle') }),
      messages: ['other'],
      data: [{ title: 'Pay your fine', inside: 'How to recycle' }],
    },
    { name: 'nothing in it', seen: one('Map', { inside: { title: '', heading: '', words: 0 } }), messages: ['empty'] },
  ],
  inapplicable: [
    { name: 'no frames', seen: { frames: [] } },
    { name: 'no title is reported by axe', seen: one(null) },
    { name: 'hidden', seen: one('iframe', { visible: false }) },
  ],
});
