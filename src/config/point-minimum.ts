export interface PointMinimum {
  /** Of the Local Government Digital Service Standard. */
  readonly point: number;
  readonly least: number;
}

/** `10=60`, or undefined. */
export function readPointMinimum(text: string): PointMinimum | undefined {
  const [, point, least] = /^(\d{1,2})=(\d{1,3})$/.exec(text.trim()) ?? [];
  const read = { point: Number(point), least: Number(least) };
  return read.point >= 1 && read.point <= 15 && read.least >= 0 && read.least <= 100 ? read : undefined;
}
