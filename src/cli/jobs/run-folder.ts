import path from 'node:path';
import { fileSafe } from '../../targets/ids.ts';

/** Where a target of a run is scanned, and where its reports are. */
export function runFolder(folder: string, run: string, target: string): string {
  return path.join(folder, 'runs', fileSafe(run), fileSafe(target));
}
