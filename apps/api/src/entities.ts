import { AccountClosingEntity } from './features/account-closings/account-closing.entity';
import { AutoRenewScheduleEntity } from './features/auto-renewals/auto-renew-schedule.entity';
import { AutoRenewalEntity } from './features/auto-renewals/auto-renewal.entity';
import { AdjustmentEntity } from './features/adjustments/adjustment.entity';
import { ApprovalEntity } from './features/approvals/approval.entity';
import { ApiKeyEntity } from './features/auth/api-key.entity';
import { RefreshTokenEntity, SessionEntity } from './features/auth/session.entity';
import { SignInAttemptEntity } from './features/auth/sign-in-attempt.entity';
import { ChargeExceptionEntity } from './features/charge-limits/charge-exception.entity';
import { VelocityLimitEntity } from './features/charge-limits/velocity-limit.entity';
import { OfflinePaymentEntity } from './features/offline-payments/offline-payment.entity';
import { PaymentBlockEntity } from './features/payment-blocks/payment-block.entity';
import { RiskRuleEntity } from './features/risk-rules/risk-rule.entity';
import { TopUpLimitEntity } from './features/charge-limits/top-up-limit.entity';
import { CustomerContactEntity } from './features/customers/customer-contact.entity';
import { CustomerEntity } from './features/customers/customer.entity';
import { DisputeEntity } from './features/disputes/dispute.entity';
import { EvidenceFileEntity } from './features/evidence/evidence-file.entity';
import { SavedViewEntity } from './features/saved-views/saved-view.entity';
import { CannedReplyEntity } from './features/canned-replies/canned-reply.entity';
import { PresenceEntity } from './features/events/presence.entity';
import { SupportHoursEntity } from './features/tickets/support-hours.entity';
import { TicketEntryEntity } from './features/tickets/ticket-entry.entity';
import { TicketEntity } from './features/tickets/ticket.entity';
import { ValueAddedServiceEntity } from './features/value-added-services/value-added-service.entity';
import { VerificationEntity } from './features/verifications/verification.entity';
import { DiagnosisRunEntity } from './features/findings/diagnosis-run.entity';
import { FindingEntity } from './features/findings/finding.entity';
import { ImportErrorEntity } from './features/imports/import-error.entity';
import { TierBonusEntity } from './features/memberships/tier-bonus.entity';
import { TierImportEntity, TierImportRowEntity } from './features/memberships/tier-import.entity';
import { ImportJobEntity } from './features/imports/import-job.entity';
import { AccountTotalEntity } from './features/ledger/account-total.entity';
import { ImportKeyEntity } from './features/imports/import-key.entity';
import { LedgerVerificationEntity } from './features/ledger/ledger-verification.entity';
import { AccountEntity } from './features/ledger/account.entity';
import { TransferEntity } from './features/ledger/transfer.entity';
import { LimitUseEntity } from './features/limits/limit-use.entity';
import { LimitEntity } from './features/limits/limit.entity';
import { WalletHoldEntity } from './features/ledger/wallet-hold.entity';
import { WalletLotEntity } from './features/ledger/wallet-lot.entity';
import { WalletTakeEntity } from './features/ledger/wallet-take.entity';
import { MembershipProgrammeEntity } from './features/memberships/membership-programme.entity';
import { MembershipEntity } from './features/memberships/membership.entity';
import { MembershipSpendEntity } from './features/memberships/membership-spend.entity';
import { TierChangeEntity } from './features/memberships/tier-change.entity';
import { MembershipTierEntity } from './features/memberships/membership-tier.entity';
import { NoteEntity } from './features/notes/note.entity';
import { NotificationTemplateVersionEntity } from './features/notification-templates/template-version.entity';
import { NotificationEntity } from './features/notifications/notification.entity';
import { PaymentLinkEntity } from './features/payment-links/payment-link.entity';
import { PaymentMethodEntity } from './features/payments/payment-method.entity';
import { PaymentEntity } from './features/payments/payment.entity';
import { TopUpEntity } from './features/payments/top-up.entity';
import { ReasonCodeEntity } from './features/reason-codes/reason-code.entity';
import { RefundEntity } from './features/refunds/refund.entity';
import { ProviderEventRefusalEntity } from './features/provider-events/provider-event-refusal.entity';
import { ProviderEventEntity } from './features/provider-events/provider-event.entity';
import { SandboxEventEntity } from './providers/payment/sandbox/sandbox-event.entity';
import { SandboxChargeEntity } from './providers/payment/sandbox/sandbox-charge.entity';
import { SandboxDisputeEntity } from './providers/payment/sandbox/sandbox-dispute.entity';
import { SandboxRefundEntity } from './providers/payment/sandbox/sandbox-refund.entity';
import { SandboxNetworkLineEntity } from './providers/network/sandbox/sandbox-network-line.entity';
import { SandboxNetworkOrderEntity } from './providers/network/sandbox/sandbox-network-order.entity';
import { LineAddedServiceEntity } from './features/lines/line-added-service.entity';
import { LineEntity } from './features/lines/line.entity';
import { LineMoveEntity } from './features/lines/line-move.entity';
import { LineOrderEntity } from './features/lines/line-order.entity';
import { SimProfileEntity } from './features/lines/sim-profile.entity';
import { StockNumberEntity } from './features/numbers/number.entity';
import { StockProfileEntity } from './features/numbers/stock-profile.entity';
import { PlanFamilyEntity } from './features/plan-families/plan-family.entity';
import { PlanRegionEntity } from './features/plan-regions/plan-region.entity';
import { PlanVersionEntity } from './features/plans/plan-version.entity';
import { PlanEntity } from './features/plans/plan.entity';
import { BacktestDayEntity } from './features/backtests/backtest-day.entity';
import { BacktestUseEntity } from './features/backtests/backtest-use.entity';
import { BacktestEntity } from './features/backtests/backtest.entity';
import { CouponBatchEntity } from './features/coupons/coupon-batch.entity';
import { CouponCodeEntity } from './features/promotions/coupon-code.entity';
import { PromotionBudgetEntity } from './features/promotions/promotion-budget.entity';
import { PromotionCounterEntity } from './features/promotions/promotion-counter.entity';
import { PromotionRevisionEntity } from './features/promotions/promotion-revision.entity';
import { PromotionVersionEntity } from './features/promotions/promotion-version.entity';
import { PlanRatingEntity } from './features/plan-reviews/plan-rating.entity';
import { PlanReviewEntity } from './features/plan-reviews/plan-review.entity';
import { ReviewWordsEntity } from './features/plan-reviews/review-words.entity';
import { PromotionEntity } from './features/promotions/promotion.entity';
import { RedemptionEntity } from './features/promotions/redemption.entity';
import { QuoteEntity } from './features/quotes/quote.entity';
import { RenewalStepEntity } from './features/renewals/renewal-step.entity';
import { RenewalEntity } from './features/renewals/renewal.entity';
import { SettlementLineEntity } from './features/settlements/settlement-line.entity';
import { SettlementEntity } from './features/settlements/settlement.entity';
import { UnusualActivityEntity } from './features/unusual-activities/unusual-activity.entity';
import { StaffEntity } from './features/staff/staff.entity';
import { AllowanceEntryEntity } from './features/subscriptions/allowance-entry.entity';
import { AllowanceLotEntity } from './features/subscriptions/allowance-lot.entity';
import { SubscriptionEntity } from './features/subscriptions/subscription.entity';
import { TaxRateEntity } from './features/tax-rates/tax-rate.entity';
import { AuditEventEntity } from './platform/audit/audit-event.entity';
import { AuditHeadEntity } from './platform/audit/audit-head.entity';
import { CustomerKeyEntity } from './platform/db/customer-key.entity';
import { IdempotencyKeyEntity } from './platform/db/idempotency-key.entity';
import { OutboxEventEntity } from './platform/db/outbox-event.entity';
import { DemoSeedEntity } from './seed/demo-seed.entity';

/** Every table that migrations make; a test holds the two equal. Features add theirs here. */
export const ENTITIES = [
  AutoRenewScheduleEntity,
  AutoRenewalEntity,
  AuditEventEntity,
  AuditHeadEntity,
  CustomerKeyEntity,
  IdempotencyKeyEntity,
  OutboxEventEntity,
  DemoSeedEntity,
  StaffEntity,
  SessionEntity,
  RefreshTokenEntity,
  SignInAttemptEntity,
  ApiKeyEntity,
  CustomerEntity,
  CustomerContactEntity,
  LineEntity,
  SimProfileEntity,
  LineMoveEntity,
  LineOrderEntity,
  StockNumberEntity,
  StockProfileEntity,
  SandboxNetworkLineEntity,
  SandboxNetworkOrderEntity,
  PlanEntity,
  PlanVersionEntity,
  PlanFamilyEntity,
  PlanRegionEntity,
  AccountEntity,
  AccountTotalEntity,
  LedgerVerificationEntity,
  TransferEntity,
  WalletHoldEntity,
  WalletLotEntity,
  WalletTakeEntity,
  PaymentMethodEntity,
  PaymentEntity,
  PaymentLinkEntity,
  TopUpEntity,
  OfflinePaymentEntity,
  SandboxChargeEntity,
  SandboxRefundEntity,
  SandboxDisputeEntity,
  EvidenceFileEntity,
  DisputeEntity,
  ReasonCodeEntity,
  SandboxEventEntity,
  ProviderEventEntity,
  ProviderEventRefusalEntity,
  RefundEntity,
  SubscriptionEntity,
  AllowanceLotEntity,
  AllowanceEntryEntity,
  ApprovalEntity,
  LimitEntity,
  LimitUseEntity,
  TaxRateEntity,
  TopUpLimitEntity,
  VelocityLimitEntity,
  ChargeExceptionEntity,
  PaymentBlockEntity,
  RiskRuleEntity,
  UnusualActivityEntity,
  AdjustmentEntity,
  AccountClosingEntity,
  MembershipProgrammeEntity,
  MembershipTierEntity,
  TierChangeEntity,
  MembershipEntity,
  MembershipSpendEntity,
  PromotionEntity,
  PromotionVersionEntity,
  PromotionRevisionEntity,
  PromotionCounterEntity,
  PromotionBudgetEntity,
  RedemptionEntity,
  BacktestEntity,
  BacktestDayEntity,
  BacktestUseEntity,
  CouponBatchEntity,
  CouponCodeEntity,
  QuoteEntity,
  RenewalEntity,
  RenewalStepEntity,
  PlanReviewEntity,
  PlanRatingEntity,
  ReviewWordsEntity,
  ImportJobEntity,
  TierBonusEntity,
  TierImportEntity,
  TierImportRowEntity,
  VerificationEntity,
  TicketEntity,
  TicketEntryEntity,
  SupportHoursEntity,
  CannedReplyEntity,
  SavedViewEntity,
  ValueAddedServiceEntity,
  LineAddedServiceEntity,
  DiagnosisRunEntity,
  FindingEntity,
  ImportErrorEntity,
  ImportKeyEntity,
  NoteEntity,
  PresenceEntity,
  NotificationEntity,
  NotificationTemplateVersionEntity,
  SettlementEntity,
  SettlementLineEntity,
];
