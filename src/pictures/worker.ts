import { cutOut } from '../../reports/lib/crop.ts';
import type { Box } from '../model/evidence.ts';
import { collectGarbage } from '../store/garbage.ts';

/** A picture and the places to cut out of it. */
export interface Question {
  readonly bytes: Uint8Array;
  readonly boxes: readonly Box[];
}

process.on('message', ({ bytes, boxes }: Question) => {
  process.send?.(cutOut(bytes, boxes));
  collectGarbage();
});
