/** The public surface. What is not listed here may change on any day. */

export { renderReport, reports } from '../reports/registry.ts';
export type { CollectSettings } from './collect.ts';
export { collectSettings, defaultRulebook, openPorts } from './compose.ts';
export { resolveConfig } from './config/resolve.ts';
export type { Config } from './config/schema.ts';
export { settleSample } from './crawl/pin.ts';
export type * from './model/check.ts';
export { cantTell, definePageCheck, defineSiteCheck, failedIf, inapplicable, passed } from './model/check.ts';
export type * from './model/event.ts';
export type * from './model/evidence.ts';
export type * from './model/report.ts';
export type * from './model/result.ts';
export type * from './model/target.ts';
export type * from './model/wcag.ts';
export type { Ports } from './ports.ts';
export type { Rulebook } from './scan.ts';
export { catalogueOf, recheck, scan } from './scan.ts';
export { targetsFromUrls } from './targets/parse.ts';
