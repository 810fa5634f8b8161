import type { LanguageInventory, LinkedDocument, Listed, PlatformSeen } from '../../../src/model/result.ts';
import type { EncryptionSeen } from '../../../src/model/seen/tls.ts';
import type { ReportDocument } from '../../lib/document-types.ts';
import { documentsSentence, formatTitle, languagesSentence, platformInWords } from '../../lib/inventory.ts';
import { documentsNote } from '../../lib/pdfs.ts';
import { number, plural } from '../../lib/text.ts';
import { pdfsView } from './pdfs.ts';

const MOST_TEMPLATES = 20;
const MOST_DOCUMENTS = 50;
const MOST_PAGES = 20;

export function inventoryView({ inventory, coverage }: ReportDocument) {
  const { templates, documents, noindex } = inventory;
  return {
    templates: {
      sentence: `${plural(coverage.scanned, 'page')} ${coverage.scanned === 1 ? 'was' : 'were'} scanned, built from ${plural(templates.total, 'template')}.`,
      rows: templates.list.slice(0, MOST_TEMPLATES).map((one) => ({ ...one, pages: number(one.pages) })),
      left: leftOf(templates, MOST_TEMPLATES),
    },
    documents: {
      sentence: documentsSentence(inventory),
      note: documents.total === 0 ? null : documentsNote(inventory),
      elsewhere: elsewhereSentence(documents.elsewhere),
      rows: documents.list.slice(0, MOST_DOCUMENTS).map(documentRow),
      left: leftOf(documents, MOST_DOCUMENTS),
      listed: documents.total > documents.list.length ? number(documents.list.length) : null,
    },
    platforms: (inventory.platforms ?? []).map(platformSentence),
    encryption: (inventory.encryption ?? []).map(encryptionSentences),
    pdfs: pdfsView(inventory),
    languages: languagesView(inventory.languages),
    sentence: languagesSentence(inventory),
    noindex: {
      sentence:
        noindex.total === 0
          ? 'No scanned page asks search engines to leave it out.'
          : `${plural(noindex.total, 'page asks', 'pages ask')} search engines to leave ${noindex.total === 1 ? 'it' : 'them'} out:`,
      ...pages(noindex),
    },
  };
}

function platformSentence(platform: PlatformSeen): string {
  const sure = platform.confidence === 'high' ? 'runs on' : 'may run on';
  return `${platform.host} ${sure} ${platformInWords(platform)}: ${platform.evidence.join('; ')}.`;
}

function encryptionSentences({ host, version, http2, stapled }: EncryptionSeen): string {
  const files = http2 ? 'It offers HTTP/2.' : 'It does not offer HTTP/2, which brings pages of many files sooner.';
  const proof = stapled
    ? 'It sends proof that its certificate has not been withdrawn (OCSP stapling).'
    : 'It sends no proof that its certificate has not been withdrawn (OCSP stapling). Many authorities no longer offer that.';
  return `${host} agrees on ${version.replace('TLSv', 'TLS ')} with browsers of today. ${files} ${proof}`;
}

function elsewhereSentence(count: number): string | null {
  if (count === 0) return null;
  return count === 1 ? 'One of them stands on another site.' : `${number(count)} of them stand on other sites.`;
}

function documentRow({ url, format, certain, elsewhere, linkedFrom, texts }: LinkedDocument) {
  return {
    url,
    title: texts[0] ?? '',
    format: certain ? formatTitle(format) : `${formatTitle(format)}, as the link says`,
    elsewhere,
    from: linkedFrom.list[0] ?? '',
    more: linkedFrom.total > 1 ? `and ${plural(linkedFrom.total - 1, 'more page')}` : '',
  };
}

function languagesView(languages: LanguageInventory) {
  const { english, welsh, pairs, englishWithWelsh, welshWithEnglish } = languages;
  // On a site in one language, a list of pages without the other would be the list of all pages.
  if (english === 0 || welsh === 0) return { facts: [], lists: [] };
  const facts = [
    share(englishWithWelsh, 'pages in English have a Welsh version that was scanned'),
    share(welshWithEnglish, 'pages in Welsh have an English version that was scanned'),
  ].filter((fact) => fact !== null);
  const named = (all: LanguageInventory['oneWay']) =>
    pages({ total: all.total, list: all.list.map(({ from }) => from) });
  const lists = [
    { title: 'Pages in English for which no Welsh version was found', ...pages(languages.englishAlone) },
    { title: 'Pages in Welsh for which no English version was found', ...pages(languages.welshAlone) },
    { title: 'Pages that name their other version, which does not name them', ...named(languages.oneWay) },
    { title: 'Pages whose other version is not marked as being in that language', ...named(languages.mislabelled) },
    { title: 'Pages whose other version was not scanned, so it is not known', ...named(languages.unchecked) },
  ];
  return { facts: pairs.total === 0 ? [] : facts, lists: lists.filter(({ urls }) => urls.length > 0) };
}

function share(value: number | null, words: string): string | null {
  return value === null ? null : `${number(Math.floor(value * 1000) / 10)} per cent of the ${words}.`;
}

function pages(all: Listed<string>) {
  return { count: number(all.total), urls: all.list.slice(0, MOST_PAGES), left: leftOf(all, MOST_PAGES) };
}

function leftOf({ total, list }: Listed<unknown>, most: number): string | null {
  const shown = Math.min(list.length, most);
  return total > shown ? number(total - shown) : null;
}
