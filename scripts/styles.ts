import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'sass';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The report's style sheet, small enough to sit in every report. Its test compiles again and compares. */
export function compileStyles(): string {
  const { css } = compile(`${ROOT}reports/html/styles.scss`, {
    loadPaths: [`${ROOT}node_modules`],
    style: 'compressed',
    quietDeps: true,
  });
  return `${css}\n`;
}

if (import.meta.main) writeFileSync(`${ROOT}reports/html/styles.css`, compileStyles());
