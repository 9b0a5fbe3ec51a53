import { problemKinds } from './problem-kind';

/** What can be wrong with a ticket. */
export const TICKET_PROBLEMS = problemKinds({
  support_hours_unfit: {
    status: 422,
    text: { en: 'The hours end before they begin.', zh: '结束时间须晚于开始时间。' },
  },
  ticket_taken: {
    status: 409,
    text: { en: '{name} has this ticket already.', zh: '该工单已由{name}处理。' },
  },
  ticket_none_left: {
    status: 404,
    text: { en: 'No ticket is waiting.', zh: '没有待处理的工单。' },
  },
  ticket_assignee_unfit: {
    status: 422,
    text: { en: 'This colleague does not work on tickets.', zh: '该同事不处理工单。' },
  },
  ticket_link_foreign: {
    status: 422,
    text: { en: 'The customer has no such record.', zh: '该客户没有此记录。' },
  },
  ticket_reply_unfilled: {
    status: 422,
    text: { en: 'Fill in {place} first.', zh: '请先填写{place}。' },
  },
  ticket_reply_too_long: {
    status: 422,
    text: {
      en: 'This would be {parts} SMS; at most {most} are sent at once. Shorten it, or send an e-mail.',
      zh: '内容需拆成 {parts} 条短信，最多 {most} 条。请缩短内容，或改用邮件。',
    },
  },
});
