import type { Check } from '../src/model/check.ts';

/** Every check the scanner knows, one line each, in the order of the check map. */
export const checks: readonly Check[] = [];
