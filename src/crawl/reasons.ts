import type { BlockReason, FailReason, FileType, SkipReason } from '../model/evidence.ts';

/** One sentence for the site's owner: what happened, and where it is useful, what to do. */
export const skipSentences: Readonly<Record<SkipReason, string>> = {
  robots: 'robots.txt asks us not to open this address.',
  scope: 'The address belongs to another site.',
  excluded: 'Your include and exclude patterns leave this address out.',
  depth: 'The address is more links away from the start than --max-depth allows.',
  'page-limit': 'The page limit was reached. Raise --max-pages to scan it.',
  'pattern-budget': 'Many addresses of this pattern were met, and enough of them were looked at.',
  duplicate: 'The address leads to a page that is already counted.',
  'state-changing': 'Following the link could change something, for example sign somebody out.',
  'not-html': 'The address is a file or another resource, not a web page.',
  'not-in-sample': 'The page is not in the sample, so it was not judged. Leave out --sample to scan every page.',
  interrupted: 'The scan was stopped before it got here.',
  'out-of-time': 'The time for the scan was up before it got here. Go on with --resume, or raise --max-minutes.',
};

export const blockSentences: Readonly<Record<BlockReason, string>> = {
  'sign-in': 'The page asks for a sign-in (HTTP 401).',
  'signed-out':
    'The page did not show what proves that somebody is signed in, also after signing in again, so it was not judged.',
  forbidden: 'The server refused to show us the page (HTTP 403).',
  'rate-limited': 'The server asked us to slow down (HTTP 429).',
  challenge: 'A bot challenge was served instead of the page.',
  'robots-unavailable':
    'robots.txt could not be read: the server failed or broke off. That forbids crawling until it is repaired.',
};

export const failSentences: Readonly<Record<FailReason, string>> = {
  dns: 'The name of the server could not be found. Check the spelling of the address.',
  tls: 'No secure connection could be made. Check the certificate of the server.',
  refused: 'The server refused the connection. Check that it is running.',
  reset: 'The server closed the connection before it answered.',
  'timed-out': 'The page did not load in time.',
  'too-large': 'The page is larger than we read.',
  'redirect-loop': 'The address redirects in a circle.',
  crashed: 'The page crashed the browser.',
  'http-error': 'The server answered with an error.',
  other: 'The page could not be loaded.',
};

const fileNames: Readonly<Record<FileType, string>> = {
  document: 'a document',
  media: 'a picture, a sound or a film',
  feed: 'a feed',
  download: 'a file to download',
};

/** For `not-html`, where the server has said what it is. */
export function fileDetail(type: FileType, format?: string): string {
  return `The address is ${fileNames[type]}${format ? ` (${format.toUpperCase()})` : ''}, not a web page.`;
}
