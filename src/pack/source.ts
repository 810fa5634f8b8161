/** One file of a pack, on its way in or out. */
export interface PackFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A pack to be looked at: a folder, or a zip in memory. Nothing is unpacked to disk. */
export interface PackSource {
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** What is wrong with the container itself, in sentences: odd names, links, names that come twice. */
  readonly problems: readonly string[];
  /** Undefined where the file cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Whether there is anything in the container besides the files. Asked when the files are all as they should be. */
  rest(): Promise<string | undefined>;
}
