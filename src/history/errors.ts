import path from 'node:path';
import type { Failure } from '../model/evidence.ts';

/** The ways in which a connection ends before its answer: of the system, and of PostgreSQL that stops or starts. */
const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
]);

/** In words of pg: the machine is silent, or all connections of the pool are busy. */
const NO_ANSWER =
  /^(timeout expired|timeout exceeded when trying to connect|Connection terminated due to connection timeout)/;

/** The folder of an embedded database is somebody else's, who does not answer. */
export class FolderHeld extends Error {}

export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    LOST.has(codeOf(error)) ||
    NO_ANSWER.test(error.message) ||
    /^(Connection terminated|Client has encountered a connection error)/.test(error.message)
  );
}

/** Two that waited for each other, of which the server ended this one, without anything done. */
const DEADLOCK = '40P01';

/** The same may well be done a little later. */
export function isPassing(error: unknown): boolean {
  return isConnectionLost(error) || (error instanceof Error && codeOf(error) === DEADLOCK);
}

/** In words of somebody who only wants to save a scan. */
export function databaseProblem(error: unknown, place: string): Failure {
  if (error instanceof FolderHeld) return { code: 'database-held', message: error.message };
  const detail = error instanceof Error ? error.message : String(error);
  const code = NO_ANSWER.test(detail) ? 'ETIMEDOUT' : error instanceof Error ? codeOf(error) : '';
  const otherwise = isConnectionLost(error)
    ? `The connection to the database ${place} was lost. Is it running? Try again once it is.`
    : `The database ${place} cannot be used: ${detail}`;
  return { code: 'database', message: PROBLEMS[code]?.(place) ?? otherwise };
}

const PROBLEMS: Readonly<Record<string, (place: string) => string>> = {
  ECONNREFUSED: (place) =>
    `No database server answers at ${place}. Is it running, and are the name and the port right?`,
  ENOTFOUND: (place) => `There is no machine of the name in ${place}. Is the address of the database right?`,
  ETIMEDOUT: (place) =>
    `The database server at ${place} does not answer. Is it running, and may this machine reach it?`,
  '28P01': (place) => `The database ${place} does not accept this name and password.`,
  '28000': (place) =>
    `The database ${place} does not let this name in from this machine. If it wants an encrypted connection, put ?sslmode=require at the end of the address.`,
  '3D000': (place) =>
    `The server is there, but the database ${place} is not. Make it first, with createdb for example.`,
  '42501': (place) =>
    `In the database ${place} this name may not make or read tables. It needs the right to create them.`,
  '53300': (place) => `The database ${place} takes no more connections. Wait a little, or let it take more.`,
  ENOSPC: fullDisk,
  '53100': fullDisk,
};

function fullDisk(place: string): string {
  return `The disk of the database ${place} is full. Make room on it, and do this again. What was saved before is safe.`;
}

/** In words of the system, of PostgreSQL, and of those who pass ours on. */
const FULL = /\bENOSPC\b|\bEDQUOT\b|no space left on device|the disk is full/i;
const FULL_DISK = 'The disk is full. Make room on it.';
const FULL_FOLDER = /The disk is full\. Make room on it, where .* is\./;
/** PostgreSQL has no room. It may be another machine. */
const SERVER_FULL = '53100';

/** What went wrong, for people who look after the machine. `place` is that of the database, where there is one. */
export function inPlainWords(error: unknown, place?: string): string {
  const detail = messageOf(error);
  if (place !== undefined && codeOf(error) === SERVER_FULL) return fullDisk(place);
  if (!FULL.test(detail)) return detail;
  const folder = folderOf(error);
  if (folder !== undefined) return `The disk is full. Make room on it, where ${folder} is.`;
  return FULL_FOLDER.exec(detail)?.[0] ?? FULL_DISK;
}

/** Of the file that could not be written, where the system says which. */
function folderOf(error: unknown): string | undefined {
  const file = error instanceof Error && 'path' in error ? error.path : undefined;
  return typeof file === 'string' && path.isAbsolute(file) ? path.dirname(file) : undefined;
}

/** The queue tells of what is no Error and has all that one has. */
function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

function codeOf(error: unknown): string {
  // Where a name has several addresses, each failed on its own.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = typeof first === 'object' && first !== null && 'code' in first ? first.code : undefined;
  return typeof code === 'string' ? code : '';
}
