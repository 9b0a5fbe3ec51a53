import { EXPORTS_AT_ONCE } from '@ur-desk/domain/exports';
import { Problem } from '@ur-desk/domain/kernel';

const RETRY_AFTER_SECONDS = 30;

/** Who has a file written on this server at the moment, so that files never take all of it (reliability 15.2.2). */
export class ExportSlots {
  private readonly taken = new Map<string, number>();

  /** Takes a place; what it returns gives it back, once. Throws `export_running`, `exports_busy`. */
  take(actorId: string): () => void {
    const own = this.taken.get(actorId) ?? 0;
    if (own >= EXPORTS_AT_ONCE.perPerson) throw new Problem('export_running');
    const all = [...this.taken.values()].reduce((sum, one) => sum + one, 0);
    const max = EXPORTS_AT_ONCE.perServer;
    if (all >= max) throw new Problem('exports_busy', { max, retryAfterSeconds: RETRY_AFTER_SECONDS });
    this.taken.set(actorId, own + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.taken.delete(actorId);
    };
  }
}
