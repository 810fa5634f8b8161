import path from 'node:path';

export interface Machine {
  /** As Node names it: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Where a program keeps its data for this user, by the custom of the system. */
export function dataFolder({ platform, home, env }: Machine): string {
  if (platform === 'win32') {
    return path.win32.join(env.APPDATA || path.win32.join(home, 'AppData', 'Roaming'), 'lgdss');
  }
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', 'lgdss');
  // The XDG specification says to pass over a relative path.
  const given = env.XDG_DATA_HOME ?? '';
  return path.posix.join(given.startsWith('/') ? given : path.posix.join(home, '.local', 'share'), 'lgdss');
}

/**
 * Where a program keeps what it can make again, by the custom of the system. Null for a user without a home: what is kept is
 * run, so that it may never lie where somebody else can write, such as in the folder that the user stands in.
 */
export function cacheFolder({ platform, home, env }: Machine): string | null {
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA || path.win32.join(home, 'AppData', 'Local');
    return path.win32.isAbsolute(local) ? path.win32.join(local, 'lgdss', 'Cache') : null;
  }
  const given = platform === 'darwin' ? '' : (env.XDG_CACHE_HOME ?? '');
  if (given.startsWith('/')) return path.posix.join(given, 'lgdss');
  if (!home.startsWith('/')) return null;
  return path.posix.join(home, ...(platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']), 'lgdss');
}
