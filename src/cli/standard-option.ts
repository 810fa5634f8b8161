import { Option } from 'commander';

/** Where a scan has a report already, that one's standard is the default: nobody should get another spine unasked. */
export function standardOption(): Option {
  const meaning = 'the standard the report is built around. Default: as in the report of the scan';
  return new Option('--standard <name>', meaning).choices(['lgdss', 'govuk', 'both']);
}
