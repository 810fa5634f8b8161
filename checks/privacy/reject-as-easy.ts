import { defineSiteCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import type { Box, Screenshot } from '../../src/model/evidence.ts';
import type { Banner, Consent, ConsentControl } from '../../src/model/seen/consent.ts';
import { certainOrDoubtful } from '../lib/certain-and-doubtful.ts';
import { short } from '../lib/headers.ts';
import { partyOf } from '../lib/third-parties.ts';

type Message = 'noReject' | 'deeper' | 'notAButton' | 'ticked' | 'maybeTicked' | 'unclear' | 'noBanner';

const ADVERTISING = /\b(?:market|advert|target|social|sale|hysbyseb|marchnata|cymdeithasol)/i;
const NECESSARY = /\b(?:necessary|essential|required|always|angenrheidiol|hanfodol)\b/i;

export const rejectAsEasy = defineSiteCheck({
  meta: {
    id: 'privacy/reject-as-easy',
    title: 'Saying no to cookies is as easy as saying yes',
    kind: 'automatic',
    why: 'Consent counts only where it is given freely. Where saying no takes more steps, or looks like less of a choice, people agree to get on with their task.',
    affects: 'Everyone who visits, and most of all people in a hurry or under stress.',
    fix: 'Put a button to reject beside the button to accept, in the same look. Tick nothing in advance that needs consent.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['pecr'],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/components/cookie-banner/'],
    messages: {
      noReject:
        'The banner has “{accept}” and nothing to refuse with, and neither have its settings where we could open them.',
      deeper: 'It takes 1 click to accept (“{accept}”) and {clicks} to refuse ({way}).',
      notAButton: '“{accept}” is a button, and “{reject}” only looks like a link.',
      ticked: 'The option “{label}” is chosen in advance. It needs consent.',
      maybeTicked: 'The option “{label}” is chosen in advance. Check whether it needs consent.',
      unclear: 'The banner has “{accept}” and other buttons we do not know: {others}. Check that one of them refuses.',
      noBanner: 'The page loads a consent tool ({owner}), but we could not find its banner. Check it by hand.',
    },
    captions: { banner: 'The page before any choice. Numbers mark the ways to accept and to refuse.' },
  },
  siteNeeds: ['consent'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ consent }) {
    const { banner, settings, pages } = consent;
    const page = pages[0]?.url ?? '';
    if (!banner) return withoutBanner(consent, page);
    const accept = banner.controls.find(({ does }) => does === 'accept');
    if (!accept) return inapplicable;
    const shot = pages[0]?.before.shot ?? null;
    const options = [...banner.options, ...(settings?.options ?? [])].filter(({ checked, fixed }) => checked && !fixed);
    const refusing = waysToRefuse(consent, banner, accept, shot);
    const found = [...refusing, ...options.filter(({ label }) => !NECESSARY.test(label)).map(ticked)];
    const at = { kind: 'element', selector: banner.selector, html: banner.html, box: banner.box } as const;
    const findings = found.map((one): Finding<Message> => ({ ...one, at, page }));
    const doubtful = ({ message }: Finding<Message>) => message === 'unclear' || message === 'maybeTicked';
    return certainOrDoubtful(
      findings.filter((one) => !doubtful(one)),
      findings.filter(doubtful),
    );
  },
});

type Found = Pick<Finding<Message>, 'message' | 'data' | 'pictures'>;

function ticked({ label }: Banner['options'][number]): Found {
  return {
    message: ADVERTISING.test(label) ? 'ticked' : 'maybeTicked',
    data: { label: short(label, 80) || 'no words' },
  };
}

function waysToRefuse(
  { rejected }: Consent,
  { controls }: Banner,
  accept: ConsentControl,
  shot: Screenshot | null,
): readonly Found[] {
  const reject = controls.find(({ does }) => does === 'reject');
  const pictures = picture(shot, [accept, ...(reject ? [reject] : [])]);
  const data = { accept: short(accept.text, 80) };
  if (reject) {
    if (accept.kind !== 'button' || reject.kind === 'button') return [];
    return [{ message: 'notAButton', data: { ...data, reject: short(reject.text, 80) }, pictures }];
  }
  const others = controls.filter(({ does, kind, text }) => does === 'other' && kind === 'button' && text !== '');
  if (others.length > 0) {
    const words = short(others.map(({ text }) => `“${text}”`).join(', '));
    return [{ message: 'unclear', data: { ...data, others: words }, pictures }];
  }
  if (!rejected) return [{ message: 'noReject', data, pictures }];
  const way = short(rejected.clicks.map((text) => `“${text}”`).join(', '));
  return [{ message: 'deeper', data: { ...data, clicks: Math.max(2, rejected.clicks.length), way }, pictures }];
}

function picture(shot: Screenshot | null, controls: readonly ConsentControl[]): Finding['pictures'] & object {
  if (!shot) return [];
  const inside = (box: Box | null): box is Box => box !== null && box.x >= 0 && box.y + box.height <= shot.height;
  const marks = controls.flatMap(({ box }, at) => (inside(box) ? [{ box, label: String(at + 1) }] : []));
  return marks.length > 0 ? [{ shot, caption: 'banner', marks }] : [];
}

/** Some tools draw their banner where we cannot look, for example in a frame. */
function withoutBanner({ pages }: Consent, page: string) {
  const urls = pages.flatMap(({ before }) => before.requests.map(({ url }) => url));
  const tool = urls.map(partyOf).find(({ kind }) => kind === 'consent');
  if (!tool) return inapplicable;
  const finding = { message: 'noBanner', at: { kind: 'page' }, page, data: { owner: tool.owner } } as const;
  return certainOrDoubtful<Message>([], [finding]);
}
