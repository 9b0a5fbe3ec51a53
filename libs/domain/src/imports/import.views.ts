import { Id, InstantField, JsonObject, Nested, NestedList, OneOf, Text, TextList, Whole } from '../kernel';
import { ColumnMappingInput, ImportDefaultsInput } from './import.inputs';
import {
  IMPORT_DELIMITERS,
  IMPORT_ENCODINGS,
  IMPORT_LIMITS,
  IMPORT_STATES,
  type ImportDelimiter,
  type ImportEncoding,
  type ImportState,
} from './import.types';

/** How many rows had which outcome; in a dry run: would have. */
export class ImportTallyView {
  @Whole() done: number;
  @Whole() created: number;
  @Whole() updated: number;
  @Whole() unchanged: number;
  @Whole() rejected: number;
}

export class ImportView {
  @Id() id: string;
  @Text({ max: 20 }) reference: string;
  @OneOf(IMPORT_STATES) state: ImportState;
  @Text({ max: IMPORT_LIMITS.fileNameLength }) fileName: string;
  @Whole() fileBytes: number;
  @OneOf(IMPORT_ENCODINGS) encoding: ImportEncoding;
  @OneOf(IMPORT_DELIMITERS) delimiter: ImportDelimiter;
  @TextList({ max: IMPORT_LIMITS.columns, each: IMPORT_LIMITS.columnNameLength }) columns: string[];
  @Whole({ description: 'lines with data, the header not counted' }) rowsTotal: number;
  @Text({ max: 60, description: 'the system the file comes from' }) source: string;
  @NestedList(() => ColumnMappingInput, { max: IMPORT_LIMITS.columns }) mapping: ColumnMappingInput[];
  @Nested(() => ImportDefaultsInput) defaults: ImportDefaultsInput;
  @Nested(() => ImportTallyView, { nullable: true, description: 'of the dry run' })
  forecast: ImportTallyView | null;
  @Nested(() => ImportTallyView, { nullable: true, description: 'of the run so far' })
  result: ImportTallyView | null;
  @Whole({ description: 'of the last dry run or run; the first 1,000 are listed' }) errorsTotal: number;
  @Text({ max: 60, nullable: true, description: 'why it could not go on' }) problemCode: string | null;
  @Text({ max: 120 }) createdBy: string;
  @InstantField() createdAt: string;
  @InstantField({ nullable: true }) startedAt: string | null;
  @InstantField({ nullable: true }) finishedAt: string | null;
  @Whole({ min: 1 }) version: number;
}

/** The first rows of the file, for choosing the mapping; `cells` are in the order of the columns. */
export class ImportSamplesView {
  @Id() id: string;
  @NestedList(() => ImportSampleView) rows: ImportSampleView[];
}

export class ImportSampleView {
  @Whole({ min: 1 }) line: number;
  @TextList({ max: IMPORT_LIMITS.columns, each: 80 }) cells: string[];
}

/** One thing that is wrong in one line. The value is not repeated: it stands in the file. */
export class ImportErrorView {
  @Id() id: string;
  @Whole({ min: 1, description: 'in the file, the header is line 1' }) line: number;
  @Text({ max: 60, nullable: true, description: 'the header; none when the whole row is wrong' })
  column: string | null;
  @Text({ max: 40 }) field: string;
  @Text({ max: 40 }) code: string;
  @JsonObject() params: Record<string, unknown>;
}
