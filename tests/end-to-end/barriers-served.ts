import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runPageCheck } from '../../src/assess/run-checks.ts';
import type { Check } from '../../src/model/check.ts';
import type { Visit } from '../../src/ports.ts';
import type { Page } from './visiting.ts';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.svg': 'image/svg+xml' };

/** A folder of barrier pages, each at its own path, for a visitor to look at. */
export function barrierPages(folder: string): Readonly<Record<string, Page>> {
  const top = path.join(import.meta.dirname, '../../fixtures/barriers', folder);
  const files = readdirSync(top, { recursive: true, encoding: 'utf8' }).filter((file) => path.extname(file) in TYPES);
  return Object.fromEntries(
    files.map((file) => [
      `/${file}`,
      {
        headers: { 'content-type': TYPES[path.extname(file)] ?? '' },
        body: readFileSync(path.join(top, file), 'utf8'),
      },
    ]),
  );
}

/** What the checks say of a visited page, a line for each finding: check, outcome, message and place. */
export function saidOf(visit: Visit, checks: readonly Check[]): readonly string[] {
  const { page } = visit;
  if (!page) throw new Error(`${visit.state} ${visit.reason} ${visit.detail}`);
  return checks.flatMap((check) => {
    if (check.scope !== 'page') return [];
    const { outcome } = runPageCheck(check, page);
    const name = check.meta.id.split('/')[1];
    if (outcome.outcome === 'untested') return [`${name} untested ${outcome.error.message}`];
    if (!('findings' in outcome)) return [];
    return outcome.findings.map(({ message, at }) =>
      [name, outcome.outcome, message, at.kind === 'element' ? at.selector : at.kind].join(' '),
    );
  });
}
