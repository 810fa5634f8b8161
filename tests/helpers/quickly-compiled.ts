import { setFlagsFromString } from 'node:v8';

/**
 * For processes of tests that run the embedded database: each compiles it once more. Compiled well, that takes 1.4 seconds of a
 * processor longer than compiled quickly, and they do not live long enough for it to pay.
 */
setFlagsFromString('--liftoff-only');
