import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import type * as z from 'zod';
import type { InsightKind } from '../../../../server/contract/insights.ts';

export interface OptionFieldsProps<Options> {
  options: Options;
  onChange: (change: Partial<Options>) => void;
  /** What the server said about one of them. */
  problemAt: (name: keyof Options & string) => string | undefined;
}

export interface ReportProps<Result> {
  result: Result;
}

export interface ChangesProps<Changes, Result> {
  changes: Changes;
  /** What is compared with another. */
  result: Result;
}

/** A table of a result: its first line names the columns. */
export type Sheet = (string | number)[][];

/** What the page of one analysis has of its own; all else is the same for each. */
export interface InsightParts<Result, Options, Changes> {
  kind: InsightKind;
  result: z.ZodType<Result>;
  options: z.ZodType<Options>;
  changes: z.ZodType<Changes>;
  Report: ComponentType<ReportProps<Result>>;
  Changes: ComponentType<ChangesProps<Changes, Result>>;
  OptionFields: ComponentType<OptionFieldsProps<Options>>;
  /** Figures for a spreadsheet. */
  toSheet: (result: Result, t: TFunction) => Sheet;
}
