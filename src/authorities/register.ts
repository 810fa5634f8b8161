import { z } from 'zod';
import { parseJson } from '../evidence/json.ts';
import { isGss } from './match.ts';

export const tiers = ['county', 'district', 'unitary'] as const;
export type Tier = (typeof tiers)[number];

export const nations = ['England', 'Northern Ireland', 'Scotland', 'Wales'] as const;
export type Nation = (typeof nations)[number];

export interface Authority {
  readonly name: string;
  readonly gss: string;
  /** As GOV.UK writes it in addresses. */
  readonly slug: string;
  readonly nation: Nation;
  readonly tier: Tier;
  readonly homepage: string | null;
  /** GSS code of the county that a district is part of. */
  readonly county: string | null;
}

/** What `lgdss authorities import` keeps in the user's data folder. */
export interface Register {
  readonly schema: 1;
  /** The file or address it was read from. */
  readonly source: string;
  readonly importedAt: string;
  readonly authorities: readonly Authority[];
}

const gss = z.string().refine(isGss);
const schema: z.ZodType<Register> = z.object({
  schema: z.literal(1),
  source: z.string(),
  importedAt: z.string(),
  authorities: z.array(
    z.object({
      name: z.string().min(1),
      gss,
      slug: z.string(),
      nation: z.enum(nations),
      tier: z.enum(tiers),
      homepage: z.string().nullable(),
      county: gss.nullable(),
    }),
  ),
});

/** A register as it was kept, or undefined for what is none. */
export function registerFrom(text: string): Register | undefined {
  const parsed = parseJson(text);
  const result = schema.safeParse(parsed.ok ? parsed.value : undefined);
  return result.success ? result.data : undefined;
}
