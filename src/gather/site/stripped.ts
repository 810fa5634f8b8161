import pLimit from 'p-limit';
import type { Gathered, PageArtifact, PageEvidence, PageRecord } from '../../model/evidence.ts';
import type { Left, StrippedPage } from '../../model/seen/stripped.ts';
import { onePerTemplate } from './choose-pages.ts';
import { inCleanTab } from './clean-tab.ts';
import { gathered } from './gathered.ts';
import { isOtherSite } from './other-site.ts';
import { type LookingAround, NotTested, type SiteGatherer } from './site-gatherer.ts';
import { readLeft } from './stripped/left.ts';
import { type Readings, sketchOf } from './stripped/sketch.ts';

const MOST_PAGES = 4;
/** Each in up to two tabs. */
const AT_ONCE = 2;
const NEEDED: ReadonlySet<PageArtifact> = new Set(['headings', 'text', 'links', 'forms', 'requests'] as const);

const SIGNED_IN =
  'Pages are opened for this as by somebody who is not signed in, and this scan was signed in. Scan the site without a sign-in as well.';

/** Opens a few pages again with something missing that people may be without: scripts, and what comes from other sites. */
export const stripped: SiteGatherer<'stripped'> = {
  artifact: 'stripped',
  what: 'pages without scripts and without other sites',
  timeoutMs: 180_000,
  async gather(around) {
    if (around.signedIn) throw new NotTested(SIGNED_IN);
    const few = pLimit(AT_ONCE);
    const look = async (page: PageRecord): Promise<StrippedPage | null> => {
      const seen = await around.read(page, NEEDED);
      const whole = readingsOf(seen);
      // Without the whole page there is nothing to compare with.
      return whole && strip(around, page, whole, seen);
    };
    const pages = await Promise.all(onePerTemplate(around, MOST_PAGES).map((page) => few(look, page)));
    return pages.filter((page) => page !== null);
  },
};

async function strip(
  around: LookingAround,
  { url }: PageRecord,
  whole: Readings,
  { requests }: PageEvidence['artifacts'],
): Promise<StrippedPage> {
  const words = whole.text.main;
  const left = (options: Parameters<typeof inCleanTab>[1]): Promise<Gathered<Left>> =>
    gathered(
      inCleanTab(around, options, async (tab) => {
        await tab.open(url);
        return readLeft(tab, words);
      }),
    );
  const asksOthers = requests?.ok !== true || requests.value.some((request) => isOtherSite(request.url, url));
  const keepAway = (address: string) => isOtherSite(address, url);
  const [withoutScript, withoutOthers] = await Promise.all([
    left({ javaScriptEnabled: false }),
    asksOthers ? left({ keepAway }) : null,
  ]);
  return { url, whole: sketchOf(whole), withoutScript, withoutOthers };
}

function readingsOf({ headings, text, links, forms }: PageEvidence['artifacts']): Readings | null {
  if (!headings?.ok || !text?.ok || !links?.ok || !forms?.ok) return null;
  return { headings: headings.value, text: text.value, links: links.value, forms: forms.value };
}
