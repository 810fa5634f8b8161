import type { FaultSeen } from '../../model/estate.ts';

/** One command for each service: the pack of the scan that shows the fault, ready to be sent. */
export function packCommands(fault: readonly FaultSeen[]): string {
  const lines = fault.flatMap(({ councilName, target, scan, store }) => [
    `# ${councilName.replace(/\p{Cc}+/gu, ' ')}`,
    `lgdss pack ${quoted(scan)} --store ${quoted(store)} --redact --out ${quoted(`packs/${folderName(target)}`)}`,
  ]);
  return `${['#!/bin/sh', 'set -e', ...lines].join('\n')}\n`;
}

/** For a shell, in which nothing inside single quotation marks means anything. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** No name of a target leads out of the folder. */
function folderName(target: string): string {
  return target.replace(/[^\w.-]+/g, '-').replace(/^\.+/, '') || 'target';
}
