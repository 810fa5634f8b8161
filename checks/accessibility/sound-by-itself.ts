import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { byWcag, elementAt } from '../lib/reading/meta.ts';

export const soundByItself = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/sound-by-itself',
    title: 'No sound starts by itself',
    kind: 'needs-review',
    why: 'Sound that starts with the page drowns out the voice of a screen reader, just when people look for a way to stop it.',
    affects: 'People who use a screen reader, and people with attention difficulties.',
    fix: 'Let people start sound themselves. If it must start, end it within three seconds or put a way to stop it first on the page.',
    severity: 'serious',
    criteria: ['1.4.2'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/audio-control.html'],
    messages: {
      starts:
        'This starts by itself and is not muted. Check whether it makes a sound, for how long, and how to stop it.',
      noControls:
        'This starts by itself, is not muted and has no controls. Check whether it makes a sound of over three seconds.',
    },
  },
  needs: ['media'],
  evaluate({ media }) {
    if (media.length === 0) return inapplicable;
    const findings = media
      .filter(({ autoplay, muted }) => autoplay && !muted)
      .map((one) => ({ message: one.controls ? ('starts' as const) : ('noControls' as const), at: elementAt(one) }));
    return findings.length > 0 ? cantTell(findings) : passed;
  },
});
