import { Option } from 'commander';
import { settings } from '../config/schema.ts';
import type { Spine } from '../model/report.ts';
import type { SavedScan } from './saved-scan.ts';

/** Where a scan has a report already, that one's standard is the default: nobody should get another spine unasked. */
export function standardOption(
  meaning = 'the standard the report is built around. Default: as in the report of the scan',
): Option {
  return new Option('--standard <name>', meaning).choices(['lgdss', 'govuk', 'both']);
}

export function standardFor(wished: Spine | undefined, { standard }: SavedScan): Spine {
  return wished ?? standard ?? settings.standard.default;
}
