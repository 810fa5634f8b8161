import type { Instant } from '../model/evidence.ts';

const DATES = /(\n\/(?:CreationDate|ModDate) \()D:\d{14}[+-]\d\d'\d\d'\)/g;
/** A bookmark's title, as plain text in brackets or as UTF-16 in hexadecimal digits. */
const PLAIN = /(<<\/Title \()((?:[^\\()]|\\[\s\S])*)\)(?=\n\/Dest)/g;
const CODED = /(<<\/Title <FEFF)([0-9A-F]*)>(?=\n\/Dest)/gi;

/**
 * What Chromium writes and a reader should not get. Its dates are those of printing; with the time of the scan there, one
 * browser prints one report to the same bytes. And a heading at the top of a page comes twice in its own bookmark.
 *
 * Whatever is put in is as long as what it replaces, because the index at the end of the file counts bytes.
 */
export function mendPdf(pdf: Uint8Array, madeAt: Instant): Uint8Array {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const date = `D:${madeAt.replace(/\D/g, '').slice(0, 14)}+00'00'`;
  const mended = text
    .replace(DATES, (_, before: string) => `${before}${date})`)
    .replace(PLAIN, (found, before: string, title: string) => once(found, before, title, ')'))
    .replace(CODED, (found, before: string, title: string) => once(found, before, title, '>'));
  return new Uint8Array(Buffer.from(mended, 'latin1'));
}

/** Spaces after a title mean nothing. */
function once(found: string, before: string, title: string, after: string): string {
  const half = title.slice(0, title.length / 2);
  return half !== '' && half + half === title ? `${before}${half}${after}`.padEnd(found.length) : found;
}
