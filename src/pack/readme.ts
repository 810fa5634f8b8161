import { SCORE_LIMITS } from '../../reports/lib/words.ts';
import { digestOfRecord, digestOfResult } from '../evidence/canonical.ts';
import { askedOf, NOT_RECORDED } from './asked.ts';
import type { PackInput } from './contents.ts';
import { accountOf } from './details.ts';
import { measuredLines, probeLines } from './probe-words.ts';
import type { Redaction } from './redact/redact-scan.ts';

export const CHANGED_WORDS = `Has anything been changed?
  With the scanner:    lgdss verify <this folder or the zip file>
  Without it:          sha256sum -c SHA256SUMS
                       then look for files that SHA256SUMS does not list
A pack that verifies is as it was made. Who made it, only a signature can tell, checked with a key that
you have from the signer and not from this pack.
`;

/** README.txt: what a reviewer who has never met the scanner needs to know. */
export function readmeOf(
  { record, result, redaction, more = [] }: PackInput,
  gaps: readonly string[],
  printed: boolean,
): string {
  const { target, startedAt, finishedAt, finished, versions } = record;
  const { planned, scanned, skipped, blocked, failed } = accountOf(record);
  const { requestedBy, commands } = askedOf(record);
  const typed = commands === NOT_RECORDED ? [NOT_RECORDED] : commands.map(({ at, command }) => `${at}  ${command}`);
  return `Evidence pack: ${target.name}

This folder holds what a scan of a website saw, what it made of it, and the means to find out whether anything
was changed since.

The scan
  Started at    ${target.start.slice(0, 5).join('\n                ')}
  When          ${startedAt} to ${finishedAt}${finished ? '' : ' (stopped before its end)'}
  Asked for by  ${requestedBy}
  Command       ${typed.join('\n                ')}
  Made with     lgdss-scanner ${versions.tool}, ${versions.browser}, axe ${versions.axe}, Node ${versions.node}
  Judged with   lgdss-scanner ${result.versions.tool}, scoring policy ${result.versions.policy}
  Pages         ${planned} met = ${scanned} scanned + ${skipped} skipped + ${blocked} blocked + ${failed} failed
  Scan id       ${digestOfRecord(record)}
  Result id     ${digestOfResult(result)}

A page that was not scanned has not passed anything.
${redaction ? redactedWords(redaction) : ''}${gaps.length === 0 ? '' : `\nMissing from this pack\n${shown(gaps)}`}
Where to begin
  report.html          the report, for reading. Open it in a browser; it needs no network.
${printed ? '  report.pdf           the same for printing and for people who file PDFs\n' : ''}  findings.csv         every finding, for a spreadsheet
  report.json          the same for programs; report.schema.json describes it
  earl.jsonld          every result in the W3C's Evaluation and Report Language
  wcag-em.json         for the W3C's WCAG-EM Report Tool: choose "Open" there
  scan-details.json    who asked, settings, versions, times, scope, and the count of pages
  pages.json           every address that was met, what became of it, and its files
  pages/               for each page: the server's answer with its headers, the page as it
                       stood in the browser, and a picture where it shows something that others do not
${probeLines(record)}${measuredLines(record)}${journeyLines(record)}  sites/               what was gathered once for the whole site
${more.length === 0 ? '' : "  review/              the reviewers' decisions beside the evidence, and the file they filled in\n"}  evidence/            the scan's own record and result; their SHA-256 are the two ids above

The pages are saved as .html.txt on purpose. They are as the website sent them, scripts and all.
Read them in a text editor, and do not rename them to open them in a browser.

${CHANGED_WORDS}
What the scores are not
${SCORE_LIMITS.map((limit) => `  ${limit}\n`).join('')}`;
}

function journeyLines({ journeys = [] }: PackInput['record']): string {
  if (journeys.length === 0) return '';
  return `  journeys.json        every journey, its steps and what became of each, and what was not sent
  journeys/            for each step that was reached, the same files as for a page
`;
}

function redactedWords({ scan, removed, pictures, picturesLeft }: Redaction): string {
  return `
Personal data was taken out
  E-mail addresses ${removed.email}, phone numbers ${removed.phone}, National Insurance numbers ${removed.nino}.
  Pictures changed ${pictures.length}, pictures left as they were ${picturesLeft}.
  Each address or number has one name throughout, such as redacted-email-1. The council's own are
  among them. redaction.json says which pictures were blurred, in part or throughout. A picture
  was left only where no such data was found that could show on it. Names of people, and words
  inside pictures, are not found by a program; they are still here.
  The ids above are those of this copy. Before, the scan had this one
  Scan id       ${scan}
`;
}

const MOST_GAPS = 10;

export function shown(gaps: readonly string[]): string {
  const more = gaps.length > MOST_GAPS ? [`And ${gaps.length - MOST_GAPS} more; pages.json says which.`] : [];
  return [...gaps.slice(0, MOST_GAPS), ...more].map((line) => `  ${line}\n`).join('');
}
