import { JsonObject, type Locale, LOCALES, OneOf, TextList, ZoneField } from '../kernel';
import { EXPORT_LISTS, type ExportList } from './export.types';

/** Which list is wanted as a file, and how it is to be written. */
export class CreateExportInput {
  @OneOf(EXPORT_LISTS)
  list: ExportList;

  @JsonObject({
    optional: true,
    description: "the same as the list's `filter`; a wallet-entries needs customerId",
  })
  filter?: Record<string, unknown>;

  @TextList({ optional: true, max: 2, each: 60, description: '["field", "ASC" | "DESC"], as of the list' })
  sort?: string[];

  @TextList({ max: 40, each: 60, description: 'in the order in which they are to stand' })
  columns: string[];

  @ZoneField({ description: 'times are written on its clock; the headings name it' })
  zone: string;

  @OneOf(LOCALES, { description: 'of the headings' })
  locale: Locale;
}
