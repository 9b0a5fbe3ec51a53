import { type LocalText } from '../kernel';

/** What a canned reply can say with `{name}`, in words for whoever writes it. */
export const REPLY_VARIABLES = {
  name: { en: 'Name of the customer', zh: '客户姓名' },
  number: { en: 'Number of the line', zh: '线路号码' },
  plan: { en: 'Plan that runs', zh: '当前套餐' },
  endsAt: { en: 'When that plan ends, on the customer’s clock', zh: '当前套餐到期时间（客户当地时间）' },
  balance: { en: 'Balance', zh: '余额' },
  ticket: { en: 'Reference of the ticket', zh: '工单编号' },
  agent: { en: 'Name of who answers', zh: '答复人姓名' },
} as const satisfies Record<string, LocalText>;
export type ReplyVariable = keyof typeof REPLY_VARIABLES;

/** What there is to say about a customer; null: nothing, for instance no plan that runs. */
export type ReplyValues = Readonly<Record<ReplyVariable, string | null>>;

/** A canned reply with the customer's data. */
export interface FilledReply {
  text: string;
  /** The places that stay to be filled in by hand, each once: `{plan}`. */
  missing: string[];
}
