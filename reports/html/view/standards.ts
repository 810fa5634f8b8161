import type { Spine } from '../../../src/model/report.ts';

type Standard = Exclude<Spine, 'both'>;

const STANDARDS = {
  lgdss: {
    id: 'lgdss',
    title: 'Local Government Digital Service Standard',
    heading: 'The 15 points',
    /** Before the number of a point. */
    word: 'Point',
    wordInside: 'point',
    nearest: 'Nearest GOV.UK points',
    short: 'Local standard',
  },
  govuk: {
    id: 'govuk',
    title: 'GOV.UK Service Standard',
    heading: 'The 14 GOV.UK points',
    word: 'GOV.UK point',
    wordInside: 'GOV.UK point',
    nearest: 'Nearest LGDSS points',
    short: 'GOV.UK standard',
  },
} as const;

const TOLD: Readonly<Record<Spine, readonly Standard[]>> = {
  lgdss: ['lgdss'],
  govuk: ['govuk'],
  both: ['lgdss', 'govuk'],
};

/** The standards told point by point, in order; the rest get one table. */
export function standardsOf(spine: Spine) {
  const told = TOLD[spine];
  const others = TOLD.both.filter((id) => !told.includes(id));
  return {
    // The first keeps the plain anchors, so that links to a report hold whatever it is built around.
    told: told.map((id, index) => ({ ...STANDARDS[id], suffix: index === 0 ? '' : `-${id}` })),
    others: others.map((id) => STANDARDS[id]),
  };
}

export function spineTitle(spine: Spine): string {
  return TOLD[spine].map((id) => STANDARDS[id].title).join(' and the ');
}
