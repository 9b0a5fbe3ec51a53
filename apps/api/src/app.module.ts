import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { buildDataSource } from './data-source';
import { AccountClosingModule } from './features/account-closings/account-closing.module';
import { AdjustmentModule } from './features/adjustments/adjustment.module';
import { ApprovalModule } from './features/approvals/approval.module';
import { AuditModule } from './features/audit/audit.module';
import { AuthModule } from './features/auth/auth.module';
import { ChargeLimitModule } from './features/charge-limits/charge-limit.module';
import { BacktestModule } from './features/backtests/backtest.module';
import { CouponModule } from './features/coupons/coupon.module';
import { CustomerModule } from './features/customers/customer.module';
import { EventModule } from './features/events/event.module';
import { ExportModule } from './features/exports/export.module';
import { DisputeModule } from './features/disputes/dispute.module';
import { EvidenceModule } from './features/evidence/evidence.module';
import { SavedViewModule } from './features/saved-views/saved-view.module';
import { CannedReplyModule } from './features/canned-replies/canned-reply.module';
import { TicketModule } from './features/tickets/ticket.module';
import { ValueAddedServiceModule } from './features/value-added-services/value-added-service.module';
import { VerificationModule } from './features/verifications/verification.module';
import { FindingModule } from './features/findings/finding.module';
import { ImportModule } from './features/imports/import.module';
import { LedgerModule } from './features/ledger/ledger.module';
import { LimitModule } from './features/limits/limit.module';
import { LineModule } from './features/lines/line.module';
import { MembershipModule } from './features/memberships/membership.module';
import { NoteModule } from './features/notes/note.module';
import { NotificationTemplateModule } from './features/notification-templates/template.module';
import { NotificationModule } from './features/notifications/notification.module';
import { NumberModule } from './features/numbers/number.module';
import { OfflinePaymentModule } from './features/offline-payments/offline-payment.module';
import { PaymentBlockModule } from './features/payment-blocks/payment-block.module';
import { RiskRuleModule } from './features/risk-rules/risk-rule.module';
import { PaymentLinkModule } from './features/payment-links/payment-link.module';
import { PaymentModule } from './features/payments/payment.module';
import { PersonDataModule } from './features/person-data/person-data.module';
import { PlanReviewModule } from './features/plan-reviews/plan-review.module';
import { PlanFamilyModule } from './features/plan-families/plan-family.module';
import { PlanRegionModule } from './features/plan-regions/plan-region.module';
import { PlanModule } from './features/plans/plan.module';
import { PromotionModule } from './features/promotions/promotion.module';
import { ProviderEventModule } from './features/provider-events/provider-event.module';
import { QuoteModule } from './features/quotes/quote.module';
import { ReceiptModule } from './features/receipts/receipt.module';
import { ReasonCodeModule } from './features/reason-codes/reason-code.module';
import { RefundModule } from './features/refunds/refund.module';
import { AutoRenewalModule } from './features/auto-renewals/auto-renewal.module';
import { RenewalModule } from './features/renewals/renewal.module';
import { SearchModule } from './features/search/search.module';
import { SettlementModule } from './features/settlements/settlement.module';
import { StaffModule } from './features/staff/staff.module';
import { SubscriptionModule } from './features/subscriptions/subscription.module';
import { TaxRateModule } from './features/tax-rates/tax-rate.module';
import { UnusualActivityModule } from './features/unusual-activities/unusual-activity.module';
import { AccessGuard } from './platform/auth/access.guard';
import { type Config } from './platform/config/config';
import { AnswerInterceptor } from './platform/http/answer.interceptor';
import { CallHeadersGuard } from './platform/http/call-headers.guard';
import { ProblemFilter } from './platform/http/problem.filter';
import { ValidationPipe } from './platform/http/validation.pipe';
import { PlatformModule } from './platform/platform.module';

/** Every feature of the API, one line each. */
export const FEATURES = [
  AuditModule,
  AuthModule,
  StaffModule,
  CustomerModule,
  LineModule,
  NumberModule,
  SearchModule,
  PlanModule,
  PlanFamilyModule,
  PlanRegionModule,
  PlanReviewModule,
  LedgerModule,
  PaymentModule,
  PaymentLinkModule,
  OfflinePaymentModule,
  ProviderEventModule,
  SubscriptionModule,
  TaxRateModule,
  MembershipModule,
  PromotionModule,
  BacktestModule,
  CouponModule,
  QuoteModule,
  AutoRenewalModule,
  RenewalModule,
  ReasonCodeModule,
  RefundModule,
  ReceiptModule,
  EvidenceModule,
  DisputeModule,
  ApprovalModule,
  LimitModule,
  ChargeLimitModule,
  PaymentBlockModule,
  RiskRuleModule,
  UnusualActivityModule,
  AdjustmentModule,
  AccountClosingModule,
  ImportModule,
  ExportModule,
  PersonDataModule,
  SettlementModule,
  NoteModule,
  NotificationModule,
  NotificationTemplateModule,
  FindingModule,
  VerificationModule,
  TicketModule,
  CannedReplyModule,
  SavedViewModule,
  EventModule,
  ValueAddedServiceModule,
];

/** The application: platform, features, and what stands before and behind every route. */
@Module({})
export class AppModule {
  static for(config: Config): DynamicModule {
    const dataSource = buildDataSource(config.databaseUrl, config.databasePoolSize);
    return {
      module: AppModule,
      imports: [PlatformModule.for(config, dataSource), ...FEATURES],
      providers: [
        // In this order: who is it and may they, then what the call brings along.
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: CallHeadersGuard },
        { provide: APP_PIPE, useClass: ValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
