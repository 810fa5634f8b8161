import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL(`../cli/bin${path.extname(import.meta.url)}`, import.meta.url));
/**
 * Old objects may take so many megabytes before they are cleaned up for the first time. The program itself takes most of that, and
 * without this it is looked through ten times while it is loaded: an eighth of what the scan of a small site costs.
 */
const EXEC_ARGS = ['--initial-old-space-size=128'];
/** Of what it said: the end, where the reason stands. */
const MOST_SAID = 4000;
/** Between asking it to stop and making it. A page that is open is finished first, and reports are written. */
const PATIENCE_MS = 90_000;

export interface ChildEnd {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly said: string;
}

/**
 * Goes on with the scan in a folder, in a process of its own, so that however busy a scan is, its worker still tells the
 * queue that it lives. When the worker is gone the scan ends too: it holds the other end of a channel (see cli/bin.ts).
 */
export function scanInChild(
  folder: string,
  { env, signal }: { readonly env: Readonly<Record<string, string | undefined>>; readonly signal: AbortSignal },
): Promise<ChildEnd> {
  const args = [...process.execArgv, ...EXEC_ARGS, BIN, 'scan', '--resume', folder, '--quiet'];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-MOST_SAID);
  });
  let killing: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill('SIGTERM');
    killing ??= setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  };
  return new Promise((resolve) => {
    const settle = (code: number | null) => {
      clearTimeout(killing);
      signal.removeEventListener('abort', stop);
      resolve({ code, said: said.trim() });
    };
    child.once('error', (error) => {
      said += error.message;
      settle(null);
    });
    child.once('close', settle);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
