import { hostOf, pathOf } from './hosts.ts';

interface Overlay {
  readonly name: string;
  /** Whoever serves a script under one of these names, or a name below it. */
  readonly hosts: readonly string[];
  /** How the script is called where a council keeps its own copy. */
  readonly file?: RegExp;
}

const OVERLAYS: readonly Overlay[] = [
  { name: 'Recite Me', hosts: ['reciteme.com'], file: /\/reciteme[^/]*\.js$/i },
  { name: 'Browsealoud (ReachDeck)', hosts: ['browsealoud.com'], file: /\/browsealoud[^/]*\.js$/i },
  { name: 'UserWay', hosts: ['userway.org'] },
  { name: 'AudioEye', hosts: ['audioeye.com'] },
  { name: 'EqualWeb', hosts: ['equalweb.com'] },
];

/** The maker of the accessibility toolbar that a script belongs to. */
export function overlayOf(url: string): string | undefined {
  const host = hostOf(url);
  const path = pathOf(url);
  return OVERLAYS.find(
    ({ hosts, file }) => hosts.some((one) => host === one || host.endsWith(`.${one}`)) || file?.test(path),
  )?.name;
}
