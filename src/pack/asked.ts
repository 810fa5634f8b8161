import type { ScanRecord } from '../model/evidence.ts';

export const NOT_RECORDED = 'not recorded';

/** A command line that can be pasted into a shell: whatever is not plain is put into quotes. */
export function commandLine(words: readonly string[]): string {
  return ['lgdss', ...words].map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Who asked for the scan, when and how it was started. Scans of earlier versions did not write it down. */
export function askedOf({ asked, settings }: ScanRecord): {
  readonly requestedBy: string;
  readonly commands: readonly { readonly at: string; readonly command: string }[] | typeof NOT_RECORDED;
  readonly configuration: Readonly<Record<string, unknown>>;
} {
  return {
    requestedBy: asked?.by ?? NOT_RECORDED,
    commands: asked?.commands.map(({ at, words }) => ({ at, command: commandLine(words) })) ?? NOT_RECORDED,
    configuration: { ...settings, ...asked?.settings },
  };
}
