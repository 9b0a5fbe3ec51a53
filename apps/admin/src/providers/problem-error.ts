import {
  type FieldError,
  fieldProblemText,
  isFieldProblemCode,
  isProblemCode,
  LOCALE_TAGS,
  type ProblemCode,
  problemText,
  type ProblemParams,
} from '@ur-desk/domain/kernel';
import { currentLocale } from './locale';

/** What only the console can notice. */
const CONSOLE_PROBLEMS = {
  /** The server was not reached, so nobody knows whether the request was carried out. */
  network_failed: {
    en: 'No connection to the server. Check your network and try again.',
    zh: '无法连接服务器，请检查网络后重试。',
  },
  /** A file ended before its end. */
  transfer_broken: {
    en: 'The file broke off on its way. Nothing was saved; try again.',
    zh: '文件传输中断，未保存任何内容，请重试。',
  },
} as const;

export type ConsoleProblemCode = ProblemCode | keyof typeof CONSOLE_PROBLEMS;

function textOf(code: ConsoleProblemCode, params: ProblemParams): string {
  const locale = currentLocale();
  return code === 'network_failed' || code === 'transfer_broken'
    ? CONSOLE_PROBLEMS[code][locale]
    : problemText(code, params, locale);
}

/** What the server says of one field, in the console's language. */
export function fieldErrorText({ code, params = {} }: FieldError): string {
  const locale = currentLocale();
  if (isFieldProblemCode(code)) return fieldProblemText(code, params, locale);
  return isProblemCode(code) ? problemText(code, params, locale) : code;
}

/** `a.b` = text → `{ a: { b: text } }`, as react-hook-form wants errors. */
function nestedErrors(errors: readonly FieldError[]): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const error of errors) {
    const path = error.field.split('.');
    const last = path.pop() ?? error.field;
    const parent = path.reduce<Record<string, unknown>>(
      (node, key) => (node[key] ??= {}) as Record<string, unknown>,
      root,
    );
    parent[last] ??= fieldErrorText(error);
  }
  return root;
}

/** A problem that the API answered with (RFC 9457); `message` is its text in the console's language. */
export class ProblemError extends Error {
  /** The form controllers of react-admin look here for the messages of the fields. */
  readonly body: { errors: Record<string, unknown> };

  constructor(
    readonly code: ConsoleProblemCode,
    readonly status: number,
    readonly params: ProblemParams = {},
    readonly errors: readonly FieldError[] = [],
    readonly requestId?: string,
  ) {
    super(textOf(code, params));
    this.name = 'ProblemError';
    this.body = { errors: nestedErrors(errors) };
  }

  /** The text in a language, for when it is switched while the problem is on the screen. */
  text(): string {
    return textOf(this.code, this.params);
  }
}

export const localeTag = (): string => LOCALE_TAGS[currentLocale()];
