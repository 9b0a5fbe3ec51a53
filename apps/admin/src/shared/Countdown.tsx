import { useEffect, useState } from 'react';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@ur-desk/domain/kernel';

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');

/** `9:41`, from an hour on `2:09:41`; never below zero. */
export function timeLeftText(leftMs: number): string {
  const ms = Math.max(0, leftMs);
  const [minutes, seconds] = [(ms % HOUR_MS) / MINUTE_MS, (ms % MINUTE_MS) / SECOND_MS];
  const hours = Math.floor(ms / HOUR_MS);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${Math.floor(minutes)}:${two(seconds)}`;
}

/** How long until an instant (epoch milliseconds), second by second; readers are not told each of them. */
export function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="timer" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {timeLeftText(until - now)}
    </span>
  );
}
