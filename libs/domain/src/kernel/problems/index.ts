import { ACCESS_PROBLEMS } from './access.problems';
import { APPROVAL_PROBLEMS } from './approval.problems';
import { DISPUTE_PROBLEMS } from './dispute.problems';
import { FILE_PROBLEMS } from './file.problems';
import { LINE_PROBLEMS } from './line.problems';
import { MEMBERSHIP_PROBLEMS } from './membership.problems';
import { MONEY_PROBLEMS } from './money.problems';
import { PAYMENT_PROBLEMS } from './payment.problems';
import { PLAN_PROBLEMS } from './plan.problems';
import { PROMOTION_PROBLEMS } from './promotion.problems';
import { REFUND_PROBLEMS } from './refund.problems';
import { REQUEST_PROBLEMS } from './request.problems';
import { TICKET_PROBLEMS } from './ticket.problems';
import { VERIFICATION_PROBLEMS } from './verification.problems';

/** Every error that is thrown on purpose, one part of the table per file of this folder. */
export const PROBLEMS = {
  ...REQUEST_PROBLEMS,
  ...ACCESS_PROBLEMS,
  ...APPROVAL_PROBLEMS,
  ...PLAN_PROBLEMS,
  ...PROMOTION_PROBLEMS,
  ...MEMBERSHIP_PROBLEMS,
  ...PAYMENT_PROBLEMS,
  ...MONEY_PROBLEMS,
  ...REFUND_PROBLEMS,
  ...DISPUTE_PROBLEMS,
  ...LINE_PROBLEMS,
  ...FILE_PROBLEMS,
  ...TICKET_PROBLEMS,
  ...VERIFICATION_PROBLEMS,
};

export type ProblemCode = keyof typeof PROBLEMS;

export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];
