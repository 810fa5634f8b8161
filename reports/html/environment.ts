import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { safeHref, shortUrl } from '../lib/text.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

/**
 * Everything printed is escaped. Templates hand text to the govuk-frontend macros as `text`, never as `html`: the macros
 * print `html` as it comes.
 */
export function environment(): nunjucks.Environment {
  const govuk = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));
  const loader = new nunjucks.FileSystemLoader([join(HERE, 'templates'), join(govuk, 'dist')], { noCache: false });
  const templates = new nunjucks.Environment(loader, {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
    throwOnUndefined: false,
  });
  templates.addFilter('href', safeHref);
  templates.addFilter('shortUrl', shortUrl);
  return templates;
}

/** Our own compiled style sheet. Made by `npm run styles` and committed, so that rendering needs no compiler. */
export function styles(): string {
  return readFileSync(join(HERE, 'styles.css'), 'utf8');
}

/** What only a report over many councils has, after the style sheet that all have. */
export function estateStyles(): string {
  return readFileSync(join(HERE, 'estate.css'), 'utf8');
}

/** The one script of a report, and the hash by which the report's own policy lets it run and no other. */
export function script(): { readonly text: string; readonly hash: string } {
  const text = readFileSync(join(HERE, 'filter.js'), 'utf8');
  return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` };
}
