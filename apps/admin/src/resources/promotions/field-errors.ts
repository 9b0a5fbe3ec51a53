/** The first message in the errors of a value, however deep: what is shown below the rows of a list. */
export function firstMessage(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('message' in error && typeof error.message === 'string' && error.message) return error.message;
  for (const [name, inner] of Object.entries(error)) {
    if (name === 'ref' || name === 'type') continue;
    const found = firstMessage(inner);
    if (found) return found;
  }
  return null;
}

/** The errors of one entry of a list. */
export const errorAt = (error: unknown, name: string | number): unknown =>
  typeof error === 'object' && error !== null ? (error as Record<string | number, unknown>)[name] : undefined;
