import type { Config } from './config.ts';

/** What a configuration file holds. Every setting may be left out. */
export type UserConfig = { readonly [K in keyof Config]?: Config[K] } & { readonly $schema?: string };

/** Gives a configuration file in TypeScript or JavaScript its types, and changes nothing. */
export const defineConfig = (config: UserConfig): UserConfig => config;
