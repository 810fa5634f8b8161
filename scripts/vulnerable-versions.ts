/**
 * Takes the signature data of Retire.js apart: what a library looks like goes to the gatherer, which versions have known
 * weaknesses goes to the check. Kept is what either of them uses.
 *
 *   node scripts/vulnerable-versions.ts <jsrepository.json> <day of its publication>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Entry {
  readonly below?: string;
  readonly atOrAbove?: string;
  readonly excludes?: readonly string[];
  readonly cwe?: readonly string[];
  readonly identifiers?: { readonly CVE?: readonly string[]; readonly githubID?: string };
}
interface Library {
  readonly vulnerabilities: readonly Entry[];
  readonly extractors: Readonly<Record<string, unknown>>;
}

/** What can be told without running the script. */
const USED = ['uri', 'filename', 'filecontent', 'filecontentreplace', 'hashes'];
/** Entries of the data that are no library. */
const NO_LIBRARY = ['retire-example', 'dont check'];

const [, , from, published] = process.argv;
if (!from || !/^\d{4}-\d\d-\d\d$/.test(published ?? '')) {
  throw new Error('Usage: node scripts/vulnerable-versions.ts <jsrepository.json> <yyyy-mm-dd>');
}
const data = JSON.parse(readFileSync(from, 'utf8')) as Record<string, Library>;
const libraries = Object.entries(data).filter(([name]) => !NO_LIBRARY.includes(name));
const about = {
  source: 'https://github.com/RetireJS/retire.js',
  licence: 'Apache-2.0; see docs/licences/retire-js.txt. Cut down to what is used here.',
  published,
};

write('src/gather/site/libraries/signatures.json', {
  ...about,
  libraries: Object.fromEntries(
    libraries.map(([name, { extractors }]) => [
      name,
      { extractors: Object.fromEntries(Object.entries(extractors).filter(([how]) => USED.includes(how))) },
    ]),
  ),
});
write('checks/lib/libraries/vulnerable-versions.json', {
  ...about,
  libraries: Object.fromEntries(
    libraries.map(([name, { vulnerabilities }]) => [
      name,
      { vulnerabilities: vulnerabilities.filter(isWeakness).map(entryOf) },
    ]),
  ),
});

/** A line of versions that nobody looks after any more is no weakness yet. */
function isWeakness({ cwe }: Entry): boolean {
  return !cwe?.includes('CWE-1104');
}

function entryOf({ below, atOrAbove, excludes, identifiers = {} }: Entry) {
  const { CVE = [], githubID } = identifiers;
  const ids = CVE.length === 0 && githubID ? [githubID] : CVE;
  return { below, atOrAbove, excludes, ids: [...new Set(ids)] };
}

function write(file: string, value: unknown): void {
  writeFileSync(path.join(import.meta.dirname, '..', file), `${JSON.stringify(value, null, 2)}\n`);
}
