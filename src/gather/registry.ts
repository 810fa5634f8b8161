import type { PageGatherer } from './gatherer.ts';
import { fromPage } from './gatherer.ts';
import { readComponents } from './in-page/components.ts';
import { readDocument, readFonts, readMetadata, readStorage } from './in-page/document.ts';
import { readFieldHints } from './in-page/field-hints.ts';
import { readFirstByte } from './in-page/first-byte.ts';
import { readForms } from './in-page/forms.ts';
import { readHiddenWords } from './in-page/hidden-words.ts';
import { readLinks } from './in-page/links.ts';
import { readLists } from './in-page/lists.ts';
import { readCaptchas, readMedia } from './in-page/media.ts';
import { readHeadings, readLandmarks } from './in-page/outline.ts';
import { readTables } from './in-page/tables.ts';
import { readText } from './in-page/text.ts';
import { readVitals } from './in-page/vitals.ts';
import { axe } from './page/axe.ts';
import { blocksSeen } from './page/blocks-seen.ts';
import { consoleMessages } from './page/console.ts';
import { cookies } from './page/cookies.ts';
import { frameLinks } from './page/frame-links.ts';
import { framesSeen } from './page/frames-seen.ts';
import { imagesSeen } from './page/images-seen.ts';
import { labInteraction } from './page/lab-interaction.ts';
import { linksOfNote } from './page/links-of-note.ts';
import { markup } from './page/markup.ts';
import { requests } from './page/requests.ts';
import { response } from './page/response.ts';
import { screenshot } from './page/screenshot.ts';
import { template } from './page/template.ts';
import { validators } from './page/validators.ts';
import { wordingSeen } from './page/wording-seen.ts';

/**
 * In the order they run; what only reads runs with the first of its kind. Vitals come first, before anything of ours costs time in the page; axe costs the most; the picture
 * comes last, when it is known what there is to show.
 */
export const gatherers: readonly PageGatherer[] = [
  response,
  { ...fromPage('vitals', readVitals), waits: true },
  requests,
  validators,
  markup,
  cookies,
  consoleMessages,
  fromPage('storage', readStorage),
  fromPage('document', readDocument),
  fromPage('metadata', readMetadata),
  fromPage('headings', readHeadings),
  fromPage('landmarks', readLandmarks),
  fromPage('links', readLinks),
  fromPage('forms', readForms),
  fromPage('fieldHints', readFieldHints),
  wordingSeen,
  fromPage('components', readComponents),
  fromPage('text', readText),
  fromPage('fonts', readFonts),
  imagesSeen,
  blocksSeen,
  fromPage('lists', readLists),
  fromPage('tables', readTables),
  fromPage('media', readMedia),
  framesSeen,
  fromPage('captchas', readCaptchas),
  linksOfNote,
  fromPage('hiddenWords', readHiddenWords),
  frameLinks,
  template,
  axe,
  screenshot,
  labInteraction,
];

/** What it takes to choose a sample: neither axe nor a picture, and nothing that waits. */
export const exploringGatherers: readonly PageGatherer[] = [
  response,
  fromPage('vitals', readFirstByte),
  fromPage('document', readDocument),
  fromPage('metadata', readMetadata),
  fromPage('links', readLinks),
  frameLinks,
  fromPage('forms', readForms),
  fromPage('text', readText),
  template,
];
