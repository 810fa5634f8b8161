import { encode } from 'jpeg-js';
import { expect, it } from 'vitest';
import { renderReport } from '../../reports/registry.ts';
import { everythingMeasured } from '../helpers/measured-report.ts';
import { expectReportPasses, withSections } from '../helpers/own-report.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

/** A report has these from whoever signed the scan, and from the sources of its checks. */
const NOT_IN_AN_INVENTED_SCAN = ['open-standards/licence', 'measurement/feedback-route'];

/**
 * The parts in which what was measured stands, and the findings for the script. All other parts are those of any report, and
 * are tried out as a whole in councils.ts: to press the Tab key through them once more would take most of the time.
 */
const PARTS = ['summary', 'charts', 'findings', 'measured', 'budgets', 'field-data', 'weights'];

/** One that is full of findings is tested where its council is scanned, in councils.ts. */
it('our own report of everything that can be measured passes our own scanner', async () => {
  const folder = await temporaryFolder();
  const { data } = encode({ data: Buffer.alloc(120 * 213 * 4, 200), width: 120, height: 213 }, 60);
  const { input, tools } = everythingMeasured([...data]);
  const html = String(await renderReport('html', input, tools));
  const { page, has } = withSections(html, PARTS);
  expect(has).toEqual(expect.arrayContaining(['summary', 'charts', 'findings', 'measured', 'weights']));
  await expectReportPasses(page, folder.path, NOT_IN_AN_INVENTED_SCAN);
  await folder.remove();
}, 900_000);
