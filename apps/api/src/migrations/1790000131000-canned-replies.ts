import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What an operator begins with; supervisors change it. */
export const FIRST_CANNED_REPLIES = `INSERT INTO canned_reply (id, position, code, title, text, reason_code, active, created_at, updated_at, version)
SELECT ('01900000-0000-7000-8000-00000000d' || lpad(v.position::text, 3, '0'))::uuid, v.position, v.code,
  jsonb_build_object('en', v.title_en, 'zh', v.title_zh), jsonb_build_object('en', v.en, 'zh', v.zh), v.reason, true, now(), now(), 1
FROM (VALUES
  (10, 'roaming', 'questionAnswered', 'No signal abroad', '境外没有信号',
   E'Hello {name},\\n\\nplease switch data roaming on for {number}, choose the network by hand once, and restart the phone. If there is still no signal after ten minutes, answer this message and we will look at the line itself.\\n\\n{agent}',
   E'{name}，您好！\\n\\n请为 {number} 打开数据漫游，手动选择一次网络后重启手机。十分钟后仍无信号，请直接回复，我们会进一步检查线路。\\n\\n{agent}'),
  (20, 'install', 'questionAnswered', 'How an eSIM is installed', '如何安装 eSIM',
   E'Hello {name},\\n\\nscan the QR code in Settings > Mobile service > Add eSIM while you have a connection, and name {number} as the line for data. The code works once: tell us if the phone was reset, and we will send another one.\\n\\n{agent}',
   E'{name}，您好！\\n\\n请在联网状态下通过“设置 > 蜂窝网络 > 添加 eSIM”扫描二维码，并将 {number} 设为上网号码。二维码只能使用一次；如手机已重置，请告知，我们将重新发送。\\n\\n{agent}'),
  (30, 'planEnd', 'questionAnswered', 'When the plan ends', '套餐何时到期',
   E'Hello {name},\\n\\n{plan} on {number} runs until {endsAt}. Your balance is {balance}.\\n\\n{agent}',
   E'{name}，您好！\\n\\n号码 {number} 的{plan}有效期至 {endsAt}，当前余额 {balance}。\\n\\n{agent}'),
  (40, 'invoice', 'putRight', 'A corrected receipt', '更正后的收据',
   E'Hello {name},\\n\\nthe receipt was made out anew as you asked and comes by e-mail. The earlier one is void.\\n\\n{agent}',
   E'{name}，您好！\\n\\n收据已按您的要求重新开具并发送至邮箱，原收据作废。\\n\\n{agent}'),
  (50, 'refundTime', 'questionAnswered', 'How long a refund takes', '退款到账时间',
   E'Hello {name},\\n\\na refund to the balance is there at once. To a card or to PayPal it takes the bank three to ten working days; we see it as done already.\\n\\n{agent}',
   E'{name}，您好！\\n\\n退至余额的款项即时到账；原路退回银行卡或 PayPal 通常需 3 至 10 个工作日，我方已处理完毕。\\n\\n{agent}'),
  (60, 'moreNeeded', NULL, 'We need to know more', '需要更多信息',
   E'Hello {name},\\n\\nplease tell us where you are, which phone you use, and since when it does not work. Your ticket is {ticket}.\\n\\n{agent}',
   E'{name}，您好！\\n\\n请告知您所在的国家或地区、手机型号以及问题出现的时间。工单编号：{ticket}。\\n\\n{agent}')
) AS v (position, code, reason, title_en, title_zh, en, zh)`;

/** Answers that are given again and again. */
export class CannedReplies1790000131000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE canned_reply (
      id uuid NOT NULL,
      code text NOT NULL,
      title jsonb NOT NULL,
      text jsonb NOT NULL,
      reason_code text,
      active boolean NOT NULL,
      position integer NOT NULL,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      version integer NOT NULL,
      CONSTRAINT canned_reply_pkey PRIMARY KEY (id),
      CONSTRAINT canned_reply_code_key UNIQUE (code)
    )`);
    await runner.query(FIRST_CANNED_REPLIES);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
