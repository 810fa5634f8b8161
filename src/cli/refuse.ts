import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';

/** Wrong usage: says what to do instead, and is the exit code for it. */
export function refuse(message: string, io: Io): ExitCode {
  io.err(`${message}\n`);
  return EXIT.usage;
}
