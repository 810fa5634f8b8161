import type { Migration } from 'kysely/migration';
import { first } from './0001-first.ts';
import { jobs } from './0002-jobs.ts';
import { steering } from './0003-steering.ts';
import { councils } from './0004-councils.ts';
import { atWork } from './0005-at-work.ts';

/**
 * Each is run once, in this order, and none is changed after its release: databases of every released version are out
 * there. There is no way back; who wants to go back restores a dump.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-jobs': jobs,
  '0003-steering': steering,
  '0004-councils': councils,
  '0005-at-work': atWork,
};
