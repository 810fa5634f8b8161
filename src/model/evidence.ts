import type { Budget } from './budget.ts';
import type { JourneyRecord, StepPlace } from './journey.ts';
import type { Blocks, Lists } from './seen/blocks.ts';
import type { Consent } from './seen/consent.ts';
import type { Delivery } from './seen/delivery.ts';
import type { DnsFacts, DnssecFacts } from './seen/dns.ts';
import type { Documents } from './seen/documents.ts';
import type { Engines } from './seen/engines.ts';
import type { FieldData } from './seen/field-data.ts';
import type { FieldErrors } from './seen/field-errors.ts';
import type { HiddenWords } from './seen/hidden-words.ts';
import type { Hovered } from './seen/hovered.ts';
import type { Images } from './seen/images.ts';
import type { KeyboardWalk } from './seen/keyboard.ts';
import type { Layouts } from './seen/layouts.ts';
import type { LinkContext } from './seen/link-context.ts';
import type { Markup } from './seen/markup.ts';
import type { Measured } from './seen/measured.ts';
import type { CaptchaSeen, FrameSeen, MediaSeen } from './seen/media.ts';
import type { MotionFacts } from './seen/motion.ts';
import type { Operated } from './seen/operated.ts';
import type { PixelFacts } from './seen/pixels.ts';
import type { Scripts } from './seen/scripts.ts';
import type { SecondEngine } from './seen/second-engine.ts';
import type { StrippedPage } from './seen/stripped.ts';
import type { Tables } from './seen/tables.ts';
import type { TlsFacts } from './seen/tls.ts';
import type { LabInteraction, Vitals } from './seen/vitals.ts';
import type { Target } from './target.ts';

/** ISO 8601 in UTC with milliseconds, for example `2026-11-23T09:30:00.000Z`. */
export type Instant = string;
export type Digest = `sha256:${string}`;

/** An error as a value. `code` is for programs, `message` is one plain-English sentence. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

export type Gathered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/** CSS pixels from the top left corner of the document. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Region = 'header' | 'nav' | 'main' | 'footer' | 'other';

/** As much as is kept of the value of a header. */
export const LONGEST_HEADER = 8192;

/** `url` is where the redirects ended. Header names are lower-cased; repeated headers stay separate, in order. */
export interface HttpResponse {
  readonly url: string;
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly redirects: readonly { readonly url: string; readonly status: number }[];
}

/** A text file fetched over HTTP. `body` is capped; `truncated` says whether something was cut. */
export interface FetchedText extends HttpResponse {
  readonly body: string;
  readonly truncated: boolean;
}

export interface BlobRef {
  readonly blob: Digest;
  readonly bytes: number;
  readonly mediaType: string;
}

/** Whole page from the top, cut at a maximum height; one image pixel is one CSS pixel. */
export interface Screenshot extends BlobRef {
  readonly width: number;
  readonly height: number;
}

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly selector: string;
}

export interface Landmark {
  readonly role: string;
  readonly label: string;
  readonly selector: string;
}

export interface Link {
  /** Absolute, as the browser resolved it. */
  readonly href: string;
  /** Accessible name: visible text, alt text of images in it, or aria-label. */
  readonly text: string;
  readonly selector: string;
  readonly html: string;
  readonly region: Region;
  readonly visible: boolean;
  readonly box: Box | null;
  /** Where its words stand, if they are an address or a number and reach out of its box. */
  readonly spill?: Box;
  /**
   * Of a link whose name may stand for anything, such as “Read more”: what else is said in its sentence, paragraph, list
   * item, cell or card; empty where nothing is. Absent for other links, where it could not be read, and in older scans.
   */
  readonly beside?: string;
}

/** A link inside a frame of the page. */
export interface FrameLink extends Pick<Link, 'href' | 'text'> {
  /** Address of the frame's document. */
  readonly frame: string;
}

export interface Form {
  readonly selector: string;
  /** Absolute. */
  readonly action: string;
  readonly method: string;
  /** What the button is called that sends it, of forms that only ask for something (GET). Absent without one, and in older scans. */
  readonly button?: string;
}

export interface Field {
  readonly selector: string;
  readonly html: string;
  /** `input`, `select` or `textarea`. */
  readonly tag: string;
  /** The input's type, or the tag for the others. */
  readonly type: string;
  readonly name: string;
  /** Visible text outside the field that names it: label or the legend of its fieldset. Empty if there is none. */
  readonly visibleLabel: string;
  /** The legends of the fieldsets around it, outermost first. Empty if there is none. */
  readonly legend: string;
  /** What assistive technology would read, from whatever source. */
  readonly accessibleName: string;
  readonly placeholder: string;
  readonly autocomplete: string;
  readonly required: boolean;
  readonly visible: boolean;
  /** Index into `forms`, or null for a field outside a form. */
  readonly form: number | null;
  readonly box: Box | null;
}

/** What stands around a field: of fields that people see, and of radios and checkboxes, which are often drawn anew. */
export interface FieldHint {
  /** As in `forms`. */
  readonly selector: string;
  /** What aria-describedby points to, at the field or at a group around it. */
  readonly describedBy: string;
  /** Name of a group around it that is no fieldset. */
  readonly group: string;
  /** Text close to it that belongs to no other field. */
  readonly near: string;
  /** Words in the same line, or the heading right above it, where it stands among other fields. Older evidence has none. */
  readonly beside?: string;
  readonly labelBox: Box | null;
  /** As the browser computes it, for example `rgb(212, 53, 28)`; empty without a label. */
  readonly labelColour: string;
  /** Text beside it that looks like an error, and whether software is told that it belongs to the field. */
  readonly error: (Quote & { readonly tied: boolean }) | null;
  /** Words right beside it that look like a hint, and that software is not told of. */
  readonly looseHint?: Quote;
}

/** Words of the page and where they stand. */
export interface Quote {
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
  readonly text: string;
}

/** Known interface patterns, recognised by role, class or wording. */
export type ComponentKind =
  | 'breadcrumbs'
  | 'back-link'
  | 'phase-banner'
  | 'skip-link'
  | 'cookie-banner'
  | 'govuk-logotype'
  | 'feedback-control'
  | 'error-summary'
  | 'search';

export interface Component {
  readonly kind: ComponentKind;
  readonly selector: string;
  readonly html: string;
  readonly text: string;
}

export interface RequestSeen {
  readonly url: string;
  /** Playwright's resource type: document, stylesheet, image, media, font, script, xhr, fetch … */
  readonly type: string;
  /** Body bytes as transferred (compressed) on a first visit. */
  readonly bytes: number;
  /** 0 when the request failed. */
  readonly status: number;
  readonly contentType: string;
  /** Left out where nothing was sent, and by scans of early versions. */
  readonly delivery?: Delivery;
}

/** Names and flags only; values are never recorded. */
export interface CookieSeen {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'Strict' | 'Lax' | 'None';
  readonly session: boolean;
}

/** What tells whether a file is still the one that was seen. */
export interface FileSeen {
  readonly url: string;
  /** Where redirects led. */
  readonly finalUrl: string;
  readonly status: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Of the body, without its compression; null where it was not read. */
  readonly hash: Digest | null;
}

export interface AxeNode {
  readonly selector: string;
  readonly html: string;
  readonly summary: string;
  readonly box: Box | null;
  /** Whether the element belongs to a control that is switched off: the control, its label or its hint. */
  readonly inactive: boolean;
  /** What the rule measures, its colours or its size, was changing while axe looked. Left out where it did not; absent in older scans. */
  readonly changing?: true;
}

export interface AxeRule {
  readonly id: string;
  readonly outcome: 'passed' | 'failed' | 'cantTell' | 'inapplicable';
  readonly impact: 'minor' | 'moderate' | 'serious' | 'critical' | null;
  /** At most the cap; `nodeCount` is the true number. Empty for passed and inapplicable rules. */
  readonly nodes: readonly AxeNode[];
  readonly nodeCount: number;
}

export interface AxeFindings {
  readonly version: string;
  readonly rules: readonly AxeRule[];
  /** Frames that could not be reached; their content was not judged. */
  readonly framesMissed: readonly string[];
}

/** One line per artifact, in the order a reader would look at a page. */
export interface PageArtifacts {
  readonly response: HttpResponse;
  /** The rendered document after it settled. `html` is capped. */
  readonly document: {
    readonly html: string;
    readonly title: string;
    readonly lang: string | null;
    readonly truncated: boolean;
    /** People see an address or a number that the markup does not hold: a script wrote it into a field or a tree of its own. */
    readonly showsMore?: true;
  };
  readonly markup: Markup | null;
  readonly metadata: {
    readonly description: string | null;
    readonly robots: string | null;
    readonly canonical: string | null;
    readonly viewport: string | null;
    readonly alternates: readonly { readonly lang: string; readonly href: string }[];
  };
  readonly headings: readonly Heading[];
  readonly landmarks: readonly Landmark[];
  readonly links: readonly Link[];
  /** Links inside frames of the same site, capped. Empty for pages without frames. */
  readonly frameLinks: readonly FrameLink[];
  readonly forms: { readonly forms: readonly Form[]; readonly fields: readonly Field[] };
  readonly fieldHints: readonly FieldHint[];
  /** What is worth a second look in the words of the page; all lists are capped. */
  readonly wording: {
    /** How many paragraphs were long enough to tell their language. */
    readonly paragraphs: number;
    /** Those among them that have few of the commonest words of the language they are declared to be in. */
    readonly odd: readonly (Quote & {
      readonly lang: string;
      /** Too short for more than this: many of its words are common ones of this language, and of no other. */
      readonly short?: string;
      /** No part of it has a language of its own, and it is read aloud. Left out otherwise; older evidence does not say. */
      readonly whole?: true;
    })[];
    /** Sentences that seem to point at something by its colour, shape or place. */
    readonly pointing: readonly Quote[];
  };
  readonly components: readonly Component[];
  /** Text of the main landmark (or body), as people see it, and of the whole page. */
  readonly text: { readonly main: string; readonly whole: string; readonly words: number };
  /** What an auditor reads: pictures with their words, text as it is set, tables, recordings, frames. All capped. */
  readonly images: Images;
  readonly blocks: Blocks;
  readonly lists: Lists;
  readonly tables: Tables;
  readonly media: readonly MediaSeen[];
  readonly frames: readonly FrameSeen[];
  readonly captchas: readonly CaptchaSeen[];
  readonly linkContext: readonly LinkContext[];
  readonly hiddenWords: HiddenWords;
  /** Structural fingerprint of the DOM: the same for pages built from one template. */
  readonly template: { readonly id: string; readonly elements: number };
  readonly fonts: readonly {
    readonly family: string;
    readonly loaded: boolean;
    /** Its font-display once loaded; of several faces, one that hides text. Left out by scans of early versions. */
    readonly display?: string;
  }[];
  readonly requests: readonly RequestSeen[];
  /** What a later scan compares, so that a page which has not changed need not be opened again. */
  readonly validators: {
    readonly document: FileSeen;
    /** Everything the page fetched from its own origin. */
    readonly files: readonly FileSeen[];
    /** Why that is not enough to know the page again, for example because it sent something; null when it is. */
    readonly gap: string | null;
  };
  readonly cookies: readonly CookieSeen[];
  readonly storage: { readonly local: readonly string[]; readonly session: readonly string[] };
  readonly console: readonly { readonly level: 'error' | 'warning'; readonly text: string }[];
  readonly vitals: Vitals;
  readonly axe: AxeFindings;
  /** Null where other pages show everything that there is to show. */
  readonly screenshot: Screenshot | null;
  readonly labInteraction: LabInteraction;
  readonly operated: Operated;
  readonly hovered: Hovered;
  readonly fieldErrors: FieldErrors;
  /** Made by probes, on the pages that were tried out: all of them are listed in probed.ts. */
  readonly keyboard: KeyboardWalk;
  /** What another engine than axe says. */
  readonly secondEngine: SecondEngine;
  /** The page enlarged, narrow, upright, spaced out, and in other colours. */
  readonly layouts: Layouts;
  /** Probe: what moves, plays, counts, flashes or leaves by itself. */
  readonly motion: MotionFacts;
  /** Probe: what only colours and pixels tell. */
  readonly pixels: PixelFacts;
  /** What Lighthouse measured, on the pages that were chosen for it. */
  readonly measured: Measured;
}

export interface SiteArtifacts {
  readonly robots: FetchedText;
  readonly sitemap: {
    readonly files: readonly { readonly url: string; readonly status: number; readonly problem: string | null }[];
    /** Absolute, capped; `total` is the true number. */
    readonly urls: readonly string[];
    readonly total: number;
  };
  /** A surely missing page, opened in the browser. */
  readonly notFound: {
    readonly requested: string;
    readonly response: HttpResponse;
    readonly title: string;
    readonly headings: readonly Heading[];
    readonly links: readonly Link[];
    readonly components: readonly Component[];
    readonly text: string;
  };
  /** What plain http answers: null where the question does not arise (the target itself is plain http). */
  readonly plainHttp: {
    readonly requested: string;
    readonly answered: boolean;
    /** First hop only; null when the connection was refused. */
    readonly status: number | null;
    readonly location: string | null;
  } | null;
  readonly securityTxt: FetchedText;
  /** Null for addresses and names of a machine, about which DNS says nothing. */
  readonly dns: DnsFacts | null;
  readonly dnssec: DnssecFacts | null;
  /** Null where the question does not arise: plain http, and hosts on a private network unless an authority was given. */
  readonly tls: TlsFacts | null;
  /** The state of every link met on scanned pages, after the crawl. */
  readonly linkChecks: readonly LinkCheck[];
  /** What the site answers where something is wrong: a missing page first, then errors that the crawl met, a few of each kind. */
  readonly errorPages: readonly FetchedText[];
  /** The scripts of scanned pages, each read once, and the libraries in them. */
  readonly scripts: Scripts;
  readonly documents: Documents;
  /** What the site keeps and asks for before a choice about cookies, after a refusal and after a consent. */
  readonly consent: Consent;
  /** The start page and a few others, opened once without scripts and once without other sites. */
  readonly stripped: readonly StrippedPage[];
  /** The same, in every browser engine that was there. */
  readonly engines: Engines;
  /** What visitors met with, as Google publishes it. Only where a key for it was given. */
  readonly fieldData: FieldData;
}

export interface LinkCheck {
  readonly url: string;
  readonly status: number | null;
  readonly result: 'works' | 'broken' | 'blocked' | 'not-checked';
  readonly reason: string;
}

export type PageArtifact = keyof PageArtifacts;
export type SiteArtifact = keyof SiteArtifacts;

export interface PageEvidence {
  /** As it was asked for. `response.url` is where it ended. */
  readonly url: string;
  readonly visitedAt: Instant;
  /** Left out for pages that were met in the crawl. */
  readonly journey?: StepPlace;
  readonly artifacts: { readonly [K in PageArtifact]?: Gathered<PageArtifacts[K]> };
}

export interface SiteEvidence {
  readonly origin: string;
  readonly visitedAt: Instant;
  readonly artifacts: { readonly [K in SiteArtifact]?: Gathered<SiteArtifacts[K]> };
}

/** The same evidence with every artifact replaced by its digest. Equal artifacts are stored once, across scans. */
export type Filed = { readonly [name: string]: Digest | Failure };

export interface PageRecord {
  readonly url: string;
  readonly visitedAt: Instant;
  readonly journey?: StepPlace;
  readonly artifacts: Filed;
}

export interface SiteRecord {
  readonly origin: string;
  readonly visitedAt: Instant;
  readonly artifacts: Filed;
}

export type UrlState = 'scanned' | 'skipped' | 'blocked' | 'failed';
export type SkipReason =
  | 'robots'
  | 'scope'
  | 'excluded'
  | 'depth'
  | 'page-limit'
  | 'pattern-budget'
  | 'duplicate'
  | 'state-changing'
  | 'not-html'
  | 'not-in-sample'
  | 'interrupted'
  | 'out-of-time';
export type BlockReason = 'sign-in' | 'signed-out' | 'forbidden' | 'rate-limited' | 'challenge' | 'robots-unavailable';
export type FailReason =
  | 'dns'
  | 'tls'
  | 'refused'
  | 'reset'
  | 'timed-out'
  | 'too-large'
  | 'redirect-loop'
  | 'crashed'
  | 'http-error'
  | 'other';
/** What an address leads to when that is no page. */
export type FileType = 'document' | 'media' | 'feed' | 'download';
export type UrlReason = SkipReason | BlockReason | FailReason;

/** Every URL met ends in exactly one state. `reason` is null for scanned only. */
export interface UrlOutcome {
  readonly url: string;
  readonly state: UrlState;
  readonly reason: UrlReason | null;
  /** One sentence for the site's owner. Empty for scanned. */
  readonly detail: string;
  readonly status: number | null;
  readonly finalUrl: string | null;
  readonly title: string | null;
  readonly template: string | null;
  readonly screenshot: Screenshot | null;
  /** Scanned pages only: what could not be read from the page, so that checks which need it say nothing. */
  readonly failedArtifacts: readonly PageArtifact[];
  /** Set where the host was given up before this page was asked for, so the state speaks of the host. */
  readonly notAsked?: true;
  /** What the server said it is when it is no page, and of documents the format, such as `pdf`. */
  readonly type?: FileType;
  readonly format?: string;
  /** The page is as it was in the earlier scan named in the record, and its evidence was taken from there. */
  readonly reused?: true;
  readonly depth: number;
  readonly foundOn: string | null;
}

export interface AskedFor {
  /** As the person who scanned wrote it; null when nobody was named. */
  readonly by: string | null;
  /** Every start of the scan, the first one first; more than one where it was resumed. */
  readonly commands: readonly CommandGiven[];
  /** All settings, by name, but for the folders of the machine it ran on. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface CommandGiven {
  readonly at: Instant;
  /** As typed after `lgdss`. */
  readonly words: readonly string[];
}

/** Which pages of the site were judged, and how they were chosen. */
export interface SampleRecord {
  /** In sentences, as it was when the sample was drawn. */
  readonly method: string;
  readonly seed: string;
  readonly perTemplate: number;
  readonly drawnAt: Instant;
  /** Drawn by an earlier scan and taken over page for page. */
  readonly reused: boolean;
  readonly pages: readonly { readonly url: string; readonly why: string }[];
  /** Named, not scanned: a browser does not show them as pages. */
  readonly documents: readonly { readonly url: string; readonly why: string; readonly linkedFrom: string }[];
  /** How many pages it was chosen from. */
  readonly of: number;
  /** Reused samples only: addresses met now that were not known when it was drawn. Capped; `total` is the true number. */
  readonly fresh: { readonly urls: readonly string[]; readonly total: number };
  /** Reused samples only: its pages that could not be scanned this time, and what happened. */
  readonly vanished: readonly VanishedPage[];
}

export interface VanishedPage {
  readonly url: string;
  readonly why: string;
  /** Null when the address was not even met. */
  readonly state: UrlState | null;
  readonly reason: UrlReason | null;
  readonly detail: string;
}

/** Which pages were tried out after the crawl, by keyboard, zoom and so on, and why these. */
export interface ProbedRecord {
  readonly pages: readonly ProbedPage[];
  /** How many pages were scanned. */
  readonly of: number;
}

export interface ProbedPage {
  readonly url: string;
  /** Null where the template is not known. */
  readonly template: string | null;
  /** `start`: the start page. `template`: it stands for the pages of its template. `every`: all pages were to be tried. */
  readonly why: 'start' | 'template' | 'every';
  /** Unchanged since an earlier scan, which had tried it out. */
  readonly reused?: true;
}

/** Which pages were measured with Lighthouse after the crawl, and why these. */
export interface MeasuredRecord {
  readonly pages: readonly PageMeasured[];
  /** How many pages were scanned. */
  readonly of: number;
  /** How many more would have stood for something, had there been no limit. */
  readonly left: number;
}

export interface PageMeasured {
  readonly url: string;
  /** Null where the template is not known. */
  readonly template: string | null;
  /** `service`: a service begins there. `template`: it stands for the pages of its template. */
  readonly why: 'start' | 'home' | 'service' | 'template';
  /** Unchanged since an earlier scan, which had measured it. */
  readonly reused?: true;
}

/** Everything a scan saw. Its own digest is the scan's id. */
export interface ScanRecord {
  readonly schema: 1;
  readonly target: Omit<Target, 'scope'>;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly versions: {
    readonly tool: string;
    readonly browser: string;
    readonly axe: string;
    readonly node: string;
  };
  readonly settings: {
    readonly userAgent: string;
    readonly maxPages: number;
    readonly maxDepth: number;
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    /** Per cent of the pages that must have been seen for a score to stand. */
    readonly coverageFloor: number;
    /** Set where pages were seen as somebody signed in sees them. */
    readonly signedIn?: true;
    /** Left out for the standard one. */
    readonly profile?: 'axe' | 'thorough';
    /** Set where the site was not to be looked at as a whole. */
    readonly wholeSite?: false;
    /** What pages may cost, where the person who scanned said so. */
    readonly budgets?: readonly Budget[];
    /** Set where no page was to be measured with Lighthouse. */
    readonly lighthouse?: false;
    /** As what pages were measured; left out for mobile alone. */
    readonly device?: 'desktop' | 'both';
  };
  /** Who asked for the scan and how. Left out by callers who do not say, and by scans of early versions. */
  readonly asked?: AskedFor;
  /** Set when evidence of an earlier scan was to be used again. The counts are of scanned pages. */
  readonly reuse?: {
    readonly since: Digest;
    readonly sinceDate: Instant;
    readonly pages: number;
    readonly visited: number;
  };
  /** False when the scan was interrupted before the crawl ended. */
  readonly finished: boolean;
  /** Set where the time limit of the scan ended it. */
  readonly stoppedAfterMinutes?: number;
  readonly sites: readonly SiteRecord[];
  readonly pages: readonly PageRecord[];
  /** Left out where no page was to be tried out. */
  readonly probed?: ProbedRecord;
  /** Left out where no page was to be measured. */
  readonly measured?: MeasuredRecord;
  /** Left out where none was asked for. Their pages are no addresses of the crawl. */
  readonly journeys?: readonly JourneyRecord[];
  /** What was left out as a trap (calendars, endless paths, search filters), in sentences. */
  readonly cuts: readonly string[];
  /** Left out where every page that was met was to be scanned. */
  readonly sample?: SampleRecord;
  /** In the order met. */
  readonly outcomes: readonly UrlOutcome[];
}

export interface Coverage {
  readonly planned: number;
  readonly scanned: number;
  readonly skipped: number;
  readonly blocked: number;
  readonly failed: number;
}
