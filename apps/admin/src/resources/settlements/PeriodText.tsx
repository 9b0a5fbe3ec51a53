import { InstantText } from '../../shared/InstantField';

/** From when to when, short. */
export function PeriodText({ from, to }: { from: string; to: string }) {
  return (
    <>
      <InstantText value={from} /> – <InstantText value={to} />
    </>
  );
}
