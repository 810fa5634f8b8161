import { Document, Scalar } from 'yaml';
import { cap, oneLine } from '../../reports/lib/text.ts';
import { fieldsOf, LONGEST_TEXT } from '../review/fields.ts';
import { type Problem, readTree, short } from '../review/tree.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';

export type ReadBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const FILE = ['baseline', 'service', 'scan', 'scanned', 'sites', 'entries'];
const ENTRY = ['fingerprint', 'check', 'message', 'template', 'element', 'places', 'reason', 'expires'];
/** A site with more faults than that needs no gate yet. */
export const MOST_ENTRIES = 20_000;
const MOST_PLACES = 100_000;
const MOST_SITES = 100;
const SITE = /^(\*\.)?[a-z0-9[\]:._-]{1,253}$/i;
/** In characters. What a person wrote is kept as long as it is read. */
const LONGEST = 400;

const HEAD = [
  ' Faults that are known. With --new-only the gate fails for others alone.',
  ' reason says why a fault may stay. expires is the last day it may, such as 2027-03-01; empty means until it is mended.',
  ' Take an entry out, and its fault counts. Only sites, fingerprint, places and expires are read by the gate; the rest is for you.',
  ' sites are the hosts that this holds for, such as www.ambleford.example or *.review.ambleford.example; none means any.',
];

export function writeBaseline({ service, scan, scanned, sites, entries }: Baseline): string {
  const file = new Document({
    baseline: 1,
    service: quoted(service),
    scan,
    scanned: quoted(scanned),
    sites: sites.map((site) => quoted(site)),
    entries: entries.map((entry) => ({
      ...entry,
      template: quoted(entry.template),
      element: quoted(entry.element),
      reason: quoted(entry.reason, LONGEST_TEXT),
      expires: quoted(entry.expires),
    })),
  });
  file.commentBefore = HEAD.join('\n');
  return file.toString({ lineWidth: 0 });
}

/** Whether what is written can be read again. */
export function mayBeWritten({ entries }: Baseline): boolean {
  return entries.length <= MOST_ENTRIES;
}

/** What came from a page stands in quotes, on one line: it can be nothing but text. */
function quoted(text: string, longest = LONGEST): Scalar<string> {
  const scalar = new Scalar(cap(oneLine(text), longest));
  scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}

/** Everything that is wrong is said with its line: a baseline is written by a program and kept by people. */
export function readBaseline(text: string): ReadBaseline {
  const read = readTree(text);
  if (!read.ok) return read;
  const kind = read.tree.kind === 'section' ? read.tree.entries.get('baseline')?.value : undefined;
  if (kind?.kind !== 'text' || kind.text !== '1') {
    const message = "This is not a baseline of this program: it should begin with 'baseline: 1'.";
    return { ok: false, problems: [{ line: read.tree.line, message }] };
  }
  const problems: Problem[] = [];
  const fields = fieldsOf(read.tree, FILE, problems);
  const sites = fields.texts('sites');
  if (sites.length > MOST_SITES) fields.wrong('sites', `${MOST_SITES} sites are the most.`);
  const odd = sites.find((site) => !SITE.test(site));
  if (odd !== undefined)
    fields.wrong(
      'sites',
      `'${short(odd)}' is not a host, such as www.ambleford.example or *.review.ambleford.example.`,
    );
  const sections = fields.sections('entries', ENTRY);
  if (sections.length > MOST_ENTRIES) fields.wrong('entries', `${MOST_ENTRIES} entries are the most.`);
  const met = new Set<string>();
  const entries = sections.slice(0, MOST_ENTRIES).map((one): BaselineEntry => {
    const fingerprint = one.text('fingerprint');
    if (!/^b-[0-9a-f]{16}$/.test(fingerprint))
      one.wrong('fingerprint', "'fingerprint' should be as lgdss baseline wrote it, such as b-0123456789abcdef.");
    else if (met.has(fingerprint)) one.wrong('fingerprint', `The fingerprint ${fingerprint} is given twice.`);
    met.add(fingerprint);
    const places = one.text('places') === '' ? 1 : Number(one.text('places'));
    if (!Number.isInteger(places) || places < 1 || places > MOST_PLACES)
      one.wrong('places', `'places' should be a whole number from 1 to ${MOST_PLACES}.`);
    const [check, message, template, element, reason] = ['check', 'message', 'template', 'element', 'reason'].map(
      (name) => one.text(name),
    ) as [string, string, string, string, string];
    return { fingerprint, check, message, template, element, places, reason, expires: one.day('expires') };
  });
  const baseline = {
    service: fields.text('service'),
    scan: fields.text('scan'),
    scanned: fields.text('scanned'),
    sites,
    entries,
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, baseline };
}
