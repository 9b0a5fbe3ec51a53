import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS, epochMsOf, HOUR_MS, MINUTE_MS, SECOND_MS } from '@ur-desk/domain/kernel';
import { Clock } from '../../platform/clock/clock';
import { Db } from '../../platform/db/db';
import { CleanUp } from '../../platform/jobs/clean-up';
import { Jobs } from '../../platform/jobs/jobs';
import { OLD_KEYS } from './import-key.queries';
import { Uploads } from '../../platform/uploads/uploads';
import { RUN_JOB, VALIDATE_JOB } from './import.service';

export const RESUME_JOB = 'imports-resume';
export const TIDY_JOB = 'imports-tidy';

/** An import at work that shows nothing for this long has lost its worker. */
const SILENT_MS = 2 * MINUTE_MS;
/** An uploaded file that nobody ran is deleted after this long. */
const KEEP_FILES_MS = 7 * DAY_MS;

const SILENT_SQL = `SELECT id, state FROM import_job
WHERE state IN ('validating', 'running') AND progressed_at < clock_timestamp() - make_interval(secs => $1)`;

/** Takes up imports whose process died before it could queue their work, and deletes files that nobody came back for. */
@Injectable()
export class ImportTidying implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly uploads: Uploads,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly cleanUp: CleanUp,
  ) {}

  onModuleInit(): void {
    this.jobs.define(RESUME_JOB, () => this.resume(), { everySeconds: MINUTE_MS / SECOND_MS });
    this.cleanUp.add(OLD_KEYS);
    this.jobs.define(TIDY_JOB, () => this.tidy(), { everySeconds: HOUR_MS / SECOND_MS });
  }

  async resume(): Promise<void> {
    const silent = await this.db.read((em) =>
      em.query<{ id: string; state: string }[]>(SILENT_SQL, [SILENT_MS / SECOND_MS]),
    );
    for (const { id, state } of silent)
      await this.jobs.send(state === 'running' ? RUN_JOB : VALIDATE_JOB, { importId: id }, { key: id });
  }

  async tidy(): Promise<void> {
    const now = epochMsOf(this.clock.processNow());
    for (const id of await this.uploads.olderThan(KEEP_FILES_MS, now)) await this.uploads.remove(id);
  }
}
