import type { Inventory } from '../../src/model/result.ts';

const none = { total: 0, list: [] };

/** Of a site of which nothing is known. */
export const emptyInventory: Inventory = {
  templates: none,
  documents: { ...none, formats: [], elsewhere: 0 },
  languages: {
    english: 0,
    welsh: 0,
    other: 0,
    pairs: none,
    englishWithWelsh: null,
    welshWithEnglish: null,
    englishAlone: none,
    welshAlone: none,
    oneWay: none,
    mislabelled: none,
    unchecked: none,
  },
  noindex: none,
};
