import type { Box, Region } from '../evidence.ts';

export interface TableSeen {
  readonly role: string;
  readonly rows: number;
  readonly columns: number;
  readonly headers: number;
  /** Headers that have a scope, or that a cell points to. */
  readonly tied: number;
  /** Rows and columns that have headers in them. */
  readonly headerRows: number;
  readonly headerColumns: number;
  /** Header cells without any words, the first cell of the first row left out. */
  readonly emptyHeaders: readonly { readonly selector: string; readonly html: string; readonly box: Box | null }[];
  /**
   * Cells whose `headers` name a heading of another column and none of their own, in the row of headings where both stand: the
   * first few. Left out where there is none; older evidence does not say.
   */
  readonly misheaded?: readonly MisheadedCell[];
  readonly cells: number;
  readonly emptyCells: number;
  readonly caption: string;
  /** From aria-label, aria-labelledby or a summary. */
  readonly name: string;
  /** The heading right before it. */
  readonly before: string;
  readonly thead: boolean;
  /** Every cell of the first row, or of the first column, is bold or shaded and has words. */
  readonly boldRow: boolean;
  readonly boldColumn: boolean;
  readonly bordered: boolean;
  readonly spans: boolean;
  /** Rows differ in how many columns they fill. */
  readonly uneven: boolean;
  readonly nested: boolean;
  readonly inTable: boolean;
  /** What stands in its cells that data rarely has: headings, forms, navigation, long text. */
  readonly holds: readonly string[];
  /** What the first cells say. */
  readonly sample: readonly string[];
  readonly selector: string;
  readonly html: string;
  readonly region: Region;
  readonly box: Box;
}

export interface MisheadedCell {
  readonly text: string;
  /** The heading that the code names, and the one that the cell stands under. */
  readonly named: string;
  readonly above: string;
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

/** Rows and columns made without a table element. */
export interface GridSeen {
  readonly rows: number;
  readonly columns: number;
  /** `table`: style sheets call its parts rows and cells. `aligned`: boxes that line up. */
  readonly by: 'table' | 'aligned';
  readonly sample: readonly string[];
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

export interface Tables {
  readonly tables: readonly TableSeen[];
  readonly grids: readonly GridSeen[];
  readonly cut: boolean;
  /** There were more places where rows and columns may be than were looked at. */
  readonly gridsCut?: true;
}
