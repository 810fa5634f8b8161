import { gzipSync } from 'node:zlib';
import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';
import { expect } from 'vitest';
import { script } from '../../reports/html/environment.ts';
import { attribute, type Element } from '../reports/html-tree.ts';
import { serveLoopback } from './loopback.ts';
import { readReport, runCli, TRIED_OUT, WHOLE_SITE } from './run-cli.ts';

/** What a council owes its residents and a report does not: a statement of its own and a telephone line. */
const DUTIES_OF_A_COUNCIL = ['statement/exists', 'inclusion/contact-with-hours'];

const HEADERS = {
  'content-security-policy': `default-src 'none'; script-src '${script().hash}'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
const NOT_FOUND =
  '<!doctype html><html lang="en"><title>Page not found</title><main><h1>Page not found</h1><a href="/">Home</a></main></html>';

type Parent = DefaultTreeAdapterTypes.ParentNode;
type Child = DefaultTreeAdapterTypes.ChildNode;

/**
 * A report with these sections alone, and the ids of those that it has. Entries of the contents that would lead nowhere go
 * too, and other such links are text.
 */
export function withSections(html: string, keep: readonly string[]): { readonly page: string; readonly has: string[] } {
  const document = parse(html);
  const main = elementsIn(document).find(({ tagName }) => tagName === 'main');
  if (!main) throw new Error('A report has a main part.');
  main.childNodes = main.childNodes.filter((child) => !isElement(child, 'section') || keep.includes(idOf(child)));
  const ids = new Set(elementsIn(document).map(idOf));
  const leadsNowhere = (child: Child) => {
    const href = isElement(child, 'a') ? attribute(child, 'href') : undefined;
    return href?.startsWith('#') === true && !ids.has(href.slice(1));
  };
  for (const parent of elementsIn(document)) {
    parent.childNodes = parent.childNodes.flatMap((child) => {
      if (isElement(child, 'li') && child.childNodes.every(leadsNowhere)) return [];
      return isElement(child, 'a') && leadsNowhere(child) ? child.childNodes : [child];
    });
  }
  const has = main.childNodes.flatMap((child) => (isElement(child, 'section') ? [idOf(child)] : []));
  return { page: serialize(document), has };
}

const idOf = (element: Element) => attribute(element, 'id') ?? '';
const isElement = (child: Child, name: string): child is Element => 'tagName' in child && child.tagName === name;

function elementsIn(node: Parent): Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsIn(child)] : []));
}

/** Serves a report as `html`, scans it with the real command into `out`, and expects no failure but of those left out. */
export async function expectReportPasses(html: string, out: string, except: readonly string[] = []): Promise<void> {
  const zipped = gzipSync(html);
  const host = await serveLoopback((_, response, address) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const text = textFiles(host.origin)[address];
    response.setHeader('content-type', text === undefined ? 'text/html; charset=utf-8' : 'text/plain');
    if (text !== undefined) return void response.end(text);
    response.statusCode = address === '/' ? 200 : 404;
    if (address !== '/') return void response.end(NOT_FOUND);
    // As web servers send text: what a page weighs is what travels.
    response.setHeader('content-encoding', 'gzip');
    response.end(zipped);
  });
  const args = ['scan', `${host.origin}/`, '--out', out, '--max-pages', '1', '--quiet'];
  await runCli(args, { env: { ...WHOLE_SITE, ...TRIED_OUT } });
  await host.close();

  const report = await readReport(out);
  expect(report.coverage.scanned).toBe(1);
  // Whether there are other browser engines depends on the machine.
  expect(report.untested.filter(({ check }) => check !== 'resilience/cross-engine')).toEqual([]);
  const failures = report.findings.filter(
    ({ outcome, check }) => outcome === 'failed' && ![...DUTIES_OF_A_COUNCIL, ...except].includes(check),
  );
  expect(failures.map(({ check, message, snippet }) => ({ check, message, snippet }))).toEqual([]);
}

function textFiles(origin: string): Readonly<Record<string, string>> {
  return {
    '/robots.txt': `User-agent: *\nAllow: /\nSitemap: ${origin}/sitemap.txt\n`,
    '/sitemap.txt': `${origin}/\n`,
    '/.well-known/security.txt': 'Contact: mailto:security@ambleford.example\nExpires: 2030-01-01T00:00:00Z\n',
  };
}
