import { digest } from '../../evidence/canonical.ts';
import type { FaultSeen } from '../../model/estate.ts';
import { hexOf } from '../../store/saved.ts';

/**
 * One command for each service: the pack of this fault in the scan that shows it, and of nothing else. A service may have the fault in
 * several parts, and needs one pack. Where one cannot be made whole, or is there already, the others are made all the same,
 * and the exit code tells. The packs of all faults lie side by side, by the name of each: `--packs` reads one folder.
 */
export function packCommands(fault: readonly FaultSeen[], name: string): string {
  const lines = latestOfEach(fault).flatMap(({ councilName, target, scan, store, check, message, cause, platform }) => {
    const which = `--fault ${quoted(`${check} ${message} ${cause}`)} --platform ${quoted(platform)}`;
    const where = `--store ${quoted(store)} --redact --out ${quoted(`packs/${name}-${folderName(target)}`)}`;
    return [`# ${councilName.replace(/\p{Cc}+/gu, ' ')}`, `lgdss pack ${quoted(scan)} ${which} ${where} || failed=$?`];
  });
  return `${['#!/bin/sh', 'failed=0', ...lines, 'exit "$failed"'].join('\n')}\n`;
}

/** What a later scan did not look for is known from an earlier one. The later one has less that is out of date. */
function latestOfEach(fault: readonly FaultSeen[]): readonly FaultSeen[] {
  const latest = new Map<string, FaultSeen>();
  for (const seen of fault) {
    const before = latest.get(seen.target);
    if (before === undefined || before.finishedAt < seen.finishedAt) latest.set(seen.target, seen);
  }
  return [...latest.values()];
}

/** For a shell, in which nothing inside single quotation marks means anything. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** No name of a target leads out of the folder, and those that differ stay different, also where small and capital letters are the same. */
function folderName(target: string): string {
  const plain = target.replace(/[^a-z0-9_.-]+/g, '-').slice(0, LONGEST);
  return plain === target ? plain : `${plain}-${hexOf(digest(target)).slice(0, 8)}`;
}

const LONGEST = 100;
