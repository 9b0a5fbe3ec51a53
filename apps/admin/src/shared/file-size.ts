const KILOBYTE = 1024;
const MEGABYTE = KILOBYTE * KILOBYTE;

export const megabytes = (bytes: number): number => Math.ceil(bytes / MEGABYTE);

/** `1.3 MB`, `12 kB`, `8 B`. */
export function sizeText(bytes: number, localeTag: string): string {
  if (bytes < KILOBYTE) return `${bytes} B`;
  const [value, unit] = bytes >= MEGABYTE ? [bytes / MEGABYTE, 'MB'] : [bytes / KILOBYTE, 'kB'];
  return `${value.toLocaleString(localeTag, { maximumFractionDigits: 1 })} ${unit}`;
}
