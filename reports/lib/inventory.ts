import type { Inventory, PlatformSeen } from '../../src/model/result.ts';
import { harmlessPdfs } from './pdfs.ts';
import { cap, number, oneLine, plural } from './text.ts';

/** The inventory with the words of the scanned pages made harmless. */
export function inventoryOf(inventory: Inventory): Inventory {
  const { templates, documents, platforms } = inventory;
  return {
    ...inventory,
    templates: {
      ...templates,
      list: templates.list.map((one) => ({ ...one, title: one.title === null ? null : cap(oneLine(one.title), 300) })),
    },
    ...(platforms ? { platforms: platforms.map(harmless) } : {}),
    documents: {
      ...documents,
      ...(documents.pdfs ? { pdfs: harmlessPdfs(documents.pdfs) } : {}),
      list: documents.list.map((one) => ({ ...one, texts: one.texts.map((text) => cap(oneLine(text), 200)) })),
    },
  };
}

/** A generator and a header say what the page's author likes. */
function harmless(platform: PlatformSeen): PlatformSeen {
  return { ...platform, evidence: platform.evidence.map((sign) => cap(oneLine(sign), 200)) };
}

/** The name of what each host runs on, with whoever sells it; hosts where that is in doubt are left out. */
export function platformsByHost({ platforms = [] }: Pick<Inventory, 'platforms'>): ReadonlyMap<string, string> {
  const sure = platforms.filter(({ confidence }) => confidence === 'high');
  return new Map(
    [...Map.groupBy(sure, ({ host }) => host)].map(([host, all]) => [host, all.map(platformInWords).join(', ')]),
  );
}

/** "Jadu", "Civica Modern.Gov", "Pay360 (Capita)". */
export function platformInWords({ name, supplier }: PlatformSeen): string {
  return supplier === null || name.includes(supplier) ? name : `${name} (${supplier})`;
}

const FORMATS: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  doc: 'Word (doc)',
  docx: 'Word (docx)',
  xls: 'Excel (xls)',
  xlsx: 'Excel (xlsx)',
  ppt: 'PowerPoint (ppt)',
  pptx: 'PowerPoint (pptx)',
  odt: 'OpenDocument text (odt)',
  ods: 'OpenDocument spreadsheet (ods)',
  odp: 'OpenDocument presentation (odp)',
  rtf: 'Rich text (rtf)',
  csv: 'CSV',
};

export function formatTitle(format: string): string {
  return FORMATS[format] ?? format;
}

/** "9 documents are linked: 6 PDF and 3 Word (docx)." */
export function documentsSentence({ documents }: Inventory): string {
  if (documents.total === 0) return 'The scanned pages link to no document.';
  const formats = documents.formats.map(({ format, count }) => `${number(count)} ${formatTitle(format)}`);
  const linked = documents.total === 1 ? 'One document is linked' : `${plural(documents.total, 'document')} are linked`;
  return `${linked}: ${formats.join(', ')}.`;
}

/** "12 pages in English, 10 in Welsh, 9 pairs of the two." */
export function languagesSentence({ languages }: Inventory): string {
  const { english, welsh, other, pairs } = languages;
  const rest = other === 0 ? '' : `, ${number(other)} in another language or none that is named`;
  return `${plural(english, 'page')} in English, ${number(welsh)} in Welsh, ${plural(pairs.total, 'pair')} of the two${rest}.`;
}
