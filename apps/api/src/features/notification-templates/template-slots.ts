import { LOCALES, Problem } from '@ur-desk/domain/kernel';
import { NOTIFICATION_CHANNELS, NOTIFICATION_EVENTS, type TemplateSlot } from '@ur-desk/domain/notifications';
import { v5 as uuidv5 } from 'uuid';

/** Never changed: the ids of the texts come of it. */
const NAMESPACE = '6f1d7c54-6a0e-4c1b-9a53-3c1e0a5b7d21';

export interface IdentifiedSlot extends TemplateSlot {
  id: string;
}

/** One text per event, way and language; they are there as soon as the event is, so that a new event needs no rows. */
export const TEMPLATE_SLOTS: readonly IdentifiedSlot[] = NOTIFICATION_EVENTS.flatMap((event) =>
  NOTIFICATION_CHANNELS.flatMap((channel) =>
    LOCALES.map((locale) => ({
      id: uuidv5(`${event} ${channel} ${locale}`, NAMESPACE),
      event,
      channel,
      locale,
    })),
  ),
);

const BY_ID = new Map(TEMPLATE_SLOTS.map((slot) => [slot.id, slot]));

/** Throws `not_found`. */
export function templateSlot(id: string): IdentifiedSlot {
  const slot = BY_ID.get(id);
  if (!slot) throw new Problem('not_found');
  return slot;
}
