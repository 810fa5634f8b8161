import type { PageRecord, UrlOutcome } from '../model/evidence.ts';
import type { Crawled } from './crawl.ts';
import { normaliseUrl } from './normalise-url.ts';

/** What has to be read of a page once another one has the same text. */
export interface MainAddress {
  readonly canonical: string | null;
  readonly words: number;
}

type ReadPage = (record: PageRecord) => Promise<MainAddress>;

/** A scanned page, and the address it names as its main one. */
interface Candidate {
  readonly outcome: UrlOutcome;
  readonly text: string;
  readonly canonical: string | undefined;
}

/**
 * Counts a page once when it was scanned under two addresses: a page that names another scanned one as its main address
 * and shows the same text becomes a duplicate of it. The claim alone is not enough, because many sites name their home
 * page everywhere by mistake. Decided after the crawl, so that the order of the visits makes no difference.
 */
export async function withoutCopies<T extends Pick<Crawled, 'outcomes' | 'records'>>(
  crawled: T,
  read: ReadPage,
): Promise<T> {
  const candidates = await candidatesIn(crawled, read);
  const at = new Map<string, Candidate>();
  // Its own address before one that a redirect led to.
  for (const address of ['finalUrl', 'url'] as const) {
    for (const one of candidates) at.set(normaliseUrl(one.outcome[address] ?? '') ?? one.outcome.url, one);
  }
  const named = (one: Candidate) => {
    const other = one.canonical === undefined || isStart(one.outcome) ? undefined : at.get(one.canonical);
    return other === one || other?.text !== one.text ? undefined : other;
  };
  const copies = new Map<string, string>();
  for (const one of candidates) {
    const main = mainOf(one, named, candidates);
    if (main !== one) copies.set(one.outcome.url, main.outcome.url);
  }
  if (copies.size === 0) return crawled;
  return {
    ...crawled,
    outcomes: crawled.outcomes.map((outcome) => copyOf(outcome, copies.get(outcome.url))),
    records: crawled.records.filter(({ url }) => !copies.has(url)),
  };
}

/** Only pages that share their text with another one; nothing is read of the others. */
async function candidatesIn(
  { outcomes, records }: Pick<Crawled, 'outcomes' | 'records'>,
  read: ReadPage,
): Promise<readonly Candidate[]> {
  const recordOf = new Map(records.map((record) => [record.url, record]));
  const byText = Map.groupBy(records, ({ artifacts }) => artifacts.text);
  const candidates: Candidate[] = [];
  for (const outcome of outcomes) {
    const record = recordOf.get(outcome.url);
    const text = record?.artifacts.text;
    if (!record || outcome.state !== 'scanned' || typeof text !== 'string') continue;
    if ((byText.get(text)?.length ?? 0) < 2) continue;
    const { canonical, words } = await read(record);
    // Pages without any text are alike without being the same.
    if (words > 0) candidates.push({ outcome, text, canonical: normaliseUrl(canonical ?? '') });
  }
  return candidates;
}

/** Where the names lead in the end. Of pages that name each other in a circle, the one met first. */
function mainOf(
  from: Candidate,
  named: (one: Candidate) => Candidate | undefined,
  inOrder: readonly Candidate[],
): Candidate {
  const way = [from];
  for (let current = from; ; ) {
    const next = named(current);
    if (!next) return current;
    const before = way.indexOf(next);
    if (before >= 0) return inOrder.find((one) => way.indexOf(one) >= before) ?? from;
    way.push(next);
    current = next;
  }
}

function isStart({ depth, foundOn }: UrlOutcome): boolean {
  return depth === 0 && foundOn === null;
}

function copyOf(outcome: UrlOutcome, main: string | undefined): UrlOutcome {
  if (main === undefined) return outcome;
  return {
    ...outcome,
    state: 'skipped',
    reason: 'duplicate',
    detail: `The page names ${main} as its main address and shows the same text there, so it is counted once.`,
    title: null,
    template: null,
    screenshot: null,
    failedArtifacts: [],
  };
}
