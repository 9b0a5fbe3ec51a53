/** What is kept of an error, in logs and in the queue: enough to find the cause. */
export interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
}

/**
 * An error without what it carries along. Errors of the database driver have the statement's parameters and the row's
 * values on them, which are personal data (reliability A4).
 */
export function loggedError(error: unknown): LoggedError {
  if (typeof error !== 'object' || error === null) return { type: typeof error, message: String(error) };
  const { type, name, message, code, stack } = error as Record<string, unknown>;
  const text = (value: unknown): value is string => typeof value === 'string';
  return {
    type: text(type) ? type : text(name) ? name : 'Error',
    message: text(message) ? message : '',
    ...(text(code) ? { code } : {}),
    ...(text(stack) ? { stack } : {}),
  };
}

/** The same as an error to throw on, where somebody else stores what is thrown. */
export function bareError(error: unknown): Error {
  const { message, stack } = loggedError(error);
  return Object.assign(new Error(message), stack ? { stack } : {});
}
