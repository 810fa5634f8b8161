import { expect, it } from 'vitest';
import { withPdfs } from '../../../src/crawl/pdfs-seen.ts';
import type { SiteEvidence } from '../../../src/model/evidence.ts';
import { documents, pdfSeen } from '../../helpers/document-evidence.ts';
import { emptyInventory } from '../../helpers/inventory.ts';

const site = (artifacts: SiteEvidence['artifacts']): SiteEvidence => ({
  origin: 'https://a.example',
  visitedAt: '',
  artifacts,
});
const seen = (pdfs: number, ...paths: readonly string[]) =>
  site({
    documents: {
      ok: true,
      value: documents(
        paths.map((path) => pdfSeen(path)),
        [],
        pdfs,
      ).documents,
    },
  });

it('names the PDFs of all sites, each once, in order', () => {
  const { pdfs } = withPdfs(emptyInventory, [
    seen(7, '/b.pdf', '/c.pdf'),
    seen(1, '/a.pdf', '/b.pdf'),
    site({}),
  ]).documents;
  expect(pdfs?.found).toBe(7);
  expect(pdfs?.list.map(({ url }) => new URL(url).pathname)).toEqual(['/a.pdf', '/b.pdf', '/c.pdf']);
});

it('says nothing where nobody looked', () => {
  const failed = site({ documents: { ok: false, error: { code: 'timed-out', message: 'Too late.' } } });
  expect(withPdfs(emptyInventory, [failed, site({})])).toBe(emptyInventory);
});
