import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What an operator begins with; supervisors change it. The codes of refunds are those that refunds had from the first. */
export const FIRST_REASON_CODES = `INSERT INTO reason_code (id, position, code, uses, text, comment_needed, active, created_at, updated_at, version)
SELECT ('01900000-0000-7000-8000-00000000c' || lpad(v.position::text, 3, '0'))::uuid, v.position, v.code, v.uses::text[],
  jsonb_build_object('en', v.en, 'zh', v.zh), v.code = 'other', true, now(), now(), 1
FROM (VALUES
  (10, 'notActivated', '{refund}', 'The plan was not activated', '套餐未生效'),
  (20, 'noService', '{refund,credit,allowance,validity}', 'No service or poor quality', '无法使用或质量差'),
  (30, 'activatedLate', '{credit,allowance,validity}', 'The plan was activated late', '套餐生效延迟'),
  (40, 'wrongPlan', '{refund}', 'The wrong plan was bought', '买错套餐'),
  (50, 'duplicateCharge', '{refund}', 'Charged twice', '重复扣款'),
  (60, 'chargedTooMuch', '{credit}', 'Charged too much', '多收费用'),
  (70, 'tripCancelled', '{refund}', 'The trip was cancelled', '行程取消'),
  (80, 'changedMind', '{refund}', 'The customer changed their mind', '客户改变主意'),
  (90, 'lineSuspended', '{validity}', 'The line was suspended', '线路曾停机'),
  (100, 'courtesy', '{credit,allowance,validity}', 'Courtesy', '客户关怀'),
  (110, 'bookedByMistake', '{credit,debit}', 'Correction of a booking', '更正错误入账'),
  (120, 'misuse', '{debit}', 'Misuse of a promotion', '滥用优惠'),
  (990, 'other', '{refund,credit,debit,allowance,validity}', 'Another reason (say which)', '其他原因（请说明）')
) AS v (position, code, uses, en, zh)`;

/** The catalogue of reasons. */
export class ReasonCodes1790000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE reason_code (
      id uuid NOT NULL,
      code text NOT NULL,
      text jsonb NOT NULL,
      uses text[] NOT NULL,
      comment_needed boolean NOT NULL,
      active boolean NOT NULL,
      position integer NOT NULL,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT reason_code_pkey PRIMARY KEY (id),
      CONSTRAINT reason_code_code_key UNIQUE (code)
    )`);
    await runner.query(FIRST_REASON_CODES);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
