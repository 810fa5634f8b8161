/** The public surface, described in docs/api.md. What is not listed here may change on any day. */

export type { ReportDocument } from '../reports/lib/document-types.ts';
export { defineConfig, type UserConfig } from './config/define.ts';
export type { ScanOptions } from './library/options.ts';
export type { ReportFormat } from './library/report.ts';
export { type Scanned, scan } from './library/scan.ts';
export type { Check, CheckMeta, Finding, PageCheck, SiteCheck, Verdict } from './model/check.ts';
export { cantTell, definePageCheck, defineSiteCheck, failedIf, inapplicable, passed } from './model/check.ts';
export type { ScanEvent } from './model/event.ts';
export type { PageArtifacts, ScanRecord, SiteArtifacts } from './model/evidence.ts';
export type { ScanResult } from './model/result.ts';
