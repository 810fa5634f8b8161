import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { PdfFacts } from '../../../model/seen/documents.ts';
import { addTags, noTags, type TagNode } from './tags.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<Pdf['getPage']>>;
type PdfJs = Awaited<ReturnType<typeof getResolvedPDFJS>>;

/** Enough to know a report of hundreds of pages. */
const MOST_PAGES = 30;
/** Whether a page is a picture is only known once its drawing is read, pictures and all. */
const MOST_DRAWN = 3;
const MOST_TEXT = 300;
const MOST_METADATA = 200_000;
const IMAGES = [
  'paintImageXObject',
  'paintInlineImageXObject',
  'paintImageMaskXObject',
  'paintImageXObjectRepeat',
] as const;
/** Buttons do what their own words say. */
const FIELD_TYPES = new Set(['Tx', 'Ch', 'Btn']);

/** Rejects for what is no PDF, is broken or needs a password. Fetches nothing and runs nothing that is in the file. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFacts> {
  const pdfJs = await getResolvedPDFJS();
  const pdf = await getDocumentProxy(bytes, { verbosity: 0, useSystemFonts: false, useWorkerFetch: false });
  const pagesRead = Math.min(pdf.numPages, MOST_PAGES);
  const tags = noTags();
  const withoutText: number[] = [];
  const pictures: number[] = [];
  const fields: boolean[] = [];
  let characters = 0;
  for (let number = 1; number <= pagesRead; number += 1) {
    const page = await pdf.getPage(number);
    const found = await charactersOf(page);
    characters += found;
    if (found === 0) withoutText.push(number);
    if (found === 0 && withoutText.length <= MOST_DRAWN && (await drawsPicture(page, pdfJs))) pictures.push(number);
    addTags(tags, (await page.getStructTree()) as TagNode | null);
    fields.push(...(await fieldNames(page)));
    page.cleanup();
  }
  const { tables, tablesWithoutHeaders, figures, figuresWithoutAlt, headings } = tags;
  return {
    pages: pdf.numPages,
    pagesRead,
    characters,
    withoutText,
    pictures,
    tags: tags.content,
    headings,
    tables,
    tablesWithoutHeaders,
    figures,
    figuresWithoutAlt,
    fields: fields.length,
    fieldsWithoutName: fields.filter((named) => !named).length,
    outline: ((await pdf.getOutline().catch(() => null)) ?? []).length > 0,
    ...(await rightsOf(pdf, pdfJs)),
    ...(await describedBy(pdf, pdfJs)),
  };
}

async function charactersOf(page: PdfPage): Promise<number> {
  const { items } = await page.getTextContent();
  return items.reduce((sum, item) => sum + ('str' in item ? item.str.replace(/\s+/g, '').length : 0), 0);
}

async function drawsPicture(page: PdfPage, { OPS }: PdfJs): Promise<boolean> {
  const { fnArray } = await page.getOperatorList();
  const pictures = new Set<number>(IMAGES.map((name) => OPS[name]));
  return fnArray.some((drawn) => pictures.has(drawn));
}

/** For each field that people can fill in, whether it has a name. */
async function fieldNames(page: PdfPage): Promise<readonly boolean[]> {
  const annotations: readonly Record<string, unknown>[] = await page.getAnnotations();
  return annotations
    .filter((one) => one.subtype === 'Widget' && FIELD_TYPES.has(String(one.fieldType)))
    .filter((one) => !(one.hidden || one.readOnly || one.pushButton))
    .map((one) => typeof one.alternativeText === 'string' && one.alternativeText.trim() !== '');
}

async function rightsOf(pdf: Pdf, { PermissionFlag }: PdfJs) {
  const allowed = await pdf.getPermissions();
  const { COPY, COPY_FOR_ACCESSIBILITY } = PermissionFlag;
  return {
    marked: (await pdf.getMarkInfo())?.Marked === true,
    encrypted: allowed !== null,
    extractionBlocked: allowed !== null && ![COPY, COPY_FOR_ACCESSIBILITY].some((flag) => allowed.includes(flag)),
  };
}

async function describedBy(pdf: Pdf, { PDFDateString }: PdfJs) {
  const { info, metadata } = await pdf.getMetadata();
  const about = info as Readonly<Record<string, unknown>>;
  const xmp = String(metadata?.getRaw() ?? '').slice(0, MOST_METADATA);
  const dated = (value: unknown) => {
    const date = typeof value === 'string' ? PDFDateString.toDateObject(value) : null;
    return date && Number.isFinite(date.getTime()) && date.getUTCFullYear() < 10_000 ? date.toISOString() : null;
  };
  const claim = (name: string) => new RegExp(`\\b${name}\\s*(?:=\\s*["']|>\\s*)(\\w{1,4})`).exec(xmp)?.[1] ?? null;
  const part = claim('pdfaid:part');
  const preferences = (await pdf.getViewerPreferences()) as Readonly<Record<string, unknown>> | null;
  return {
    language: words(about.Language),
    title: words(metadata?.get('dc:title')) ?? words(about.Title),
    showsTitle: preferences?.DisplayDocTitle === true,
    producer: words(about.Producer),
    created: dated(about.CreationDate),
    modified: dated(about.ModDate),
    pdfa: part === null ? null : `${part}${claim('pdfaid:conformance') ?? ''}`,
    pdfua: claim('pdfuaid:part'),
  };
}

/** One line without what nobody sees; null where nothing is left. */
function words(value: unknown): string | null {
  const text = String(Array.isArray(value) ? value[0] : (value ?? ''));
  const line = text
    .slice(0, 10 * MOST_TEXT)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  return line === '' ? null : line.slice(0, MOST_TEXT).toWellFormed();
}
