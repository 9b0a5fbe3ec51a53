import { type QuantityMeasure } from '@ur-desk/domain/limits';

const SECONDS_PER_MINUTE = 60;
const GIBIBYTE = 1024 ** 3;

/** How many of a measure's own unit are one of what people type and read: 60 seconds a minute. */
export const TYPED_UNITS: Record<
  QuantityMeasure,
  { size: number; name: 'minutes' | 'messages' | 'gigabytes' | 'days' }
> = {
  voiceSeconds: { size: SECONDS_PER_MINUTE, name: 'minutes' },
  smsCount: { size: 1, name: 'messages' },
  dataBytes: { size: GIBIBYTE, name: 'gigabytes' },
  validityDays: { size: 1, name: 'days' },
};
