import { Injectable } from '@nestjs/common';
import { type PlanVersionView } from '@ur-desk/domain/plans';
import { type EntityManager } from 'typeorm';
import { planVersionById } from './plan.queries';

const MAX_VERSIONS = 1_000;

/**
 * Released versions by their ids, kept in memory: they never change. Whether a version is still on sale is not asked here
 * but read with the plan, in the same statement as everything else that can change.
 */
@Injectable()
export class PlanCatalogue {
  private readonly versions = new Map<string, PlanVersionView>();

  /** Throws `not_found`. */
  async versionById(em: EntityManager, versionId: string): Promise<PlanVersionView> {
    const known = this.versions.get(versionId);
    if (known) return known;
    const version = await planVersionById(em, versionId);
    if (version.state !== 'draft') this.remember(version);
    return version;
  }

  private remember(version: PlanVersionView): void {
    const oldest = this.versions.keys().next().value;
    if (oldest && this.versions.size >= MAX_VERSIONS) this.versions.delete(oldest);
    this.versions.set(version.id, version);
  }
}
