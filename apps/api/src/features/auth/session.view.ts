import { type Instant } from '@ur-desk/domain/kernel';
import { sessionEndsAt, type SessionEndReason, type SessionView } from '@ur-desk/domain/staff';

/** A row of the list of sessions. */
export interface SessionRow {
  id: string;
  staffId: string;
  staffName: string;
  address: string;
  device: string;
  startedAt: Date;
  lastSeenAt: Date;
  endedAt: Date | null;
  endReason: SessionEndReason | null;
}

export function toSessionView(row: SessionRow, currentId: string | undefined): SessionView {
  const startedAt: Instant = row.startedAt.toISOString();
  const lastSeenAt: Instant = row.lastSeenAt.toISOString();
  const { id, staffId, staffName, address, device, endReason } = row;
  const endsAt = row.endedAt?.toISOString() ?? sessionEndsAt({ startedAt, lastSeenAt });
  return {
    id,
    staffId,
    staffName,
    address,
    device,
    endReason,
    current: id === currentId,
    startedAt,
    lastSeenAt,
    endsAt,
  };
}
