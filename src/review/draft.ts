import type { ReportDocument, RootCause } from '../../reports/lib/document-types.ts';
import { cap, oneLine, plural } from '../../reports/lib/text.ts';
import { SEVERITY_TITLES } from '../../reports/lib/words.ts';
import { findingsByCause } from '../compare/causes.ts';
import type { Day, ReviewCause, ReviewFile, ReviewPoint } from '../model/review.ts';

/** Enough to know a cause again by one of its findings. The rest are in findings.csv. */
export const MOST_LISTED = 40;

/** Who reviews is not known yet; these are whom the method asks for. */
const ROLES = ['Lead reviewer', 'Accessibility reviewer', 'Service owner'];

/** An empty review of a scan: everything undecided. */
export function draftReview(document: ReportDocument, date: Day): ReviewFile {
  const byCause = findingsByCause(document);
  const prefix = document.standard === 'both' ? '' : `${document.standard}:`;
  return {
    service: oneLine(document.target.name),
    scan: document.scan,
    scanned: document.startedAt.slice(0, 10),
    date,
    reviewers: ROLES,
    notes: '',
    points: document.points.filter(({ id }) => id.startsWith(prefix)).map(pointOf),
    causes: document.rootCauses.map((cause) => causeOf(cause, byCause.get(cause.id) ?? [])),
  };
}

function pointOf({ id, prompts }: ReportDocument['points'][number]): ReviewPoint {
  return {
    point: id,
    decision: null,
    reason: '',
    notes: '',
    questions: prompts.map((ask) => ({ ask, answer: '' })),
  };
}

function causeOf(cause: RootCause, findings: readonly string[]): ReviewCause {
  return {
    cause: cause.id,
    about: aboutCause(cause),
    state: null,
    ...{ decision: null, reason: '', owner: '', expires: '', notes: '' },
    findings: findings.slice(0, MOST_LISTED),
    moreFindings: Math.max(0, findings.length - MOST_LISTED),
    except: [],
  };
}

/** `Serious: Text has a contrast of 2.1:1. On 3 pages, for example https://…` */
function aboutCause(cause: RootCause): string {
  const kind = cause.outcome === 'failed' ? '' : 'To look at. ';
  return cap(`${kind}${SEVERITY_TITLES[cause.severity]}: ${sentence(oneLine(cause.message))} ${reachOf(cause)}`, 600);
}

/** Some messages end with what the page said, and more follows here. */
const sentence = (message: string) => (/[.!?…]$/.test(message) ? message : `${message}.`);

export function reachOf({ siteWide, pages }: Pick<RootCause, 'siteWide' | 'pages'>): string {
  if (siteWide) return 'The whole site.';
  const [first = ''] = pages;
  return pages.length === 1 ? `On ${first}` : `On ${plural(pages.length, 'page')}, for example ${first}`;
}
