import { type LocalText, type Locale } from './locales';
import { formatParams } from './problem-params';

/** What can be wrong with one field of an input, and what is said at the field. */
export const FIELD_PROBLEMS = {
  required: { en: 'Required', zh: '必填' },
  unknown_field: { en: 'There is no such field', zh: '没有此字段' },
  not_text: { en: 'Must be text', zh: '必须为文本' },
  too_short: { en: 'At least {min} characters', zh: '至少 {min} 个字符' },
  too_long: { en: 'At most {max} characters', zh: '最多 {max} 个字符' },
  bad_characters: { en: 'Contains characters that cannot be stored', zh: '含有无法保存的字符' },
  bad_format: { en: 'Not in the expected form', zh: '格式不正确' },
  not_whole: { en: 'Must be a whole number', zh: '必须为整数' },
  too_small: { en: 'At least {min}', zh: '不小于 {min}' },
  too_large: { en: 'At most {max}', zh: '不大于 {max}' },
  not_boolean: { en: 'Must be yes or no', zh: '必须为是或否' },
  not_in_list: { en: 'Choose one of: {values}', zh: '请选择：{values}' },
  not_object: { en: 'Must be an object', zh: '必须为对象' },
  not_list: { en: 'Must be a list', zh: '必须为列表' },
  too_many: { en: 'At most {max} entries', zh: '最多 {max} 项' },
  not_id: { en: 'Not a valid id', zh: '无效的 ID' },
  not_instant: { en: 'Not a valid time (ISO 8601 with Z)', zh: '无效的时间（ISO 8601，以 Z 结尾）' },
  not_date: { en: 'Not a valid date (YYYY-MM-DD)', zh: '无效的日期（YYYY-MM-DD）' },
  not_email: { en: 'Not a valid e-mail address', zh: '邮箱地址无效' },
  not_phone: {
    en: 'Not a valid phone number; start with + and the country code',
    zh: '电话号码无效，请以 + 和国家代码开头',
  },
  not_currency: { en: 'Not a currency that we sell in', zh: '不支持的币种' },
  not_country: { en: 'Not a country code (ISO 3166)', zh: '无效的国家代码（ISO 3166）' },
  not_zone: { en: 'Not a time zone (IANA)', zh: '无效的时区（IANA）' },
  read_only: { en: 'This field cannot be changed', zh: '此字段不可修改' },
  already_taken: { en: 'Already used by another record', zh: '已被其他记录使用' },
  password_too_common: {
    en: 'Too easy to guess. A few words that do not belong together are good',
    zh: '太容易被猜到，建议使用几个不相关的词',
  },
  password_wrong: { en: 'The password is wrong', zh: '密码错误' },
  code_wrong: { en: 'The code is wrong or was used before', zh: '验证码错误或已使用过' },
  not_locale: { en: 'Not a language that we write in (en, zh)', zh: '不支持的语言（en、zh）' },
  column_count: {
    en: 'The row has {found} cells, the header has {expected}',
    zh: '该行有 {found} 个单元格，表头有 {expected} 列',
  },
  repeated_in_file: {
    en: 'The same id stands in line {line} already',
    zh: '第 {line} 行已有相同编号',
  },
  import_key_missing: {
    en: 'Say which column holds the customer’s id in the other system',
    zh: '请指定哪一列是客户在原系统中的编号',
  },
  other_language: { en: 'Must be in the language of the review', zh: '须与评价使用同一语言' },
  not_for_top_ups: {
    en: 'Does not go together with a credit for top-ups',
    zh: '不能与充值赠送余额一起使用',
  },
  search_not_kept: {
    en: 'What is searched for is not kept in a view',
    zh: '视图不保存搜索内容',
  },
  not_both: { en: 'Choose one of the two, not both', zh: '两者只能选其一' },
  repeated: { en: 'Each only once', zh: '不能重复' },
  plan_not_running: { en: 'This plan does not run', zh: '该套餐未在生效' },
  service_unknown: { en: 'There is no such service: {codes}', zh: '没有此增值服务：{codes}' },
  reason_not_offered: { en: 'This reason is not offered here', zh: '此处不提供该原因' },
  not_after_start: { en: 'Must be later than the start', zh: '必须晚于开始' },
  already_over: { en: 'Lies in the past already', zh: '已经过去' },
  currency_out_of_reach: {
    en: 'It never applies in {currency}: its conditions or budgets name other currencies',
    zh: '条件或预算限定了其他币种，{currency} 永远不会适用',
  },
  not_six_digits: { en: 'Six digits', zh: '请输入 6 位数字' },
  not_coupon_code: {
    en: 'Letters A to Z, digits and single dashes; {min} to {max} without the dashes',
    zh: '只能使用字母 A–Z、数字和单个短横线，不计短横线 {min} 至 {max} 位',
  },
  not_coupon_pattern: {
    en: 'Letters A to Z, digits, single dashes and # for a random character; {min} to {max} without the dashes',
    zh: '只能使用字母 A–Z、数字、单个短横线，# 代表随机字符，不计短横线 {min} 至 {max} 位',
  },
  coupon_pattern_small: {
    en: 'So many codes could be guessed: at least {min} random characters (#)',
    zh: '数量较多，易被猜中：至少需要 {min} 个随机字符（#）',
  },
  promotion_without_batches: {
    en: 'This promotion does not take codes from batches',
    zh: '该促销不使用批次优惠码',
  },
  coupon_code_taken: {
    en: 'Already taken by the promotion {promotion}; look-alikes count as the same',
    zh: '已被促销 {promotion} 使用（相似字符视为相同）',
  },
  number_premium: {
    en: 'A premium, shared-cost or free-phone number cannot be a customer’s',
    zh: '付费、分摊或免费电话号码不能分配给客户',
  },
  number_foreign: { en: 'Not a number of {country}', zh: '不是 {country} 的号码' },
  number_not_mobile: { en: 'Not a mobile number', zh: '不是手机号码' },
  not_iccid: {
    en: 'Not an ICCID: 18 to 20 digits beginning with 89',
    zh: 'ICCID 无效：应为以 89 开头的 18–20 位数字',
  },
  iccid_check_digit: {
    en: 'A digit is wrong: with these digits the last one would be {expected}',
    zh: '校验位错误：按前面的数字，末位应为 {expected}',
  },
  not_activation_code: {
    en: 'Not an activation code (LPA:1$address$id)',
    zh: '激活码无效（应为 LPA:1$地址$编号）',
  },
  repeated_in_line: { en: 'Stands in line {line} already', zh: '与第 {line} 行重复' },
  stock_known: { en: 'Is in stock already', zh: '已在库存中' },
  stock_in_use: { en: 'A line has it already', zh: '已被线路使用' },
  template_variable_unknown: {
    en: 'There is no {variable} in this message. There are: {known}',
    zh: '此消息没有变量 {variable}，可用变量：{known}',
  },
  template_variable_missing: {
    en: 'Must say {variables}, in every case, and not in a line that can fall away',
    zh: '任何情况下都必须包含 {variables}，且不能放在可能省略的行中',
  },
  template_case_unknown: {
    en: 'There is no case [{case}: …] in this message. There are: {known}',
    zh: '此消息没有情形 [{case}: …]，可用情形：{known}',
  },
  template_open: {
    en: 'Line {line}: a bracket is not closed in the line, or stands within another one',
    zh: '第 {line} 行：括号未在同一行闭合，或括号嵌套',
  },
  template_subject_empty: {
    en: 'Would be empty in some case: say something in each, without what is not always known',
    zh: '某些情形下为空：每种情形都要有内容，且不能使用不一定有值的变量',
  },
  template_subject_lines: { en: 'One line only', zh: '只能有一行' },
  template_body_empty: { en: 'Would be empty in some case', zh: '某些情形下为空' },
  template_no_subject: { en: 'An SMS has no subject', zh: '短信没有主题' },
  plan_file_number: {
    en: 'A number, “unlimited”, or empty for none; data in MB with at most 6 decimals',
    zh: '应为数字、“unlimited”（不限）或留空（无）；流量单位为 MB，最多 6 位小数',
  },
  plan_file_validity: { en: 'Write “30 days” or “1 months”', zh: '请写成“30 days”或“1 months”' },
  plan_file_price: {
    en: '“{price}” is no price. Write “CNY 39.00 floor 29.00”, several with ; between them',
    zh: '“{price}”不是价格，请写成“CNY 39.00 floor 29.00”，多个以 ; 分隔',
  },
  plan_file_currency: { en: '{currency} is no currency that we sell in', zh: '不支持币种 {currency}' },
  plan_file_floor: {
    en: 'In {currency} the floor {floor} is above the price {price}',
    zh: '{currency} 的底价 {floor} 高于价格 {price}',
  },
  plan_file_country: { en: 'There is no country {country}', zh: '没有国家或地区 {country}' },
  region_unknown: { en: 'There is no region {region}', zh: '没有地区 {region}' },
  plan_family_unknown: { en: 'There is no family {family}', zh: '没有套餐系列 {family}' },
  plan_draft_waits: {
    en: 'Its draft is planned for release or waits for a decision. Call that off first',
    zh: '其草稿已定时发布或正在审批，请先取消',
  },
  not_known: { en: 'There is no such record', zh: '没有此记录' },
} as const satisfies Record<string, LocalText>;

export type FieldProblemCode = keyof typeof FIELD_PROBLEMS;

export const isFieldProblemCode = (code: string): code is FieldProblemCode =>
  Object.hasOwn(FIELD_PROBLEMS, code);

export const fieldProblemText = (
  code: FieldProblemCode,
  params: Record<string, unknown>,
  locale: Locale,
): string => formatParams(FIELD_PROBLEMS[code][locale], params, locale);
