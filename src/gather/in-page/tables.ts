/// <reference lib="dom" />
import type { MisheadedCell, TableSeen, Tables } from '../../model/seen/tables.ts';
import type { InPageHelpers } from './helpers.ts';

export function readTables(h: InPageHelpers): Tables {
  const most = 40;
  const mostRows = 60;
  const tidy = (text: string | null | undefined, cap: number) => (text ?? '').replace(/\s+/g, ' ').trim().slice(0, cap);
  const wordsOf = (element: Element | null | undefined) => (element ? h.wordsIn(element) : '');
  const isIn = (element: Element, selector: string) => {
    const parent = h.above(element);
    return parent !== null && h.nearest(parent, selector) !== null;
  };
  const place = (element: Element) => ({
    selector: h.selectorOf(element),
    html: h.startTag(element, 160),
    box: h.boxOf(element),
  });
  /** Bold, or on a ground of its own: set apart the way that headers are. */
  const stands = (cell: Element | undefined) => {
    if (!cell || !h.wordsIn(cell).trim()) return false;
    const only = cell.firstElementChild;
    const whole = only && tidy(h.wordsIn(only), 200) === tidy(h.wordsIn(cell), 200) ? only : cell;
    return Number(getComputedStyle(whole).fontWeight) >= 600;
  };
  const before = (element: Element) => {
    const texts = [element.previousElementSibling, element.parentElement?.previousElementSibling];
    const near = texts.find((one) => one?.matches('h1, h2, h3, h4, h5, h6, [role=heading], strong, b'));
    const text = tidy(wordsOf(near), 121);
    return text.length > 120 ? '' : text;
  };

  const isHeader = (cell: Element) => cell.localName === 'th' || /header$/.test(cell.getAttribute('role') ?? '');
  const idsIn = (cell: Element) => (cell.getAttribute('headers') ?? '').split(/\s+/).filter(Boolean);
  /** Which cell stands where, by row and column: those that reach there from above or from the left included. */
  const gridOf = (rows: readonly HTMLTableRowElement[]) => {
    const grid: Element[][] = rows.map(() => []);
    for (const [at, row] of rows.entries())
      for (const cell of [...row.cells].slice(0, 100)) {
        let column = 0;
        while (grid[at]?.[column]) column += 1;
        for (const [down, below] of rows.slice(at, at + Math.max(1, cell.rowSpan)).entries()) {
          if (below.parentElement !== row.parentElement) break;
          const line = grid[at + down] ?? [];
          for (let across = 0; across < Math.min(cell.colSpan, 50); across += 1) line[column + across] ??= cell;
        }
      }
    return grid;
  };
  /** Cells that name a heading of another column, and none of their own in the same row of headings. */
  const misheadedIn = (rows: readonly HTMLTableRowElement[]): readonly MisheadedCell[] => {
    const cells = rows.flatMap((row) => [...row.cells]).slice(0, 600);
    const pointing = cells.filter((cell) => !isHeader(cell) && idsIn(cell).length > 0);
    if (pointing.length === 0) return [];
    const grid = gridOf(rows);
    // Two headings at least, and nothing else but a corner.
    const heads = grid.filter((line) => {
      // A row with fewer cells than those above it reach down to has holes.
      const [corner, ...rest] = new Set(line.filter(Boolean));
      return rest.length > 0 && rest.every(isHeader) && (rest.length > 1 || (corner && isHeader(corner)));
    });
    return pointing.flatMap((cell) => {
      const line = grid.find((one) => one.includes(cell)) ?? [];
      const named = idsIn(cell)
        .slice(0, 20)
        .map((id) => h.byId(cell, id));
      for (const head of heads) {
        if (head.includes(cell)) continue;
        const own = [...new Set(head.filter((_, column) => line[column] === cell))];
        if (own.some((one) => named.includes(one))) continue;
        // What stands beside the cell too heads its row.
        const other = named.find((one) => one && isHeader(one) && head.includes(one) && !line.includes(one));
        const above = own.find((one) => isHeader(one) && one.id !== '' && !line.includes(one));
        const [says, stands] = [tidy(wordsOf(other), 60), tidy(wordsOf(above), 60)];
        if (!says || !stands || says === stands) continue;
        return [{ text: tidy(wordsOf(cell), 60), named: says, above: stands, ...place(cell) }];
      }
      return [];
    });
  };

  const read = (table: HTMLTableElement): TableSeen | null => {
    const box = h.boxOf(table);
    if (!box || !h.isVisible(table)) return null;
    const rows = [...table.rows].slice(0, mostRows);
    // How many columns a row fills, those that reach into it from above included.
    const reach: number[] = [];
    const widths = rows.map((row) => {
      let width = 0;
      for (const [column, left] of reach.entries()) {
        if (left <= 0) continue;
        width += 1;
        reach[column] = left - 1;
      }
      for (const cell of row.cells) {
        width += Math.min(cell.colSpan, 50);
        if (cell.rowSpan > 1 && reach.length < 200)
          for (let one = 0; one < Math.min(cell.colSpan, 50); one += 1) reach.push(cell.rowSpan - 1);
      }
      return width;
    });
    const columns = Math.max(0, ...widths);
    const cells = rows.flatMap((row) => [...row.cells]).slice(0, 600);
    const headers = cells.filter(isHeader);
    const pointed = new Set(cells.flatMap(idsIn));
    const misheaded = misheadedIn(rows).slice(0, 20);
    const empty = (cell: Element) =>
      !h.wordsIn(cell).trim() && !h.has(cell, 'img, svg, input, select, button, [aria-label]');
    const firstRow = rows[0] ? [...rows[0].cells] : [];
    const [, ...belowFirst] = rows;
    const firstColumn = belowFirst.map((row) => row.cells[0]);
    const holds: string[] = ['h1, h2, h3, h4', 'form', 'nav', 'ul, ol', 'input, select, textarea'].filter((one) =>
      table.querySelector(one),
    );
    if (cells.some((cell) => h.wordsIn(cell).length > 400)) holds.push('text');
    const ids = (table.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const labelled = ids.map((id) => wordsOf(h.byId(table, id))).join(' ');
    const [one] = cells;
    const edge = one ? getComputedStyle(one) : null;
    return {
      role: (table.getAttribute('role') ?? '').slice(0, 40),
      rows: table.rows.length,
      columns,
      headers: headers.length,
      tied: headers.filter((cell) => cell.hasAttribute('scope') || (cell.id !== '' && pointed.has(cell.id))).length,
      headerRows: rows.filter((row) => [...row.cells].filter(isHeader).length > 1).length,
      headerColumns: belowFirst.some((row) => [...row.cells].some(isHeader) && [...row.cells].some((c) => !isHeader(c)))
        ? Math.max(...belowFirst.map((row) => [...row.cells].filter(isHeader).length))
        : 0,
      emptyHeaders: headers
        .filter((cell) => cell.localName === 'th' && empty(cell) && cell !== firstRow[0])
        .slice(0, 5)
        .map(place),
      ...(misheaded.length > 0 ? { misheaded } : {}),
      cells: cells.length,
      emptyCells: cells.filter(empty).length,
      caption: tidy(wordsOf(table.caption), 200),
      name: tidy(labelled || table.getAttribute('aria-label') || table.getAttribute('summary'), 200),
      before: before(table),
      thead: table.tHead !== null,
      boldRow:
        firstRow.length > 1 &&
        firstRow.filter(stands).length >= firstRow.length - (empty(firstRow[0] as Element) ? 1 : 0),
      boldColumn: firstColumn.length > 1 && firstColumn.every(stands),
      bordered:
        (edge !== null && edge.borderBottomStyle !== 'none' && Number.parseFloat(edge.borderBottomWidth) > 0) ||
        Number(table.getAttribute('border') ?? 0) > 0,
      spans: cells.some((cell) => cell.colSpan > 1 || cell.rowSpan > 1),
      uneven: new Set(widths.filter((width) => width > 0)).size > 1,
      nested: h.has(table, 'table'),
      inTable: isIn(table, 'table'),
      holds,
      sample: cells.slice(0, 6).map((cell) => tidy(h.wordsIn(cell), 60)),
      selector: h.selectorOf(table),
      html: h.startTag(table, 160),
      region: h.regionOf(table),
      box,
    };
  };

  const tables: TableSeen[] = [];
  const all = h.everywhere<HTMLTableElement>('table');
  for (const table of all.slice(0, most)) {
    const seen = read(table);
    if (seen) tables.push(seen);
  }

  /** Rows and columns of plain boxes: at least three rows, each of the same number of short texts, one below the other. */
  const grids: Tables['grids'][number][] = [];
  const plain = 'div, section, p, span';
  const matches = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  const shortTexts = (row: Element) => {
    const cells = [...row.children];
    if (cells.length < 2 || cells.length > 12) return null;
    const texts = cells.map((cell) => tidy(cell.textContent, 61));
    const fits = cells.every(
      (cell, index) =>
        matches(cell, plain) &&
        (texts[index]?.length ?? 61) <= 60 &&
        !cell.querySelector('a, button, input, select, textarea, img, h1, h2, h3, h4, h5, h6, label, table, ul'),
    );
    return fits && texts.filter(Boolean).length >= cells.length - 1 ? texts : null;
  };
  /** Cells without rows, which a style sheet sets beside and below each other: those that begin with bold heads, or are full of numbers. */
  const flat = (element: Element): Tables['grids'][number] | null => {
    const cells = [...h.prop(element, 'children')];
    if (cells.length < 6 || cells.length > 200) return null;
    if (cells.some((cell) => !matches(cell, plain) || (cell.textContent?.length ?? 0) > 120)) return null;
    if (
      h
        .prop(element, 'querySelector')
        .call(element, 'a, button, input, select, textarea, img, h1, h2, h3, h4, h5, h6, label, table, ul')
    )
      return null;
    const boxes = cells.map((cell) => h.prop(cell, 'getBoundingClientRect').call(cell));
    const top = boxes[0]?.top ?? 0;
    const columns = boxes.filter((box) => Math.abs(box.top - top) < 12).length;
    const rows = cells.length / columns;
    if (columns < 2 || columns > 12 || rows < 3 || !Number.isInteger(rows)) return null;
    if (boxes.some((box, at) => Math.abs(box.left - (boxes[at % columns]?.left ?? 0)) > 3)) return null;
    const isPlaced = (cell: Element) => {
      const { float, position, display } = getComputedStyle(cell);
      return float !== 'none' || position === 'absolute' || display === 'inline-block';
    };
    if (!/grid|flex/.test(getComputedStyle(element).display) && !cells.every(isPlaced)) return null;
    const isBold = (cell: Element) => Number(getComputedStyle(cell.firstElementChild ?? cell).fontWeight) >= 600;
    const heads = cells.slice(0, columns).every(isBold) && !cells.slice(columns).every(isBold);
    const numbers = cells.filter((cell) => /\d/.test(cell.textContent ?? '')).length;
    if (!heads && numbers < cells.length / 3) return null;
    const sample = cells.slice(0, 6).map((cell) => tidy(cell.textContent, 60));
    return { rows, columns, by: 'aligned', sample, ...place(element) };
  };
  let looked = 0;
  let gridsCut = false;
  /** The most boxes one after the other that hold equally many parts. Other text may stand before and behind them. */
  const rowsIn = (children: readonly Element[]) => {
    let best: Element[] = [];
    let run: Element[] = [];
    for (const child of children) {
      const fits = h.prop(child, 'children').length >= 2 && matches(child, 'div:not([role]), section:not([role]), p');
      if (!fits) run = [];
      else if (run[0]?.children.length === h.prop(child, 'children').length) run.push(child);
      else run = [child];
      if (run.length > best.length) best = run;
    }
    return best;
  };
  const around = ':is(:is(div, section):not([role]), main, article):not(table *):has(> * + * + *)';
  for (const element of document.querySelectorAll(around)) {
    looked += 1;
    gridsCut = looked > 600 || grids.length >= 10;
    if (gridsCut) break;
    const children = [...h.prop(element, 'children')];
    const found = children.length >= 6 ? flat(element) : null;
    if (found && h.prop(element, 'checkVisibility').call(element)) grids.push(found);
    if (found || children.length > 100) continue;
    const rows = rowsIn(children);
    const [first] = rows;
    if (!first || (rows.length < children.length && rows.length < 3)) continue;
    const columns = first.children.length;
    if (!h.prop(element, 'checkVisibility').call(element)) continue;
    const texts = rows.map(shortTexts);
    if (texts.some((row) => row === null)) continue;
    const lefts = (row: Element) =>
      [...row.children].map((cell) => Math.round(h.prop(cell, 'getBoundingClientRect').call(cell).left)).join(' ');
    const tops = [...first.children].map((cell) => Math.round(h.prop(cell, 'getBoundingClientRect').call(cell).top));
    const beside = new Set(lefts(first).split(' ')).size === columns && Math.max(...tops) - Math.min(...tops) < 12;
    if (!beside || new Set(rows.map(lefts)).size > 1) continue;
    const by = /^table-row/.test(getComputedStyle(first).display) ? 'table' : 'aligned';
    if (by === 'aligned' && rows.length < 3) continue;
    grids.push({
      rows: rows.length,
      columns,
      by,
      sample: (texts.flat() as string[]).slice(0, 6),
      ...place(rows.length < children.length ? first : element),
    });
  }
  return { tables, grids, cut: all.length > most, ...(gridsCut ? { gridsCut } : {}) };
}
