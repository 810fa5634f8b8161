import type { Report, ReportInput, ReportTools } from '../../src/model/report.ts';
import { documentOf } from '../lib/document.ts';
import { collectFindings } from '../lib/findings.ts';
import { picturesOf } from '../lib/pictures.ts';
import { environment, styles } from './environment.ts';
import { findingsView, undecidedView } from './view/findings.ts';
import { methodsView } from './view/methods.ts';
import { pagesView, silentView, untestedView } from './view/pages.ts';
import { pointsView } from './view/points.ts';
import { sampleView } from './view/sample.ts';
import { descriptionOf, summaryView } from './view/summary.ts';

export const html: Report = {
  format: 'html',
  fileName: 'report.html',
  mediaType: 'text/html',
  render,
};

async function render(input: ReportInput, tools: ReportTools): Promise<string> {
  const located = collectFindings(input);
  const document = documentOf(input, located);
  const pictures = await picturesOf(input, document, located, tools);
  return environment().render('report.njk', {
    styles: styles(),
    description: descriptionOf(document),
    summary: summaryView(document),
    points: pointsView(document),
    failed: findingsView(document, 'failed', pictures),
    review: findingsView(document, 'cantTell', pictures),
    undecided: undecidedView(document),
    sample: sampleView(document),
    pages: pagesView(document),
    untested: untestedView(document),
    silent: silentView(document),
    methods: methodsView(document),
  });
}
