import type { OfficeFacts } from '../../../../model/seen/documents.ts';
import { attribute, coreOf, EXCEL, type Parts, picturesIn, readXml } from './archive.ts';

/** What an Excel file says of itself, its pictures, and the tables that are marked as such. */
export function readExcel(parts: Parts): OfficeFacts {
  if (!parts.has('xl/workbook.xml')) throw new Error('It has no sheets.');
  const named = (folder: string) => [...parts].flatMap(([name, xml]) => (name.startsWith(folder) ? [xml] : []));
  const pictures = named('xl/drawings/').map((xml) => picturesIn(xml, EXCEL));
  const headed = named('xl/tables/').map(hasHeaders);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    title: coreOf(parts).title,
    // Excel writes down none.
    language: null,
    paragraphs: 0,
    headings: 0,
    boldLines: 0,
    pictures: sum(pictures.map((one) => one.pictures)),
    picturesWithoutWords: sum(pictures.map((one) => one.picturesWithoutWords)),
    tables: headed.length,
    tablesWithoutHeaders: headed.filter((has) => !has).length,
  };
}

function hasHeaders(xml: string): boolean {
  let has = true;
  readXml(xml, {
    open: (tag) => {
      if (tag.name === 'table') has = attribute(tag, 'headerRowCount') !== '0';
    },
  });
  return has;
}
