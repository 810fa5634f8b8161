import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const STALE_MS = 60_000;
const BEAT_MS = 5_000;
const KEPT = 20_000;

/** A set-up step that cannot be done here. The message is one sentence that says what to do. */
export class SetupError extends Error {
  constructor(message, exitCode = 3) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function say(line) {
  process.stderr.write(`lgdss: ${line}\n`);
}

export function seconds(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

/**
 * Runs a program to its end. Never throws: `{ ok, output, reason }`.
 * `idleMs` is the time allowed without progress: without any output, or without a line matching `progress`.
 */
export function run(command, args, { cwd, env, idleMs, progress, shell = false } = {}) {
  return new Promise((resolve) => {
    let output = '';
    let reason = '';
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = () => {
      reason = 'it took too long';
      child.kill('SIGKILL');
    };
    let timer = idleMs ? setTimeout(stop, idleMs) : undefined;
    const hear = (chunk) => {
      const text = String(chunk);
      output = (output + text).slice(-KEPT);
      if (!idleMs || (progress && !progress.test(text))) return;
      clearTimeout(timer);
      timer = setTimeout(stop, idleMs);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const end = (ok, why) => {
      clearTimeout(timer);
      resolve({ ok, output, reason: reason || why });
    };
    const ended = (code, signal) => end(code === 0, code === 0 ? '' : `ended with ${code ?? signal}`);
    child.on('error', (error) => end(false, error.code ?? error.message));
    child.on('close', ended);
    // A grandchild may outlive the child and hold the pipes; it must not hold us for longer than the last words take.
    child.on('exit', (code, signal) => {
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        ended(code, signal);
      }, 1_000).unref();
    });
  });
}

/** Two commands started at once in one folder must not install into it together. */
export async function withLock(root, work) {
  const lock = path.join(root, '.bootstrap.lock');
  await take(lock);
  const release = () => rmSync(lock, { recursive: true, force: true });
  const interrupted = () => process.exit(130);
  const beat = setInterval(() => touch(lock), BEAT_MS);
  process.on('exit', release);
  process.on('SIGINT', interrupted);
  process.on('SIGTERM', interrupted);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    release();
  }
}

async function take(lock) {
  for (let told = false; ; told = true) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw new SetupError(
          `The set-up cannot write to ${path.dirname(lock)} (${error.code}): make that folder writable, or use a copy of it, and run the command again.`,
        );
      }
    }
    if (age(lock) > STALE_MS) {
      rmSync(lock, { recursive: true, force: true });
      continue;
    }
    if (!told) say('Another command is setting up this folder. Waiting for it.');
    await sleep(500);
  }
}

function age(file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Gone: someone took the lock for stale. Nothing better to do than to finish.
  }
}

export function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
