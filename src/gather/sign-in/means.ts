/** How somebody is signed in, with the values that settings only name. Never written down. */
export interface SignInMeans {
  /** Of the target. Headers and cookies go nowhere else. */
  readonly origins: readonly string[];
  /** The page on which it is proven at the start that the sign-in works. */
  readonly start: string;
  /** What only a page shows that somebody signed in sees: a selector (beginning with `#`, `.` or `[`), or words. */
  readonly marker: string;
  /** Path of a file with what a browser keeps, as Playwright saves it. */
  readonly storageState: string | null;
  /** Path of a file that signs in. */
  readonly script: string | null;
  readonly headers: readonly Pair[];
  readonly cookies: readonly Pair[];
  /** Values that must not be written down, besides those above. */
  readonly secrets: readonly string[];
  /** What the script may read. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export type Pair = readonly [name: string, value: string];
