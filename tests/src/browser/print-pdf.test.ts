import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../reports/registry.ts';
import { locateBrowser } from '../../../src/browser/locate.ts';
import { mendPdf } from '../../../src/browser/mend-pdf.ts';
import { printPdf } from '../../../src/browser/print-pdf.ts';
import { bytesOf, type Rendered } from '../../../src/pack/render.ts';
import { serveLoopback } from '../../helpers/loopback.ts';
import { recordedInput } from '../pack/recorded-pack.ts';
import { type Bookmark, readPdf } from './pdf.ts';

const WHEN = '2026-11-23T09:30:00.000Z';

async function print(html: string | Uint8Array): Promise<Uint8Array> {
  const browser = await locateBrowser(null, process.env);
  if ('code' in browser) throw new Error(browser.message);
  return printPdf(browser.path, typeof html === 'string' ? new TextEncoder().encode(html) : html, WHEN);
}

/** Its recording keeps two pictures, so the report has figures. */
const report = runOnce(async () => {
  const input = await recordedInput('westmere');
  const html = await renderReport('html', input, { readBlob: (ref) => input.blobs.get(ref.blob) });
  return bytesOf((html ?? '') as Rendered);
});
const printed = runOnce(async () => print(await report()));
const read = runOnce(async () => readPdf(await printed()));

describe('the printed report', () => {
  it('is tagged on every page, in English, with its title', async () => {
    const pdf = await read();
    expect(pdf.marked).toBe(true);
    expect(pdf.untagged).toEqual([]);
    expect(pdf.info).toMatchObject({ Language: 'en-GB', Title: 'Digital service report: Westmere Council' });
    expect(pdf.pages).toBeGreaterThan(10);
  });

  it('has the headings of the report as bookmarks, each once', async () => {
    const [title, ...others] = (await read()).bookmarks;
    expect(others).toEqual([]);
    expect(title?.title).toBe('Digital service report: Westmere Council');
    const titles = title?.items.map((item) => item.title) ?? [];
    expect(titles).toEqual(headings(new TextDecoder().decode(await report()), 2));
    const below = (item: Bookmark): string[] => [item.title, ...item.items.flatMap(below)];
    const all = (title?.items ?? []).flatMap(below);
    expect(all.filter((one) => one.slice(0, one.length / 2).repeat(2) === one)).toEqual([]);
    expect(all.length).toBeGreaterThan(titles.length);
  });

  it('describes every figure, and has headers in its tables', async () => {
    const { tags } = await read();
    const figures = tags.filter(({ role }) => role === 'Figure');
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.filter(({ alt }) => !alt)).toEqual([]);
    const tables = tags.filter(({ role }) => role === 'Table');
    expect(tables.length).toBeGreaterThan(0);
    for (const role of ['TH', 'TD', 'H1', 'H2', 'H3', 'L', 'LI', 'Link', 'P'])
      expect(
        tags.some((tag) => tag.role === role),
        role,
      ).toBe(true);
  });

  it('shows what is folded away on screen, and leaves navigation out', async () => {
    const text = (await read()).texts.join(' ').replace(/\s+/g, ' ');
    for (const words of ['Taken off the overall score, check by check', 'findings', 'Page 1 of '])
      expect(text.includes(words), words).toBe(true);
    expect(text.includes('Skip to main content')).toBe(false);
  });

  it('is the same twice, byte for byte, and dated with the scan', async () => {
    const first = await printed();
    expect(Buffer.compare(await print(await report()), first)).toBe(0);
    expect((await read()).info.CreationDate).toBe("D:20261123093000+00'00'");
  });
});

describe('a report that a page has got into', () => {
  it('runs nothing and asks for nothing', async () => {
    const asked: string[] = [];
    const host = await serveLoopback((_request, response, address) => {
      asked.push(address);
      response.end('<p>Fetched</p>');
    });
    const { origin } = host;
    const pdf = await print(`<!doctype html><html lang="en"><title>T</title><h1>Here</h1>
      <script>document.body.append('Ran'); fetch('${origin}/fetch')</script>
      <img src="${origin}/img" alt="x" onerror="document.body.append('Ran')"><iframe src="${origin}/frame"></iframe>
      <iframe src="file:///etc/hostname"></iframe><link rel="stylesheet" href="${origin}/css">
      <style>body { background: url(${origin}/background) }</style>
      <meta http-equiv="refresh" content="0; url=${origin}/refresh">`);
    await host.close();
    expect(asked).toEqual([]);
    const text = (await readPdf(pdf)).texts.join(' ');
    expect(text).toContain('Here');
    expect(text).not.toMatch(/Ran|Fetched/);
  });
});

describe('mending a PDF', () => {
  const mend = (text: string) => Buffer.from(mendPdf(Buffer.from(text, 'latin1'), WHEN)).toString('latin1');

  it.each([
    ["x\n/CreationDate (D:20200102030405-11'30')", "x\n/CreationDate (D:20261123093000+00'00')"],
    ['<</Title (PagesPages)\n/Dest [', '<</Title (Pages)     \n/Dest ['],
    ['<</Title (Pages)\n/Dest [', '<</Title (Pages)\n/Dest ['],
    ['<</Title (a \\(b\\)a \\(b\\))\n/Dest [', '<</Title (a \\(b\\))       \n/Dest ['],
    ['<</Title <FEFF201C201C>\n/Dest [', '<</Title <FEFF201C>    \n/Dest ['],
    ['<</Title (PagesPages)\n/Creator (', '<</Title (PagesPages)\n/Creator ('],
  ])('%j', (before, after) => {
    expect(mend(before)).toBe(after);
    expect(after).toHaveLength(before.length);
  });
});

function headings(html: string, level: number): string[] {
  const found = html.matchAll(new RegExp(`<h${level}\\b[^>]*>([^<]*)</h${level}>`, 'g'));
  return [...found].map(([, text = '']) => text.trim());
}

function runOnce<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
