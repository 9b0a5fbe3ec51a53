import { Injectable } from '@nestjs/common';
import { type MembershipProgrammeView, type UpdateProgrammeInput } from '@ur-desk/domain/memberships';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { versionConflict } from '../audit/audit.queries';
import { programmeTerms, updateProgrammeTerms } from './membership-tier.queries';

/** The terms of the membership programme: how long spending counts, and how long a tier is kept. */
@Injectable()
export class MembershipProgrammeService {
  constructor(private readonly db: Db) {}

  async get(): Promise<MembershipProgrammeView> {
    return this.db.read((em) => programmeTerms(em));
  }

  /** Counts for periods that begin from now on; the grace for all. Throws `version_conflict`. */
  async update(input: UpdateProgrammeInput, ctx: CallContext): Promise<MembershipProgrammeView> {
    return this.db.write(ctx, { action: 'membershipProgramme.update' }, async (tx) => {
      const before = await programmeTerms(tx.em, 'lock');
      const subject = { kind: 'membershipProgramme', id: before.id } as const;
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subject, before);
      const after = { ...before, ...input, updatedAt: tx.now, version: before.version + 1 };
      await updateProgrammeTerms(tx.em, after);
      tx.audit({ subject, before, after });
      return after;
    });
  }
}
