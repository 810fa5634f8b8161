/** How a file was sent, as far as the browser tells. The same file gives the same facts, from the network or the cache. */
export interface Delivery {
  /** How it was packed (Content-Encoding), in lower case; empty for not at all. */
  readonly encoding: string;
  /** Seconds that a browser may use it again without asking; null where the server leaves that open. */
  readonly lifetime: number | null;
  /** The server forbids to keep it at all. */
  readonly noStore?: true;
  /** Has an ETag or a Last-Modified, so that a browser can ask whether its copy is still good. */
  readonly validator: boolean;
  /** `http/1.1`, `h2`, `h3` and so on; empty where the browser does not tell. */
  readonly protocol: string;
  /** Body bytes once unpacked; null where the browser does not tell. */
  readonly unpacked: number | null;
  /** Nothing is drawn before it is there. */
  readonly blocking?: true;
}

/** What the page itself knows about one of its files. */
export interface FileTiming {
  readonly url: string;
  readonly unpacked: number;
  readonly blocking: boolean;
}
