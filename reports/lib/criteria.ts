/** A success criterion as reports name it. The table is in checks/standards, which reports do not know. */
export interface Criterion {
  readonly number: string;
  readonly name: string;
  readonly level: 'A' | 'AA';
  readonly url: string;
}
