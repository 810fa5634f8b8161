import type { ReportCheck, ReportFinding } from '../../../reports/lib/document-types.ts';
import { listInWords, oneLine } from '../../../reports/lib/text.ts';
import { SEVERITY_TITLES } from '../../../reports/lib/words.ts';
import { isMeasured } from '../../evidence/attached.ts';
import { digestOfRecord, digestOfResult } from '../../evidence/canonical.ts';
import { isProbed } from '../../evidence/pictures-in.ts';
import type { ScanRecord } from '../../model/evidence.ts';
import type { PackInput } from '../contents.ts';
import type { Part } from '../manifest.ts';
import { measuredLines, probeLines } from '../probe-words.ts';
import { CHANGED_WORDS, shown } from '../readme.ts';

interface Shown {
  readonly findings: readonly ReportFinding[];
  readonly check: ReportCheck | undefined;
}

const MOST_PLACES = 20;

/** README.txt of a part: for the supplier who is to mend the fault, and knows neither the scanner nor the scan. */
export function partReadme(
  { record, result, redaction, part }: PackInput & { readonly part: Part },
  { findings, check }: Shown,
  gaps: readonly string[],
): string {
  const { target, startedAt, finishedAt, versions } = record;
  const { fault } = part;
  const worst = findings[0]?.severity ?? check?.severity;
  return `One fault: ${check?.title ?? fault.check}

This folder holds one fault that a scan of a website found, and the evidence of it. It is a part of a scan.
No other fault is named in it, which says nothing about the rest of these pages. The evidence itself was not cut:
${wholeEvidence(record)}
may show other faults to whoever looks for them.

The fault
  Check         ${fault.check} (${fault.message})
  Severity      ${worst === undefined ? 'not known' : SEVERITY_TITLES[worst]}
  In common     ${oneLine(fault.cause) || 'nothing that could be named'}
  Platform      ${oneLine(fault.platform ?? 'not asked for')}
${check ? wordsOf(check) : ''}
Where it is
${findings.slice(0, MOST_PLACES).map(placeInWords).join('')}${moreOf(findings.length)}
The scan
  Website       ${target.name}
  When          ${startedAt} to ${finishedAt}
  Made with     lgdss-scanner ${versions.tool}, ${versions.browser}, axe ${versions.axe}, Node ${versions.node}
  Judged with   lgdss-scanner ${result.versions.tool}
  Whole scan    ${part.scan}
  This part     ${digestOfRecord(record)}
  Its result    ${digestOfResult(result)}
${redaction ? REDACTED : ''}${gaps.length === 0 ? '' : `\nMissing from this pack\n${shown(gaps)}`}
What is in it
  findings.csv         every place of the fault, for a spreadsheet
  fault.json           the same for programs, with what the check is about
  pages.json           the pages that show the fault, and their files
  pages/               for each of them: the server's answer with its headers, the page as it
                       stood in the browser, and a picture where one was kept
${probeLines(record)}${measuredLines(record)}  evidence/            record and result, cut to this fault; their SHA-256 are the ids of this part
Where the fault is of the site as a whole, sites/ has what the check read. Steps of journeys are in journeys/.

The pages are saved as .html.txt on purpose. They are as the website sent them, scripts and all.
Read them in a text editor, and do not rename them to open them in a browser.

${CHANGED_WORDS}`;
}

/** One file for each way of trying a page out serves many checks, and so does what was measured. */
function wholeEvidence({ pages, sites, journeys = [] }: ScanRecord): string {
  const all = [...pages, ...journeys.flatMap((journey) => journey.pages)];
  const names = new Set(all.flatMap(({ artifacts }) => Object.keys(artifacts)));
  return listInWords([
    'a saved page',
    ...([...names].some(isProbed) ? ['what came of trying a page out'] : []),
    ...([...names].some(isMeasured) ? ['what Lighthouse measured, with its scores,'] : []),
    ...(sites.length > 0 ? ['what was gathered about the site'] : []),
  ]);
}

function wordsOf({ why, affects, fix, wcag, sources }: ReportCheck): string {
  const criteria = wcag.length === 0 ? '' : `  WCAG 2.2      ${wcag.join(', ')}\n`;
  const read = sources.map((source) => `  Read more     ${source}\n`).join('');
  return `${criteria}  Why           ${why}\n  Who           ${affects}\n  What to do    ${fix}\n${read}`;
}

function placeInWords({ page, message, selector, snippet }: ReportFinding): string {
  const more = [selector, snippet].flatMap((text) => (text ? [`      ${oneLine(text)}\n`] : []));
  return `  ${oneLine(page)}\n      ${oneLine(message)}\n${more.join('')}`;
}

function moreOf(count: number): string {
  return count > MOST_PLACES ? `  And ${count - MOST_PLACES} more places, in findings.csv.\n` : '';
}

const REDACTED = `
E-mail addresses, telephone numbers and National Insurance numbers were taken out, the council's own among them.
Each has one name throughout, such as redacted-email-1. redaction.json says which pictures were changed. Names of
people, and words inside pictures, are not found by a program; they are still here.
`;
