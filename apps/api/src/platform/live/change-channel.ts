import { type Change, type ChangeBatch } from '@ur-desk/domain/events';

/** The channel of PostgreSQL on which the processes tell each other what changed. */
export const CHANGE_CHANNEL = 'ur_desk_change';

/** PostgreSQL takes less than 8,000 bytes at once; a change has at most 120. */
const PER_MESSAGE = 50;

type Packed = [Change['subject'], string, string | null];

/** A batch in messages that fit the channel. */
export function packBatch({ changes, more }: ChangeBatch): string[] {
  const packed = changes.map(({ subject, id, customerId }): Packed => [subject, id, customerId]);
  const messages: { c: Packed[]; m?: true }[] = [];
  for (let at = 0; at < packed.length; at += PER_MESSAGE)
    messages.push({ c: packed.slice(at, at + PER_MESSAGE) });
  if (more) messages.push({ c: [], m: true });
  return messages.map((message) => JSON.stringify(message));
}

/** What `packBatch` made, read again. */
export function unpackBatch(message: string): ChangeBatch {
  const { c, m = false } = JSON.parse(message) as { c: Packed[]; m?: boolean };
  return { changes: c.map(([subject, id, customerId]) => ({ subject, id, customerId })), more: m };
}
