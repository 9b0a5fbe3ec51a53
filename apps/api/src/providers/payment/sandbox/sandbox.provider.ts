import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  type ChargeAnswer,
  type DeclineCode,
  isSandboxToken,
  type LookupAnswer,
  type SandboxOutcome,
  sandboxOutcome,
} from '@ur-desk/domain/payments';
import { Db } from '../../../platform/db/db';
import { type ChargeRequest, type PaymentProvider, ProviderTimeout } from '../payment-provider.port';

interface ChargeRow {
  provider_reference: string;
  result: 'captured' | 'declined' | 'silent';
  decline_code: DeclineCode | null;
}

const REMEMBER = `INSERT INTO sandbox_charge (idempotency_key, provider_reference, amount, currency, result, decline_code)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`;
const RECALL = `SELECT provider_reference, result, decline_code FROM sandbox_charge WHERE idempotency_key = $1`;

function answerOf({ result, provider_reference: providerReference, decline_code }: ChargeRow): LookupAnswer {
  switch (result) {
    case 'captured':
      return { result, providerReference };
    case 'declined':
      return { result, providerReference, declineCode: decline_code ?? 'cardDeclined' };
    case 'silent':
      return { result: 'noAnswer' };
  }
}

/** What the sandbox writes down for an outcome; null: the request never arrived. */
function recordOf(outcome: SandboxOutcome): Pick<ChargeRow, 'result' | 'decline_code'> | null {
  switch (outcome.kind) {
    case 'captured':
    case 'timeoutCaptured':
      return { result: 'captured', decline_code: null };
    case 'declined':
    case 'timeoutDeclined':
      return { result: 'declined', decline_code: outcome.declineCode };
    case 'silent':
      return { result: 'silent', decline_code: null };
    case 'timeoutNeverReceived':
      return null;
  }
}

/** A provider of test cards that moves no real money: what each card does is certain (rules 4). */
@Injectable()
export class SandboxProvider implements PaymentProvider {
  readonly name = 'sandbox';
  /** How long a card of the timeout kind keeps us waiting; tests set it to zero. */
  hangMs = 1_500;

  constructor(private readonly db: Db) {}

  async charge(request: ChargeRequest): Promise<ChargeAnswer> {
    const outcome: SandboxOutcome = isSandboxToken(request.token)
      ? sandboxOutcome(request.token)
      : { kind: 'declined', declineCode: 'cardDeclined' };
    const record = recordOf(outcome);
    if (record) await this.remember(request, record);
    if (outcome.kind === 'silent' || outcome.kind.startsWith('timeout')) {
      await wait(this.hangMs);
      throw new ProviderTimeout(this.name);
    }
    const answer = await this.lookup(request.idempotencyKey);
    if (answer.result === 'captured' || answer.result === 'declined') return answer;
    throw new ProviderTimeout(this.name);
  }

  async lookup(idempotencyKey: string): Promise<LookupAnswer> {
    const rows = await this.db.read((em) => em.query<ChargeRow[]>(RECALL, [idempotencyKey]));
    return rows[0] ? answerOf(rows[0]) : { result: 'notFound' };
  }

  /** The first charge of a key stands; a repeated one finds it (P3). */
  private async remember(
    request: ChargeRequest,
    record: Pick<ChargeRow, 'result' | 'decline_code'>,
  ): Promise<void> {
    const { idempotencyKey, amount, currency } = request;
    const digest = createHash('sha256').update(idempotencyKey).digest('hex');
    const values = [idempotencyKey, `sb_${digest.slice(0, 20)}`, amount, currency];
    await this.db.read((em) => em.query(REMEMBER, [...values, record.result, record.decline_code]));
  }
}
