import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What an operator begins with; marketing changes names and fees. */
export const FIRST_VALUE_ADDED_SERVICES = `INSERT INTO value_added_service (id, position, code, name, description, fees, active, created_at, updated_at, version)
SELECT ('01900000-0000-7000-8000-00000000e' || lpad(v.position::text, 3, '0'))::uuid, v.position, v.code,
  jsonb_build_object('en', v.name_en, 'zh', v.name_zh), jsonb_build_object('en', v.en, 'zh', v.zh),
  jsonb_build_array(jsonb_build_object('amount', v.cny, 'currency', 'CNY'), jsonb_build_object('amount', v.usd, 'currency', 'USD'),
    jsonb_build_object('amount', v.eur, 'currency', 'EUR'), jsonb_build_object('amount', v.jpy, 'currency', 'JPY')), true, now(), now(), 1
FROM (VALUES
  (10, 'voicemail', 500, 99, 99, 120, 'Voicemail', '语音信箱',
   'Callers leave a message when nobody answers.', '无人接听时，来电者可以留言。'),
  (20, 'caller-id', 300, 50, 50, 60, 'Caller ID', '来电显示',
   'The number of who calls is shown.', '显示来电号码。'),
  (30, 'call-forwarding', 200, 50, 50, 60, 'Call forwarding', '呼叫转移',
   'Calls go on to another number.', '来电转接到其他号码。'),
  (40, 'roaming-alerts', 200, 50, 50, 60, 'Roaming alerts', '漫游提醒',
   'A message says what is used abroad, day by day.', '境外每日发送用量提醒短信。'),
  (50, 'missed-call-alerts', 100, 30, 30, 30, 'Missed-call alerts', '来电提醒',
   'A message tells of calls that came while the phone was off.', '关机期间的来电以短信告知。')
) AS v (position, code, cny, usd, eur, jpy, name_en, name_zh, en, zh)`;

/** Services that a line can have beside its plan. */
export class ValueAddedServices1790000160000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE value_added_service (
      id uuid NOT NULL,
      code text NOT NULL,
      name jsonb NOT NULL,
      description jsonb NOT NULL,
      fees jsonb NOT NULL,
      active boolean NOT NULL,
      position integer NOT NULL,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT value_added_service_pkey PRIMARY KEY (id),
      CONSTRAINT value_added_service_code_key UNIQUE (code)
    )`);
    await runner.query(FIRST_VALUE_ADDED_SERVICES);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
