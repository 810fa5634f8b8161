/** What an address most likely is, before or after it was opened. `html` is everything a browser may show as a page. */
export type UrlType = 'html' | 'document' | 'media' | 'feed' | 'download' | 'other';

/** By file ending. An ending that is not here says nothing, as `.aspx` and `.php` do not, so the address may be a page. */
const ENDINGS: Readonly<Record<Exclude<UrlType, 'html'>, string>> = {
  document: 'pdf doc docx xls xlsx ppt pptx odt ods odp rtf csv',
  media: 'jpg jpeg png gif svg webp avif ico mp3 mp4 m4a m4v mov avi webm wav ogg',
  feed: 'rss atom',
  download: 'zip gz 7z rar exe dmg ics kml kmz geojson',
  other: 'css js mjs json xml txt woff woff2',
};
/** Of documents, the name of the format by media type. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/x-pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.ms-word.document.macroenabled.12': 'docx',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.ms-excel.sheet.macroenabled.12': 'xlsx',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/rtf': 'rtf',
  'text/rtf': 'rtf',
  'text/csv': 'csv',
};
const FEEDS = ['application/rss+xml', 'application/atom+xml', 'application/feed+json', 'application/rdf+xml'];
const PAGES = ['text/html', 'application/xhtml+xml'];
/** Media types that say no more than "some bytes". */
const VAGUE = [
  '',
  'application/octet-stream',
  'binary/octet-stream',
  'application/force-download',
  'application/x-download',
];

const byEnding: ReadonlyMap<string, UrlType> = new Map(
  Object.entries(ENDINGS).flatMap(([type, endings]) => endings.split(' ').map((ending) => [ending, type as UrlType])),
);

export function typeOfUrl(url: string): UrlType {
  return byEnding.get(endingOf(new URL(url).pathname)) ?? 'html';
}

/** `contentType` and `disposition` are the headers as sent; null where there was none. */
export function typeOfResponse(contentType: string | null, disposition: string | null, url: string): UrlType {
  const media = mediaTypeOf(contentType);
  if (formatOf(contentType, disposition, url)) return 'document';
  const saved = /^\s*attachment\b/i.test(disposition ?? '');
  const named = byEnding.get(endingOf(fileNameIn(disposition) ?? ''));
  if (saved) return named ?? 'download';
  if (PAGES.includes(media)) return 'html';
  if (FEEDS.includes(media)) return 'feed';
  if (/^(image|audio|video)\//.test(media)) return 'media';
  const address = byEnding.get(endingOf(new URL(url).pathname));
  if (VAGUE.includes(media)) return named ?? address ?? (media === '' ? 'html' : 'download');
  if (/^(application|text)\/xml$/.test(media)) return address === 'feed' ? 'feed' : 'other';
  if (/^(text|font)\//.test(media) && media !== 'text/calendar') return 'other';
  if (/\b(json|javascript|xml|wasm|font)/.test(media)) return 'other';
  return 'download';
}

/** `pdf`, `docx` and so on when the response is a document, otherwise undefined. */
export function formatOf(contentType: string | null, disposition: string | null, url: string): string | undefined {
  const media = mediaTypeOf(contentType);
  const byType = DOCUMENTS[media];
  if (byType) return byType;
  const name = fileNameIn(disposition);
  if (!VAGUE.includes(media) || (media === '' && !name)) return undefined;
  return documentEnding(name ?? '') ?? documentEnding(new URL(url).pathname);
}

/** The ending when it is one of a document. */
export function documentEnding(name: string): string | undefined {
  const ending = endingOf(name);
  return byEnding.get(ending) === 'document' ? ending : undefined;
}

function endingOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

function mediaTypeOf(contentType: string | null): string {
  return (contentType ?? '').split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? '';
}

/** Only the ending matters, so escapes may stay. */
function fileNameIn(disposition: string | null): string | undefined {
  const text = (disposition ?? '').slice(0, 1000);
  const match = /\bfilename\*?\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(text);
  return match?.[1] ?? match?.[2];
}
