import { problemKinds } from './problem-kind';

/** The membership programme and its members. */
export const MEMBERSHIP_PROBLEMS = problemKinds({
  tier_threshold_too_low: {
    status: 422,
    text: {
      en: 'More than {amount:money} is needed: {tier} stands below and needs that much.',
      zh: '须高于 {amount:money}：较低等级 {tier} 已为此数额。',
    },
  },
  tier_threshold_too_high: {
    status: 422,
    text: {
      en: 'Less than {amount:money} is needed: {tier} stands above and needs that much.',
      zh: '须低于 {amount:money}：较高等级 {tier} 为此数额。',
    },
  },
  tier_currency_missing: {
    status: 422,
    text: {
      en: 'A threshold in {currency} is missing: the lower tier {tier} has one.',
      zh: '缺少 {currency} 的门槛：较低等级 {tier} 已设置。',
    },
  },
  tier_currency_above: {
    status: 422,
    text: {
      en: 'The higher tier {tier} has no threshold in {currency}. Give it one first.',
      zh: '较高等级 {tier} 没有 {currency} 的门槛，请先为其设置。',
    },
  },
  tier_unknown: {
    status: 422,
    text: { en: 'There is no tier {tier}.', zh: '没有等级 {tier}。' },
  },
  tier_import_nobody: {
    status: 422,
    text: {
      en: 'No row of the file names a customer who can be moved. Put the file right and upload it again.',
      zh: '文件中没有可设置等级的客户。请修正后重新上传。',
    },
  },
  tier_import_too_long: {
    status: 422,
    text: {
      en: 'The file has {rows} rows; at most {max} fit into one. Split it.',
      zh: '文件有 {rows} 行，一次最多 {max} 行，请拆分后上传。',
    },
  },
  override_waiting: {
    status: 409,
    text: {
      en: 'A longer one already waits for a decision: {reference}.',
      zh: '已有较长的设置等待审批：{reference}。',
    },
  },
  override_none: {
    status: 409,
    text: {
      en: 'The tier is not set by hand now, so there is nothing to end.',
      zh: '当前等级并非手动设置，无需结束。',
    },
  },
  override_past: {
    status: 422,
    text: { en: 'Choose a day that lies ahead.', zh: '请选择将来的日期。' },
  },
  override_too_long: {
    status: 422,
    text: { en: 'At most {days} days from now.', zh: '最长为 {days} 天。' },
  },
});
