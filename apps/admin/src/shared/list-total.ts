/** Up to here the server counts (performance); beyond it says what the database believes there are. */
const MOST_COUNTED = 1_000;

/** Whether a list's total is a belief of the database, by what comes with the list. */
export const isEstimated = (meta: unknown): boolean =>
  typeof meta === 'object' && meta !== null && 'estimated' in meta && meta.estimated === true;

/** A total in figures: exact, `1,000+` where no more is known than that it is beyond counting, else a belief that `isAbout`. */
export function listTotal(
  total: number,
  estimated: boolean,
  localeTag: string,
): { text: string; isAbout: boolean } {
  const figures = (value: number) => new Intl.NumberFormat(localeTag).format(value);
  if (!estimated) return { text: figures(total), isAbout: false };
  const isFloor = total <= MOST_COUNTED + 1;
  return isFloor
    ? { text: countedAtMost(localeTag), isAbout: false }
    : { text: figures(total), isAbout: true };
}

/** `1,000+`: for counts beside each other, which would contradict each other as beliefs. */
export const countedAtMost = (localeTag: string): string =>
  `${new Intl.NumberFormat(localeTag).format(MOST_COUNTED)}+`;
