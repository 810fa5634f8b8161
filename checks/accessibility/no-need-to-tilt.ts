import { cantTell, definePageCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import { reviewMeta } from '../lib/review-meta.ts';

const BY_DEVICE = /^device/;

export const noNeedToTilt = definePageCheck({
  meta: reviewMeta({
    id: 'accessibility/no-need-to-tilt',
    title: 'Nothing needs the device to be shaken or tilted',
    why: 'Some devices are fixed to a wheelchair, and some people cannot shake theirs. Others shake it without meaning to.',
    affects: 'People whose device is fixed in place, and people whose hands shake.',
    fix: 'Offer a button or a field that does the same, and a way to switch the movement off.',
    severity: 'moderate',
    criteria: ['2.5.4'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/motion-actuation.html'],
    messages: {
      moved:
        'A script of this page listens for the device being moved ({events}). Check what comes of shaking and tilting it. If anything does, there must be a control for it too, and a way to switch the movement off.',
    },
  }),
  needs: ['keyboard'],
  evaluate({ keyboard: { movements, unseen = [] } }) {
    const events = (movements?.page ?? []).filter((type) => BY_DEVICE.test(type));
    const moved: Finding<'moved'> = { message: 'moved', at: { kind: 'page' }, data: { events: events.join(', ') } };
    if (events.length > 0) return cantTell([moved]);
    return !movements || unseen.length > 0 ? cantTell([]) : inapplicable;
  },
});
