import { hostOf } from '../hosts.ts';
import type { Statement } from './choose.ts';

type Mention = 'missing' | 'named' | 'linked';

export interface Bodies {
  readonly ehrc: Mention;
  readonly eass: Mention;
  readonly ecni: Mention;
}

const EHRC = /\bEHRC\b|equality (?:and|&) human rights commission|comisiwn cydraddoldeb a hawliau dynol/i;
const EASS =
  /\bEASS\b|equality advisory (?:and|&) support service|equality advisory support service|gwasanaeth cynghori a chymorth cydraddoldeb/i;
const ECNI = /\bECNI\b|equality commission (?:for |of )?(?:northern ireland|n\.?i\.?\b)/i;

/** The equality bodies that a statement names, and links to. */
export function bodiesIn({ blocks, links }: Statement): Bodies {
  const text = blocks.map((block) => block.text).join('\n');
  const mention = (words: RegExp, host: RegExp): Mention => {
    const isLinked = links.some(
      (link) => host.test(hostOf(link.href)) || (/^https?:/.test(link.href) && words.test(link.text)),
    );
    return isLinked ? 'linked' : words.test(text) ? 'named' : 'missing';
  };
  return {
    ehrc: mention(EHRC, /(?:^|\.)equalityhumanrights\.com$/),
    eass: mention(EASS, /(?:^|\.)equalityadvisoryservice\.com$/),
    ecni: mention(ECNI, /(?:^|\.)equalityni\.org$/),
  };
}
