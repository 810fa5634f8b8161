import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
}

const NO_DISPLAY =
  'Recording needs a screen, and there is none here. Run it on a computer with a desktop, or write the journey by hand: see docs/journeys.md.';

/** Hands over to Playwright's recorder. Null when it ended well, or why it did not. */
export async function recordJourney(url: string, { env, out }: World): Promise<string | null> {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    return `Give an address that begins with http:// or https://, not '${url}'.`;
  const hasDisplay = ['darwin', 'win32'].includes(process.platform) || env.DISPLAY || env.WAYLAND_DISPLAY;
  if (!hasDisplay) return NO_DISPLAY;
  out('The recorder sends what you send. Stop before the last button, and use made-up answers.\n');
  const program = path.join(path.dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  const child = spawn(process.execPath, [program, 'codegen', '--target', 'javascript', url], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.on('error', () => resolve("Playwright's recorder did not start."));
    child.on('close', (code) => resolve(code === 0 ? null : "Playwright's recorder ended with an error."));
  });
}
