import type { FaultSeen } from '../../model/estate.ts';

/**
 * One command for each service: the pack of this fault in the scan that shows it, and of nothing else. A service may have the fault in
 * several parts, and needs one pack. Where one cannot be made whole, or is there already, the others are made all the same,
 * and the exit code tells.
 */
export function packCommands(fault: readonly FaultSeen[]): string {
  const lines = latestOfEach(fault).flatMap(({ councilName, target, scan, store, check, message, cause, platform }) => {
    const which = `--fault ${quoted(`${check} ${message} ${cause}`)} --platform ${quoted(platform)}`;
    const where = `--store ${quoted(store)} --redact --out ${quoted(`packs/${folderName(target)}`)}`;
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

/** No name of a target leads out of the folder. */
function folderName(target: string): string {
  return target.replace(/[^\w.-]+/g, '-').replace(/^\.+/, '') || 'target';
}
