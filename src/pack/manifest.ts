import { z } from 'zod';
import { canonical, isDigest } from '../evidence/canonical.ts';
import { parseJson } from '../evidence/json.ts';
import type { Digest, Failure, Gathered } from '../model/evidence.ts';
import { clashesIn, problemOfName } from './names.ts';

export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig';
export const SUMS = 'SHA256SUMS';
export const PUBLIC_KEY = 'signing-key.pem';
/** What the manifest cannot list, because it stands for the manifest itself. */
export const OUTSIDE: readonly string[] = [MANIFEST, SIGNATURE, SUMS];

/** Raise it with every change of the layout. verify must go on reading every version below. */
export const PACK_SCHEMA = 2;
/** A whole scan is packed as it always was, so that programs of any version read it. Parts are new in the second one. */
const WHOLE_SCHEMA = 1;

export function packSchema(isPart: boolean): 1 | 2 {
  return isPart ? PACK_SCHEMA : WHOLE_SCHEMA;
}

/** What is known again at another council as the same fault. */
export interface Fault {
  readonly check: string;
  /** Key of the message of the check. */
  readonly message: string;
  /** What its places have in common, such as `a.button[type=submit]`. */
  readonly cause: string;
  /** The platform of the hosts it stands on; null where nobody asked for one. */
  readonly platform: string | null;
}

/** A pack that holds one fault of a scan and nothing else of it. */
export interface Part {
  /** The id of the whole scan. The pack has ids of its own. */
  readonly scan: Digest;
  readonly fault: Fault;
}

export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  /** 64 hexadecimal digits, as `sha256sum` prints them. */
  readonly sha256: string;
}

export interface Manifest {
  readonly kind: 'lgdss-evidence-pack';
  readonly schema: 1 | 2;
  readonly tool: { readonly name: string; readonly version: string };
  readonly scan: Digest;
  readonly result: Digest;
  /** Only where personal data was taken out: the id of the scan as it was before. The first packs named the result's too. */
  readonly redacted?: { readonly scan: Digest; readonly result?: Digest };
  /** Only where it is not the whole scan. */
  readonly part?: Part;
  /** Who signs the pack, or null. Part of what is signed, so that a signature cannot be taken off unnoticed. */
  readonly signer: { readonly algorithm: 'Ed25519'; readonly fingerprint: string } | null;
  /** Sorted by path, in code-unit order. */
  readonly files: readonly ListedFile[];
}

const digestSchema = z.custom<Digest>(isDigest);
const partSchema = z.strictObject({
  scan: digestSchema,
  fault: z.strictObject({ check: z.string(), message: z.string(), cause: z.string(), platform: z.string().nullable() }),
});
const manifestSchema: z.ZodType<Manifest> = z.strictObject({
  kind: z.literal('lgdss-evidence-pack'),
  schema: z.union([z.literal(WHOLE_SCHEMA), z.literal(PACK_SCHEMA)]),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  scan: digestSchema,
  result: digestSchema,
  redacted: z.strictObject({ scan: digestSchema, result: digestSchema.exactOptional() }).exactOptional(),
  part: partSchema.exactOptional(),
  signer: z.strictObject({ algorithm: z.literal('Ed25519'), fingerprint: z.string() }).nullable(),
  files: z.array(
    z.strictObject({ path: z.string(), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});

/** Canonical JSON, so that equal manifests are equal bytes and one signature fits. */
export function writeManifest(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(canonical(manifest));
}

/** The manifest, or one sentence that says why the bytes are not one. */
export function readManifest(bytes: Uint8Array): Gathered<Manifest> {
  const text = new TextDecoder().decode(bytes);
  const parsed = parseJson(text);
  if (!parsed.ok) return wrong('is not JSON, so it was changed or cut short');
  const { kind, schema } = Object(parsed.value) as { kind?: unknown; schema?: unknown };
  if (kind !== 'lgdss-evidence-pack') return wrong('is not the manifest of an evidence pack');
  if (typeof schema === 'number' && schema > PACK_SCHEMA)
    return wrong(`is of version ${schema}, and this program knows versions up to ${PACK_SCHEMA}. Use a newer one`);
  const checked = manifestSchema.safeParse(parsed.value);
  if (!checked.success || checked.data.schema !== packSchema(checked.data.part !== undefined))
    return wrong('does not have the form of a manifest, so it was changed');
  const problem =
    canonical(checked.data) === text ? problemOf(checked.data) : 'is not written as this program writes it';
  return problem === undefined ? { ok: true, value: checked.data } : wrong(`${problem}, so it was changed`);
}

function problemOf({ files }: Manifest): string | undefined {
  const names = files.map(({ path }) => path);
  const odd = names.find((name) => problemOfName(name) !== undefined || OUTSIDE.includes(name));
  if (odd !== undefined) return `lists a file with a name that no pack has (${JSON.stringify(odd)})`;
  if (names.some((name, index) => index > 0 && name <= (names[index - 1] ?? ''))) return 'lists its files out of order';
  return clashesIn([...names, ...OUTSIDE]).length > 0 ? 'lists two files under one name' : undefined;
}

/** What `sha256sum -c` reads: for those who check a pack without this program. */
export function writeSums(files: readonly ListedFile[]): Uint8Array {
  return new TextEncoder().encode(files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''));
}

function wrong(problem: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code: 'manifest', message: `${MANIFEST} ${problem}.` } };
}
