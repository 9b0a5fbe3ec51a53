/** A plain value as a text: lists by their members; what has a shape of its own, as it is written. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.map(valueText).join(', ') : JSON.stringify(value);
}
