import path from 'node:path';
import { canRun, SetupError } from './run.mjs';

/** The same as `engines` in package.json: the first Node that runs TypeScript as it is. */
const OLDEST = [22, 19];

/** npm puts node_modules/.bin first on PATH, so the pinned Node runs the rest; unless npm was told not to set it up. */
export function ensureRuntime(root, version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  if (canRun(path.join(root, 'node_modules', '.bin', 'node'))) return;
  throw new SetupError(
    `This machine has Node ${version}, and npm was not allowed to set up a newer one (is ignore-scripts on in your npm settings?): install Node ${OLDEST.join('.')} or later, or run \`npm rebuild node --ignore-scripts=false\`, and run the command again.`,
  );
}
