import { cantTell, definePageCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import type { MediaSeen } from '../../src/model/seen/media.ts';
import { byWcag, elementAt } from '../lib/reading/meta.ts';

type Message = 'noCaptions' | 'noDescription' | 'noTranscript' | 'silent' | 'embed' | 'confirm';

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
      confirm: 'This recording has captions or a transcript. Check that they are complete and right.',
    },
  },
  needs: ['media'],
  evaluate({ media }) {
    const findings = media.flatMap((one) =>
      questions(one).map((message): Finding<Message> => {
        const at = elementAt(one);
        return message === 'embed' ? { message, at, data: { player: one.player || 'a file' } } : { message, at };
      }),
    );
    return findings.length > 0 ? cantTell(findings) : inapplicable;
  },
});

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
