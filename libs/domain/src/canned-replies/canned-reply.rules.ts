import { type FieldError, type LocalText, LOCALES, Problem } from '../kernel';
import {
  type FilledReply,
  REPLY_VARIABLES,
  type ReplyValues,
  type ReplyVariable,
} from './canned-reply.types';

/* Whatever stands in braces is meant as a variable, so that a mistyped one is told and not sent. */
const PLACE = /\{([^{}\n]*)\}/gu;

const isVariable = (name: string): name is ReplyVariable => Object.hasOwn(REPLY_VARIABLES, name);

const KNOWN = Object.keys(REPLY_VARIABLES)
  .map((name) => `{${name}}`)
  .join(', ');

/** Refuses words that could not be filled in. Throws `validation_failed` with `template_variable_unknown` at each language's text. */
export function refuseReplyWords(text: LocalText): void {
  const errors = LOCALES.flatMap((locale): FieldError[] => {
    const unknown = [...text[locale].matchAll(PLACE)].find(([, name = '']) => !isVariable(name));
    if (!unknown) return [];
    const params = { variable: unknown[0], known: KNOWN };
    return [{ field: `text.${locale}`, code: 'template_variable_unknown', params }];
  });
  if (errors.length > 0) throw new Problem('validation_failed', {}, errors);
}

/** The words with the customer's data. A value is never read as words with variables of its own. */
export function fillReply(text: string, values: ReplyValues): FilledReply {
  const missing = new Set<string>();
  const filled = text.replace(PLACE, (place, name: string) => {
    const value = isVariable(name) ? values[name] : null;
    if (value === null) missing.add(place);
    return value ?? place;
  });
  return { text: filled, missing: [...missing] };
}
