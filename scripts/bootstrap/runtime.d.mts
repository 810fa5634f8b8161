export function ensureRuntime(root: string, version?: string): void;
