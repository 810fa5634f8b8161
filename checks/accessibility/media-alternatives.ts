import { cantTell, definePageCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import type { Link } from '../../src/model/evidence.ts';
import type { MediaSeen } from '../../src/model/seen/media.ts';
import { byWcag, elementAt } from '../lib/reading/meta.ts';

type Message = 'noCaptions' | 'noDescription' | 'noTranscript' | 'silent' | 'embed' | 'confirm' | 'linked';

/** Files that a browser plays, and addresses at which players show one recording: not those of a channel or a list. */
const PLAYED = /\.(mp3|mp4|m4a|m4v|wav|ogg|ogv|webm|mov|wmv|avi)$/i;
const SHOWN: readonly (readonly [host: RegExp, place: RegExp])[] = [
  [/^(www\.|m\.)?youtube\.com$/, /^\/(watch\?(.*&)?v=|shorts\/|live\/)\S/],
  [/^youtu\.be$/, /^\/[\w-]{6,}/],
  [/^(www\.)?vimeo\.com$/, /^\/\d{5,}/],
  [/(^|\.)public-i\.(tv|info)$/, /webcast/],
];

export const mediaAlternatives = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/media-alternatives',
    title: 'Audio and video have captions and alternatives',
    kind: 'needs-review',
    why: 'Without captions people who are deaf miss what is said. Without a description people who are blind miss what is only shown.',
    affects: 'People who are deaf or hard of hearing, people who are blind, and people who may not make a noise.',
    fix: 'Add captions to video, a transcript to sound, and say in words what is only shown. Recordings from before 23 September 2020 are exempt.',
    severity: 'serious',
    criteria: ['1.2.1', '1.2.2', '1.2.3', '1.2.5'],
    criteriaOf: {
      noCaptions: ['1.2.2'],
      noDescription: ['1.2.3', '1.2.5'],
      noTranscript: ['1.2.1'],
      silent: ['1.2.1'],
      confirm: ['1.2.2'],
    },
    yieldsTo: { embed: ['accessibility/live-captions'] },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/captions-prerecorded.html'],
    messages: {
      noCaptions: 'This video has no captions that the page knows of. Check whether they are part of its picture.',
      noDescription:
        'This video has no audio description that the page knows of. Check whether all that matters is also said.',
      noTranscript: 'Nothing near this sound recording offers a transcript. Check whether there is one.',
      silent: 'This video plays without sound. Check whether words on the page say what it shows.',
      embed:
        'This player is of another site ({player}). Check its captions, and whether all that matters is also said.',
      linked:
        'The page links to {count#recording}, this one first. Check for captions or a transcript, and whether all that matters is also said.',
      confirm: 'This recording has captions or a transcript. Check that they are complete and right.',
    },
  },
  needs: ['media', 'links'],
  evaluate({ media, links }) {
    const played = media.flatMap((one) =>
      questions(one).map((message): Finding<Message> => {
        const at = elementAt(one);
        return message === 'embed' ? { message, at, data: { player: one.player || 'a file' } } : { message, at };
      }),
    );
    const findings = [...played, ...linked(links, media)];
    return findings.length > 0 ? cantTell(findings) : inapplicable;
  },
});

/** One question for all recordings that are a click away; those that the page plays itself have theirs. */
function linked(links: readonly Link[], media: readonly MediaSeen[]): Finding<Message>[] {
  const shown = new Set(media.map(({ src }) => src));
  const found = links.filter(({ href, visible }) => visible && isRecording(href) && !shown.has(href));
  const [first] = found;
  const count = new Set(found.map(({ href }) => href)).size;
  return first ? [{ message: 'linked', at: elementAt(first), data: { count } }] : [];
}

function isRecording(href: string): boolean {
  const url = URL.parse(href);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  const place = `${url.pathname}${url.search}`;
  return PLAYED.test(url.pathname) || SHOWN.some(([host, shows]) => host.test(url.hostname) && shows.test(place));
}

function questions({
  kind,
  visible,
  muted,
  autoplay,
  loops,
  controls,
  tracks,
  transcript,
  described,
}: MediaSeen): Message[] {
  if (kind === 'audio') {
    // A recording that nobody can start is a tool of the page's own.
    if (!visible && !autoplay && !controls) return [];
    return [transcript ? 'confirm' : 'noTranscript'];
  }
  if (!visible) return [];
  if (kind === 'embed') return ['embed'];
  if (muted && autoplay && (loops || !controls)) return ['silent'];
  const captioned = tracks.includes('captions') || tracks.includes('subtitles');
  const isDescribed = tracks.includes('descriptions') || described !== '' || transcript !== '';
  return [captioned ? 'confirm' : 'noCaptions', ...(isDescribed ? [] : (['noDescription'] as const))];
}
