import type { Rendered } from '../../src/model/report.ts';

/** For callers who want one piece and know that it is not too long. */
export async function whole(rendered: Rendered | Promise<Rendered>): Promise<string | Uint8Array> {
  const given = await rendered;
  if (typeof given === 'string' || given instanceof Uint8Array) return given;
  const chunks: string[] = [];
  for await (const chunk of given) chunks.push(chunk);
  return chunks.join('');
}
