import { statusNotContradicted } from '../../../checks/statement/status-not-contradicted.ts';
import type { CriteriaJudged } from '../../../src/model/check.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { home, inWelshOnly, noStatement, notOpened, type Parts, pageOf, parts, statementOf } from './model.ts';
import { STATEMENT } from './pages.ts';

type Found = Partial<CriteriaJudged>;
const clean: Found = { met: ['1.4.3'] };

/** A site of three pages: the home page, the statement and another. */
function scanned(some: Parts, found: Found = clean, elsewhere: Found = clean) {
  const all: CriteriaJudged = { failed: [], open: [], met: [] };
  return {
    site: {},
    pages: [home(), statementOf(some), pageOf('<h1>Bins</h1>', { url: `${ORIGIN}/bins` })],
    context: {
      judged: [
        { url: `${ORIGIN}/`, fact: { ...all, ...found } },
        { url: STATEMENT, fact: { ...all, ...clean } },
        { url: `${ORIGIN}/bins`, fact: { ...all, ...elsewhere } },
      ],
    },
  };
}

const fully = { status: parts.status.replace('partially', 'fully'), problems: '' };
const faint: Found = { failed: ['1.4.3'] };
const noPictures: Found = { failed: ['1.1.1'], met: ['1.4.3'] };
const faintListed = {
  problems: '<h2>Non-accessible content</h2><ul><li>Some words are faint. This fails 1.4.3.</li></ul>',
};

siteCheckCases(statusNotContradicted, {
  passed: [
    { name: 'partially compliant, and the failure is listed', ...scanned({}, noPictures) },
    { name: 'fully compliant, and no failure was found', ...scanned(fully) },
    { name: 'fully compliant, and a person is asked', ...scanned(fully, { open: ['1.4.3'] }) },
    { name: 'listed, and the scan met nothing to judge', ...scanned({}) },
    {
      name: 'listed for documents, which this does not open',
      ...scanned({
        problems: '<h2>Non-accessible content</h2><ul><li>Our older PDFs are faint. This fails 1.4.3.</li></ul>',
      }),
    },
    { name: 'listed, not seen, and not decided everywhere', ...scanned(faintListed, { open: ['1.4.3'] }) },
  ],
  failed: [
    {
      name: 'fully compliant, and sure failures',
      ...scanned(fully, { failed: ['1.1.1', '1.4.3'] }, faint),
      messages: ['contradicted', 'contradicted'],
      data: [
        { criterion: '1.1.1', pages: 1, example: `${ORIGIN}/` },
        { criterion: '1.4.3', pages: 2, example: `${ORIGIN}/` },
      ],
      at: [STATEMENT, STATEMENT],
    },
  ],
  cantTell: [
    notOpened,
    inWelshOnly,
    {
      name: 'a failure that is not listed',
      ...scanned({}, noPictures, { failed: ['2.1.1'] }),
      messages: ['notListed'],
      data: [{ criterion: '2.1.1', pages: 1, example: `${ORIGIN}/bins` }],
      at: [STATEMENT],
    },
    {
      name: 'a failure that is listed and not met any more',
      ...scanned({}, { met: ['1.1.1'] }),
      messages: ['notSeen'],
      data: [{ criterion: '1.1.1', pages: 1 }],
    },
    { name: 'no status: the lists can still be compared', ...scanned({ status: '' }, faint), messages: ['notListed'] },
    { name: 'nothing was judged', ...scanned(fully), context: { judged: [] }, messages: [] },
    { name: 'nobody says what was judged', ...scanned(fully), context: {}, messages: [] },
  ],
  inapplicable: noStatement,
});
