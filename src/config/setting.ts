import { z } from 'zod';

/** One row of the table in schema.ts: everything there is to know about a setting. */
export interface Setting<T> {
  readonly schema: z.ZodType<T>;
  readonly default: T;
  /** Ours begin alike; the address of a database has a name that hosts and programs agree on. */
  readonly env: `LGDSS_${string}` | 'DATABASE_URL';
  /** Completes "must be …" in messages and stands in the Values column of the documentation. */
  readonly values: string;
  /** How text from the environment or the command line becomes a value. */
  readonly read: (text: string) => unknown;
  readonly sentence: string;
  /** A wrong value is not repeated in a message: somebody may have typed a secret in place of its name. */
  readonly secret?: true;
  /** Only where the default is worked out and cannot be shown as a value. */
  readonly defaultText?: string;
}

type Row<T> = Omit<Setting<T>, 'schema' | 'values' | 'read'>;

export function wholeNumber(from: number, to: number, row: Row<number>): Setting<number> {
  return { ...row, schema: z.int().min(from).max(to), values: between(from, to), read: Number };
}

export function wholeNumberOrAuto(from: number, to: number, row: Row<number | null>): Setting<number | null> {
  return {
    ...row,
    schema: z.int().min(from).max(to).nullable(),
    values: `${between(from, to)}, or auto`,
    read: (text) => (text === 'auto' ? null : Number(text)),
  };
}

export function wholeNumberOrNone(from: number, to: number, row: Row<number | null>): Setting<number | null> {
  return {
    ...row,
    schema: z.int().min(from).max(to).nullable(),
    values: between(from, to),
    read: (text) => (text === 'none' ? null : Number(text)),
  };
}

export function yesOrNo(row: Row<boolean>): Setting<boolean> {
  return { ...row, schema: z.boolean(), values: 'true or false', read: readBoolean };
}

export function textOrNone(values: string, row: Row<string | null>): Setting<string | null> {
  return { ...row, schema: z.string().min(1).nullable(), values, read: (text) => text };
}

/** Like someText, where there may be none. */
export function someTextOrNone(values: string, matching: RegExp, row: Row<string | null>): Setting<string | null> {
  return {
    ...row,
    schema: z.string().regex(matching).nullable(),
    values,
    read: (text) => (text === 'none' ? null : text),
  };
}

/** For what a pattern cannot tell: `read` makes nothing of a wrong text. `none` is the default, as elsewhere. */
export function textThat(
  read: (text: string) => unknown,
  values: string,
  row: Row<string | null>,
): Setting<string | null> {
  const schema = z
    .string()
    .refine((text) => read(text) !== undefined)
    .nullable();
  return { ...row, schema, values, read: (text) => (text === 'none' ? null : text) };
}

/** `matching` is how the text must look; header values, for example, must not break out of their line. */
export function someText(values: string, matching: RegExp, row: Row<string>): Setting<string> {
  return { ...row, schema: z.string().regex(matching), values, read: (text) => text };
}

export function list(values: string, row: Row<readonly string[]>): Setting<readonly string[]> {
  return listOf(values, (one) => one !== '', row);
}

/** `isOne` tells whether a text may stand in the list. */
export function listOf(
  values: string,
  isOne: (text: string) => boolean,
  row: Row<readonly string[]>,
): Setting<readonly string[]> {
  return {
    ...row,
    schema: z.array(z.string().refine(isOne)).max(1000),
    values,
    read: (text) =>
      text
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
  };
}

/** A list of objects: plain in a configuration file, as JSON elsewhere. */
export function listOfThings<T>(
  schema: z.ZodType<T>,
  values: string,
  row: Row<readonly T[] | null>,
): Setting<readonly T[] | null> {
  const all = z.array(schema).min(1).max(100).readonly().nullable();
  return { ...row, schema: all, values, read: (text) => (text === 'none' ? null : parseJson(text)) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function choice<const T extends string>(choices: readonly T[], row: Row<T>): Setting<T> {
  return { ...row, schema: z.enum(choices), values: inWords(choices), read: (text) => text };
}

export function choiceOrNone<const T extends string>(choices: readonly T[], row: Row<T | null>): Setting<T | null> {
  return {
    ...row,
    schema: z.enum(choices).nullable(),
    values: inWords(choices),
    read: (text) => (text === 'none' ? null : text),
  };
}

function inWords(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}

function readBoolean(text: string): unknown {
  if (/^(1|true|yes|on)$/i.test(text)) return true;
  if (/^(0|false|no|off)$/i.test(text)) return false;
  return text;
}

function between(from: number, to: number): string {
  return `a whole number from ${grouped(from)} to ${grouped(to)}`;
}

/** 100000 as 100,000. Not toLocaleString: that depends on how Node was built. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
