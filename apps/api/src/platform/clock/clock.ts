import { Injectable } from '@nestjs/common';
import { addMs, toInstant, type Instant } from '@ur-desk/domain/kernel';

/**
 * The only place that reads a clock. Money goes by the database's clock, which `Db` reads and shifts with `at`;
 * the offset is zero but in tests and the sandbox, where time travels.
 */
@Injectable()
export class Clock {
  private offsetMs = 0;

  /** Moves this process's time; tests and the sandbox only. */
  travel(offsetMs: number): void {
    this.offsetMs = offsetMs;
  }

  /** A reading of the database's clock as this process sees it. */
  at(databaseNow: Date): Instant {
    return addMs(databaseNow.toISOString(), this.offsetMs);
  }

  /** This machine's time: for token lifetimes, rate windows in memory and logs; never for money. */
  processNow(): Instant {
    return toInstant(Date.now() + this.offsetMs);
  }
}
