import { chooseAuthorities } from '../../authorities/choose.ts';
import type { Config } from '../../config/schema.ts';
import type { Failure } from '../../model/evidence.ts';
import { type ParsedTargets, type ScopeDefaults, targetsOfAuthorities } from '../../targets/parse.ts';
import type { Io } from '../io.ts';
import { openRegister } from '../register.ts';

/** The home pages of authorities, by name or code. */
export async function fromRegister(
  asked: readonly string[],
  scope: ScopeDefaults,
  config: Config,
  io: Io,
): Promise<ParsedTargets> {
  const register = await openRegister(config, io);
  if (!register.ok) return { targets: [], problems: [register.error], notes: [] };
  const { chosen, problems } = chooseAuthorities(asked, register.value.authorities, 'the register');
  const homeless = chosen.filter(({ homepage }) => homepage === null).map(({ name }) => noHomepage(name));
  const found = targetsOfAuthorities(chosen, scope);
  return { ...found, problems: [...problems, ...homeless, ...found.problems] };
}

function noHomepage(name: string): Failure {
  return { code: 'authority', message: `The register has no home page for ${name}. Give its address instead.` };
}
