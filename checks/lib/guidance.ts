/** What is the same for checks of official guidance that no law asks for. */
export const byGuidance = { basis: 'guidance', legal: [], criteria: [], since: '2026-11-29' } as const;
