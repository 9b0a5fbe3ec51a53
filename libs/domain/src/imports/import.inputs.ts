import {
  CountryField,
  CurrencyField,
  LOCALES,
  Nested,
  NestedList,
  OneOf,
  Text,
  Whole,
  ZoneField,
  type CurrencyCode,
  type Locale,
} from '../kernel';
import { IMPORT_LIMITS, IMPORT_TARGETS, type ImportTarget } from './import.types';

/** One column of the file and what it is. */
export class ColumnMappingInput {
  @Text({ max: IMPORT_LIMITS.columnNameLength }) column: string;
  @OneOf(IMPORT_TARGETS) target: ImportTarget;
}

/** What new customers get where the file says nothing. */
export class ImportDefaultsInput {
  @CountryField() country: string;
  @OneOf(LOCALES) locale: Locale;
  @ZoneField() zone: string;
  @CurrencyField() walletCurrency: CurrencyCode;
}

/** Merged: what is left out stays. Columns that are not named become custom fields. */
export class UpdateImportInput {
  @Text({
    max: 60,
    optional: true,
    description: 'the system the file comes from; external ids are unique in it',
  })
  source?: string;

  @NestedList(() => ColumnMappingInput, { max: IMPORT_LIMITS.columns, optional: true })
  mapping?: ColumnMappingInput[];

  @Nested(() => ImportDefaultsInput, { optional: true }) defaults?: ImportDefaultsInput;

  @Whole({ min: 1, optional: true, description: 'the version that was seen, instead of If-Match' })
  version?: number;
}
