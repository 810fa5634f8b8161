import type { SiteEvidence } from '../model/evidence.ts';
import type { Inventory } from '../model/result.ts';

/** The inventory with what was seen in PDFs, of all sites together. A file that two sites link to is named once. */
export function withPdfs(inventory: Inventory, sites: readonly SiteEvidence[]): Inventory {
  const seen = sites.flatMap(({ artifacts: { documents } }) => (documents?.ok ? [documents.value] : []));
  if (seen.length === 0) return inventory;
  const byUrl = new Map(seen.flatMap(({ sample }) => sample.map((pdf) => [pdf.url, pdf])));
  const list = [...byUrl.values()].toSorted((a, b) => (a.url < b.url ? -1 : 1));
  const found = Math.max(list.length, ...seen.map(({ pdfs }) => pdfs));
  return { ...inventory, documents: { ...inventory.documents, pdfs: { found, list } } };
}
