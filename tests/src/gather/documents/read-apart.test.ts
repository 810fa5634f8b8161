import { describe, expect, it } from 'vitest';
import { makePdf } from '../../../../fixtures/lib/pdf-files.ts';
import { openPdfWriter } from '../../../../fixtures/lib/pdf-writer.ts';
import {
  pdfReader,
  type ReadingLimits,
  readApart as readFileApart,
} from '../../../../src/gather/site/documents/read-apart.ts';

const readApart = (bytes: Uint8Array, limits: ReadingLimits, signal?: AbortSignal) =>
  readFileApart(bytes, limits, signal, pdfReader);

describe('readApart', () => {
  it('hands over the facts, and leaves the bytes to the caller', async () => {
    const bytes = makePdf();
    expect(await readApart(bytes, { mostMs: 10_000 })).toMatchObject({ facts: { pages: 1, title: 'Bin days 2026' } });
    expect(bytes.length).toBeGreaterThan(1000);
  });

  it('says that it needs a password', async () => {
    expect(await readApart(makePdf({ password: 'x' }), { mostMs: 10_000 })).toEqual({ unread: 'password' });
  });

  it('says that it is broken', async () => {
    expect(await readApart(Buffer.from('%PDF-1.7 and no more'), { mostMs: 10_000 })).toEqual({ unread: 'broken' });
  });

  it('gives up a file that becomes too large when it is unpacked', async () => {
    const bomb = makePdf({ unpacksTo: 400_000_000 });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await readApart(bomb, { mostMs: 60_000, mostBytes: 50_000_000 })).toEqual({ unread: 'too-much-memory' });
  });

  it.each([
    ['pages that contain themselves', (pages: number) => `/Kids [${pages} 0 R] /Count 1000000`],
    ['lists in lists without end', () => `/Kids ${'['.repeat(1_000_000)}`],
  ])('calls a file broken with %s', async (_, kids) => {
    const file = openPdfWriter(undefined);
    const pages = file.reserve();
    file.set(pages, `<< /Type /Pages ${kids(pages)} >>`);
    const bytes = file.end(`/Root ${file.add(`<< /Type /Catalog /Pages ${pages} 0 R >>`)} 0 R`);
    expect(await readApart(bytes, { mostMs: 30_000 })).toEqual({ unread: 'broken' });
  });

  it('reads a drawing that contains itself, and tags that do', async () => {
    const file = openPdfWriter(undefined);
    const [pages, drawing, tag] = [file.reserve(), file.reserve(), file.reserve()];
    const itself = `/Resources << /XObject << /X ${drawing} 0 R >> >>`;
    const twice = '/X Do /X Do';
    file.set(
      drawing,
      `<< /Subtype /Form /BBox [0 0 9 9] ${itself} /Length ${twice.length} >>\nstream\n${twice}\nendstream`,
    );
    const content = file.stream('', Buffer.from('/P << /MCID 0 >> BDC /X Do EMC'));
    const page = file.add(
      `<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 9 9] /Contents ${content} 0 R ${itself} /StructParents 0 >>`,
    );
    file.set(tag, `<< /S /P /P ${tag} 0 R /Pg ${page} 0 R /K [${tag} 0 R 0] >>`);
    file.set(pages, `<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`);
    const tree = file.add(`<< /K [${tag} 0 R] /ParentTree << /Nums [0 [${tag} 0 R]] >> >>`);
    const catalogue = file.add(
      `<< /Type /Catalog /Pages ${pages} 0 R /MarkInfo << /Marked true >> /StructTreeRoot ${tree} 0 R >>`,
    );
    const read = await readApart(file.end(`/Root ${catalogue} 0 R`), { mostMs: 30_000 });
    expect(read).toMatchObject({ facts: { pages: 1, marked: true, withoutText: [1], pictures: [] } });
  });

  it('gives up a file that takes too long', async () => {
    expect(await readApart(makePdf(), { mostMs: 0 })).toEqual({ unread: 'too-slow' });
  });

  it('ends when the scan is stopped, before and while it reads', async () => {
    expect(await readApart(makePdf(), { mostMs: 10_000 }, AbortSignal.abort())).toEqual({ unread: 'out-of-time' });
    const stop = new AbortController();
    const reading = readApart(makePdf({ unpacksTo: 100_000_000 }), { mostMs: 60_000 }, stop.signal);
    stop.abort();
    expect(await reading).toEqual({ unread: 'out-of-time' });
  });
});
