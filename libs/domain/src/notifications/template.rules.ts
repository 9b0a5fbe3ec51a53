import { type FieldError, type FieldProblemCode, type Locale, Problem, type ProblemParams } from '../kernel';
import { type NotificationChannel, type NotificationEvent } from './notification.types';
import { fillTemplate, textOfLine } from './template.fill';
import { allParts, parseTemplate, type TemplateLine, TemplateOpen } from './template.text';
import { ENGLISH_TEMPLATES } from './template.texts.en';
import { CHINESE_TEMPLATES } from './template.texts.zh';
import {
  EVENT_VARIABLES,
  TEMPLATE_VARIABLES,
  type TemplateCase,
  type TemplateText,
  type TemplateValues,
  type TemplateVariable,
} from './template.types';

/** There is one text for each. */
export interface TemplateSlot {
  event: NotificationEvent;
  channel: NotificationChannel;
  locale: Locale;
}

const BUILT_IN = { en: ENGLISH_TEMPLATES, zh: CHINESE_TEMPLATES };

/** The text that comes with the product. */
export function builtInTemplate({ event, channel, locale }: TemplateSlot): TemplateText {
  const { subject, body, sms } = BUILT_IN[locale][event];
  return channel === 'email' ? { subject, body } : { subject: null, body: sms };
}

type Field = 'subject' | 'body';

const problem = (field: Field, code: FieldProblemCode, params: ProblemParams = {}): FieldError => ({
  field,
  code,
  params,
});

const listed = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(' ');

/** Names that the event does not know. */
function unknownNames(
  field: Field,
  blocks: readonly TemplateLine[][],
  event: NotificationEvent,
): FieldError[] {
  const { variables, cases } = EVENT_VARIABLES[event];
  const known = cases.flat();
  for (const part of blocks.flat().flatMap(({ parts }) => allParts(parts))) {
    if (part.kind === 'variable' && !variables.includes(part.name as TemplateVariable))
      return [
        problem(field, 'template_variable_unknown', { variable: `{${part.name}}`, known: listed(variables) }),
      ];
    if (part.kind === 'case' && !known.includes(part.name as TemplateCase))
      return [problem(field, 'template_case_unknown', { case: part.name, known: known.join(', ') || '–' })];
  }
  return [];
}

/** Every combination of the event's cases, each with nothing but what is always there. */
function poorestValues(event: NotificationEvent): TemplateValues[] {
  const { variables, cases } = EVENT_VARIABLES[event];
  const combinations = cases.reduce<TemplateCase[][]>(
    (made, group) => made.flatMap((one) => group.map((name) => [...one, name])),
    [[]],
  );
  const given = variables.filter((name) => !('optional' in TEMPLATE_VARIABLES[name]));
  const values = Object.fromEntries(given.map((name) => [name, name]));
  return combinations.map((chosen) => ({ variables: values, cases: chosen }));
}

/** Variables that a text does not say in every case. */
function notSaid(blocks: readonly TemplateLine[][], event: NotificationEvent): TemplateVariable[] {
  const filled = poorestValues(event).map((values) => fillTemplate(blocks, values).flat());
  const isSaid = (name: string) =>
    filled.every((lines) => lines.some(({ pieces }) => pieces.some(({ variable }) => variable === name)));
  return EVENT_VARIABLES[event].required.filter((name) => !isSaid(name));
}

/** What is wrong with a subject: it is one line, and there in every case. */
function subjectErrors(subject: string, event: NotificationEvent): FieldError[] {
  const blocks = parseTemplate(subject);
  const unknown = unknownNames('subject', blocks, event);
  if (unknown.length > 0) return unknown;
  if (blocks.flat().length > 1) return [problem('subject', 'template_subject_lines')];
  const empty = poorestValues(event).some((values) => fillTemplate(blocks, values).length === 0);
  return empty ? [problem('subject', 'template_subject_empty')] : [];
}

function bodyErrors(body: string, event: NotificationEvent): FieldError[] {
  const blocks = parseTemplate(body);
  const unknown = unknownNames('body', blocks, event);
  if (unknown.length > 0) return unknown;
  const missing = notSaid(blocks, event);
  if (missing.length > 0)
    return [problem('body', 'template_variable_missing', { variables: listed(missing) })];
  const empty = poorestValues(event).some((values) => fillTemplate(blocks, values).length === 0);
  return empty ? [problem('body', 'template_body_empty')] : [];
}

function errorsIn(field: Field, check: () => FieldError[]): FieldError[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof TemplateOpen) return [problem(field, 'template_open', { line: error.line })];
    throw error;
  }
}

/** What is wrong with a text, by field; nothing: it can be sent whatever the message is about. */
export function templateErrors({ event, channel }: TemplateSlot, text: TemplateText): FieldError[] {
  const { subject, body } = text;
  if (channel === 'sms' && subject !== null) return [problem('subject', 'template_no_subject')];
  if (channel === 'email' && subject === null) return [problem('subject', 'required')];
  return [
    ...(subject === null ? [] : errorsIn('subject', () => subjectErrors(subject, event))),
    ...errorsIn('body', () => bodyErrors(body, event)),
  ];
}

/** Throws `validation_failed` with what is wrong, at its field. */
export function requireTemplate(slot: TemplateSlot, text: TemplateText): void {
  const errors = templateErrors(slot, text);
  if (errors.length > 0) throw new Problem('validation_failed', {}, errors);
}

/** The lines of an SMS, one below the other. */
export const smsText = (body: string, values: TemplateValues): string =>
  fillTemplate(parseTemplate(body), values)
    .map((lines) => lines.map(textOfLine).join('\n'))
    .join('\n');
