export const EVERY = ['day', 'week', 'fortnight', 'month'] as const;
export type Every = (typeof EVERY)[number];
