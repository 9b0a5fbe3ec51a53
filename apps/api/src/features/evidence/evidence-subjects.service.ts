import { Injectable } from '@nestjs/common';
import { type EvidenceSubject } from '@ur-desk/domain/evidence';
import { type EntityManager } from 'typeorm';

/** What a feature says about the evidence of its records. */
export interface EvidenceRules {
  /** Whose record it is: known before the write, because the write locks that customer. Throws `not_found`. */
  customerOf(em: EntityManager, subjectId: string): Promise<string>;
  /** Throws why no file can be added or removed now; inside the write, under the customer's lock. */
  refuseChange(em: EntityManager, subjectId: string): Promise<void>;
}

/** Where a feature plugs in that takes evidence: files are kept here, when they may change is the feature's to say. */
@Injectable()
export class EvidenceSubjects {
  private readonly byKind = new Map<EvidenceSubject, EvidenceRules>();

  define(kind: EvidenceSubject, rules: EvidenceRules): void {
    if (this.byKind.has(kind)) throw new Error(`evidence of a ${kind} has two rules`);
    this.byKind.set(kind, rules);
  }

  of(kind: EvidenceSubject): EvidenceRules {
    const rules = this.byKind.get(kind);
    if (!rules) throw new Error(`nobody says what evidence of a ${kind} is`);
    return rules;
  }
}
