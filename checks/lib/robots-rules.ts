import robotsParser from 'robots-parser';
import type { FetchedText } from '../../src/model/evidence.ts';

interface Rules {
  isAllowed(url: string, agent: string): boolean | undefined;
}

// The package's types describe an ES module; it is a CommonJS one, whose default import is the function itself.
const parse = robotsParser as unknown as (url: string, text: string) => Rules;

/** Tells whether robots.txt asks a robot to keep away from an address. Without a file nothing is disallowed. */
export function robotsRules(robots: FetchedText, origin: string): (url: string, agent: string) => boolean {
  if (robots.status !== 200) return () => false;
  const rules = parse(new URL('/robots.txt', origin).href, robots.body);
  // Not isDisallowed: that one also says yes to every address of another origin.
  return (url, agent) => rules.isAllowed(url, agent) === false;
}
