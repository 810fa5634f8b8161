import type { FileKind, PageWeight, Weight } from '../../../src/model/weights.ts';
import { gramsOf } from '../../lib/carbon.ts';
import type { ReportDocument } from '../../lib/document-types.ts';
import { cap, number, oneLine, plural } from '../../lib/text.ts';

const MOST_PAGES = 10;
const MOST_HOSTS = 10;
export const KINDS: Readonly<Record<FileKind, string>> = {
  document: 'Pages',
  style: 'Style sheets',
  script: 'Scripts',
  picture: 'Pictures',
  font: 'Fonts',
  media: 'Sound and film',
  data: 'Data that scripts fetch',
  other: 'Other files',
};

/** Null where the weight of no page is known. */
export function weightsView({ inventory: { weights }, carbon }: ReportDocument) {
  if (!weights || !carbon) return null;
  const { pages, total, others } = weights;
  const each = row(pages.total, total);
  const rest = others.list.slice(MOST_HOSTS);
  return {
    sentence: `The ${plural(pages.total, 'page')} scanned ${pages.total === 1 ? 'weighs' : 'weigh'} ${kib(total.sent / pages.total)} KiB ${pages.total === 1 ? '' : 'on average '}as sent and ${kib(total.unpacked / pages.total)} KiB unpacked, in ${number(total.requests / pages.total)} requests.`,
    rows: [
      ...weights.kinds.map(({ kind, ...weight }) => ({ what: KINDS[kind], ...each(weight) })),
      { what: 'All from the site itself', ...each(weights.own) },
      ...others.list.slice(0, MOST_HOSTS).map(({ host, ...weight }) => ({ what: `From ${host}`, ...each(weight) })),
    ],
    left: others.total > MOST_HOSTS ? number(others.total - MOST_HOSTS) : null,
    listed: rest.length > 0,
    pages: pages.list.slice(0, MOST_PAGES).map(pageRow),
    carbon: `A first visit to one page emits about ${carbon.grams.mean} grams of CO2e on average, and ${carbon.grams.heaviest} grams for the heaviest page. This is an estimate by the ${carbon.model}, version ${carbon.version}. It counts bytes alone. It takes the world’s average electricity and does not ask how the site is hosted.`,
  };
}

/** Per page, so that two sites of different size can be compared. */
const row =
  (pages: number, total: Weight) =>
  ({ requests, sent, unpacked }: Weight) => ({
    requests: number(requests / pages),
    sent: kib(sent / pages),
    unpacked: kib(unpacked / pages),
    share: total.sent === 0 ? '0' : number((100 * sent) / total.sent),
  });

function pageRow({ url, requests, sent, others, speed }: PageWeight) {
  const [moved] = speed?.shifts ?? [];
  return {
    url,
    requests: number(requests),
    sent: kib(sent),
    others: kib(others.sent),
    grams: String(gramsOf(sent)),
    ttfb: time(speed?.ttfb),
    lcp: time(speed?.lcp),
    element: speed?.lcpElement ? lastOf(speed.lcpElement) : null,
    cls: speed ? String(Math.round(speed.cls * 1000) / 1000) : 'not known',
    moved: moved && moved.share > 0 ? lastOf(moved.selector) : null,
    longest: time(speed?.longestTask),
    key: time(speed?.labInteraction),
  };
}

/** Of a selector, the element itself: in a narrow column there is no room for what it stands in. */
function lastOf(selector: string): string {
  return cap(oneLine(selector.split(' > ').at(-1) ?? selector), 40);
}

const kib = (bytes: number): string => number(bytes / 1024);
const time = (ms: number | null | undefined): string => (ms === null || ms === undefined ? 'not known' : number(ms));
