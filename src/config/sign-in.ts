/** `Name=VARIABLE`: what is sent, and the environment variable that holds its value. */
const NAMED = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100})=([A-Za-z_][A-Za-z0-9_]{0,99})$/;
const PERSON = /^([A-Za-z_][A-Za-z0-9_]{0,99}):([A-Za-z_][A-Za-z0-9_]{0,99})$/;

export interface NamedValue {
  readonly name: string;
  readonly variable: string;
}

/** Undefined where it is no name of that kind. */
export function parseNamedValue(text: string): NamedValue | undefined {
  const [, name, variable] = NAMED.exec(text) ?? [];
  return name === undefined || variable === undefined ? undefined : { name, variable };
}

/** Of the user and of the password. */
export function parseBasicAuth(text: string): { readonly user: string; readonly password: string } | undefined {
  const [, user, password] = PERSON.exec(text) ?? [];
  return user === undefined || password === undefined ? undefined : { user, password };
}
