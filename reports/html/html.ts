import type { Report, ReportInput, ReportTools } from '../../src/model/report.ts';
import { partsOf } from '../lib/document.ts';
import { loadingOf } from '../lib/loading.ts';
import { apart } from '../lib/own-checks.ts';
import { picturesOf } from '../lib/pictures.ts';
import { shotsOf } from '../lib/shots.ts';
import { chartsView } from './charts/charts.ts';
import { environment, script, styles } from './environment.ts';
import { budgetsView } from './view/budgets.ts';
import { fieldDataView } from './view/field-data.ts';
import { filterView } from './view/filter.ts';
import { findingsView, undecidedView } from './view/findings.ts';
import { inventoryView } from './view/inventory.ts';
import { journeysView } from './view/journeys.ts';
import { measuredView } from './view/measured.ts';
import { methodsView } from './view/methods.ts';
import { ownChecksView } from './view/own-checks.ts';
import { pagesView, silentView, untestedView } from './view/pages.ts';
import { pointsView } from './view/points.ts';
import { probedView } from './view/probed.ts';
import { sampleView } from './view/sample.ts';
import { spineTitle } from './view/standards.ts';
import { descriptionOf, summaryView } from './view/summary.ts';
import { wcagView } from './view/wcag.ts';
import { weightsView } from './view/weights.ts';

export const html: Report = {
  format: 'html',
  fileName: 'report.html',
  mediaType: 'text/html',
  render,
};

async function render(input: ReportInput, tools: ReportTools): Promise<string> {
  const parts = partsOf(input);
  const { standard: document, own } = apart(parts.document);
  const shots = await shotsOf(input, parts, tools);
  const pictures = await picturesOf(input, parts, tools, shots);
  const loading = await loadingOf(input, document, tools);
  return environment().render('report.njk', {
    styles: styles(),
    script: script(),
    description: descriptionOf(document),
    summary: summaryView(document),
    standard: spineTitle(document.standard),
    points: pointsView(document),
    wcag: wcagView(document),
    charts: chartsView(document),
    filter: filterView(document),
    shots,
    failed: findingsView(document, 'failed', { pictures, shots }),
    review: findingsView(document, 'cantTell', { pictures, shots }),
    undecided: undecidedView(document),
    own: ownChecksView(own, { pictures, shots }),
    sample: sampleView(document),
    probed: probedView(document, shots),
    journeys: journeysView(document),
    inventory: inventoryView(document),
    measured: measuredView(document, loading),
    budgets: budgetsView(document),
    fieldData: fieldDataView(document),
    weights: weightsView(document),
    pages: pagesView(document),
    untested: untestedView(document),
    silent: silentView(document),
    methods: methodsView(document),
  });
}
