import {
  builtInTemplate,
  EVENT_VARIABLES,
  type NotificationTemplateDetailView,
  type NotificationTemplateView,
  TEMPLATE_CASES,
  TEMPLATE_VARIABLES,
  type TemplateVersionView,
} from '@ur-desk/domain/notifications';
import { type NotificationTemplateVersionEntity } from './template-version.entity';
import { type IdentifiedSlot } from './template-slots';

/** What is written about a text's newest version: all null where nobody has changed it. */
export interface TemplateRow extends IdentifiedSlot {
  number: number | null;
  subject: string | null;
  body: string | null;
  created_at: Date | null;
  created_by_name: string | null;
}

export function templateView(row: TemplateRow): NotificationTemplateView {
  const { id, event, channel, locale, body } = row;
  const words = body === null ? builtInTemplate(row) : { subject: row.subject, body };
  return {
    ...{ id, event, channel, locale },
    builtIn: body === null,
    ...words,
    version: row.number ?? 1,
    updatedAt: row.created_at?.toISOString() ?? null,
    updatedBy: row.created_by_name,
  };
}

export const versionView = (row: NotificationTemplateVersionEntity): TemplateVersionView => ({
  number: row.number,
  builtIn: row.body === null,
  subject: row.subject,
  body: row.body,
  createdAt: row.createdAt.toISOString(),
  createdBy: row.createdByName,
});

export function templateDetailView(
  row: TemplateRow,
  versions: readonly NotificationTemplateVersionEntity[],
): NotificationTemplateDetailView {
  const { variables, required, cases } = EVENT_VARIABLES[row.event];
  return {
    ...templateView(row),
    builtInText: builtInTemplate(row),
    variables: variables.map((name) => ({
      name,
      text: TEMPLATE_VARIABLES[name].text,
      required: required.includes(name),
      optional: 'optional' in TEMPLATE_VARIABLES[name],
    })),
    cases: cases.flat().map((name) => ({ name, text: TEMPLATE_CASES[name] })),
    versions: versions.map(versionView),
  };
}
