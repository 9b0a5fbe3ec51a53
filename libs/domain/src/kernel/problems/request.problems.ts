import { problemKinds } from './problem-kind';

/** What can be wrong with the request itself, and the server as such. */
export const REQUEST_PROBLEMS = problemKinds({
  validation_failed: {
    status: 400,
    text: { en: 'Please check the marked fields.', zh: '请检查标出的字段。' },
  },
  malformed_body: {
    status: 400,
    text: { en: 'The request body is not valid JSON.', zh: '请求内容不是有效的 JSON。' },
  },
  malformed_query: {
    status: 400,
    text: { en: 'The query parameter “{parameter}” is not valid.', zh: '查询参数“{parameter}”无效。' },
  },
  unknown_filter: {
    status: 400,
    text: { en: 'This list cannot be filtered by “{filter}”.', zh: '此列表不能按“{filter}”筛选。' },
  },
  unknown_sort: {
    status: 400,
    text: { en: 'This list cannot be sorted by “{field}”.', zh: '此列表不能按“{field}”排序。' },
  },
  range_too_large: {
    status: 400,
    text: { en: 'At most {max} records can be read at once.', zh: '一次最多读取 {max} 条记录。' },
  },
  range_too_deep: {
    status: 400,
    text: {
      en: 'Pages this deep need a cursor. Narrow the filter instead.',
      zh: '页数过深，请缩小筛选范围。',
    },
  },
  idempotency_key_missing: {
    status: 400,
    text: {
      en: 'The header Idempotency-Key is missing or not valid.',
      zh: '缺少或无效的 Idempotency-Key 请求头。',
    },
  },
  not_found: {
    status: 404,
    text: {
      en: 'Not found. It may have been moved, or the address is wrong.',
      zh: '未找到。可能已移动或地址有误。',
    },
  },
  method_not_allowed: {
    status: 405,
    text: { en: 'This method is not allowed here.', zh: '此处不允许该方法。' },
  },
  idempotency_in_flight: {
    status: 409,
    text: { en: 'The same operation is still running. Wait a moment.', zh: '同一操作仍在进行，请稍候。' },
  },
  wrong_state: {
    status: 409,
    text: {
      en: 'This is not possible in the present state ({state}).',
      zh: '当前状态（{state}）下无法执行。',
    },
  },
  already_exists: {
    status: 409,
    text: { en: 'There is already one with the same {field}.', zh: '已存在相同 {field} 的记录。' },
  },
  version_conflict: {
    status: 412,
    text: { en: 'Somebody changed this record meanwhile.', zh: '此记录已被他人修改。' },
  },
  version_required: {
    status: 428,
    text: { en: 'Say which version you change (If-Match).', zh: '请说明所修改的版本（If-Match）。' },
  },
  body_too_large: {
    status: 413,
    text: { en: 'That is too large: at most {maxBytes} bytes.', zh: '内容过大，最多 {maxBytes} 字节。' },
  },
  unsupported_media_type: {
    status: 415,
    text: {
      en: 'Send JSON (Content-Type: application/json).',
      zh: '请发送 JSON（Content-Type: application/json）。',
    },
  },
  idempotency_key_reused: {
    status: 422,
    text: {
      en: 'This Idempotency-Key was used for another request.',
      zh: '该 Idempotency-Key 已用于其他请求。',
    },
  },
  hours_unfit: {
    status: 422,
    text: { en: 'Work must end later than {fromHour}:00.', zh: '结束时间须晚于 {fromHour}:00。' },
  },
  too_many_requests: {
    status: 429,
    text: {
      en: 'Too many requests. Try again in {retryAfterSeconds} seconds.',
      zh: '请求过多，请在 {retryAfterSeconds} 秒后重试。',
    },
  },
  too_many_attempts: {
    status: 429,
    text: {
      en: 'Too many attempts. Try again in {retryAfterSeconds} seconds.',
      zh: '尝试次数过多，请在 {retryAfterSeconds} 秒后重试。',
    },
  },
  internal: {
    status: 500,
    text: {
      en: 'Something went wrong on our side. Nothing was changed. Request {requestId}.',
      zh: '系统出错，未作任何更改。请求编号 {requestId}。',
    },
  },
  unavailable: {
    status: 503,
    text: { en: 'The service is busy. Try again in a moment.', zh: '服务繁忙，请稍后重试。' },
  },
  too_many_event_streams: {
    status: 429,
    text: {
      en: 'At most {max} consoles of one person are told of changes at once. Close one.',
      zh: '每人最多同时有 {max} 个控制台接收实时更新，请关闭一个。',
    },
  },
});
