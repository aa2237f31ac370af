import { Module } from '@nestjs/common';
import { TaskDeskModule } from '@guitu/task-desk/task-desk.module';
import { AnswerModule } from './answer/answer.module.js';
import { CancellationModule } from './cancellation/cancellation.module.js';
import { CaseFileModule } from './case-file/case-file.module.js';
import { ClockControlModule } from './clock-control/clock-control.module.js';
import { ContactModule } from './contact/contact.module.js';
import { CustomerAnswerModule } from './customer-answer/customer-answer.module.js';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import { DeliveryImportModule } from './delivery-import/delivery-import.module.js';
import { DiscrepancyModule } from './discrepancy/discrepancy.module.js';
import { DispatchModule } from './dispatch/dispatch.module.js';
import { EligibilityModule } from './eligibility/eligibility.module.js';
import { InstructionModule } from './instruction/instruction.module.js';
import { MatchingModule } from './matching/matching.module.js';
import { NudgingModule } from './nudging/nudging.module.js';
import { OpenReturnsImportModule } from './open-returns-import/open-returns-import.module.js';
import { OnsiteModule } from './onsite/onsite.module.js';
import { PlantCalendarModule } from './plant-calendar/plant-calendar.module.js';
import { PolicyModule } from './policy/policy.module.js';
import { PreviewModule } from './preview/preview.module.js';
import { QuestionsModule } from './questions/questions.module.js';
import { RegistrationModule } from './registration/registration.module.js';
import { ReopeningModule } from './reopening/reopening.module.js';
import { RepinningModule } from './repinning/repinning.module.js';
import { ReplenishmentModule } from './replenishment/replenishment.module.js';
import { ExceptionModule } from './exception/exception.module.js';
import { DiscountApprovalModule } from './discount-approval/discount-approval.module.js';
import { ReplacementApprovalModule } from './replacement-approval/replacement-approval.module.js';
import { DispositionModule } from './disposition/disposition.module.js';
import { SortingModule } from './sorting/sorting.module.js';
import { ReceiptModule } from './receipt/receipt.module.js';
import { QuoteModule } from './quote/quote.module.js';
import { ShipmentModule } from './shipment/shipment.module.js';
import { CustomerNoticeModule } from './customer-notice/customer-notice.module.js';
import { ReportModule } from './report/report.module.js';
import { DecisionCardModule } from './decision-card/decision-card.module.js';
import { StoryModule } from './story/story.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { ReviewModule } from './review/review.module.js';
import { SupplementModule } from './supplement/supplement.module.js';
import { SurveyModule } from './survey/survey.module.js';
import { UnidentifiedParcelsModule } from './unidentified-parcels/unidentified-parcels.module.js';
import { WithdrawalModule } from './withdrawal/withdrawal.module.js';

/** Sales and customer service: one folder per feature. */
@Module({
  imports: [
    TaskDeskModule.for('returns'), PolicyModule, PlantCalendarModule, RegistrationModule, ContactModule, OnsiteModule, ReviewModule, InstructionModule, DispatchModule,
    DiscrepancyModule, ReplenishmentModule, WithdrawalModule, CustomerAnswerModule, CancellationModule, ClockControlModule, ReopeningModule, RepinningModule, CaseFileModule,
    DeliveriesModule, DeliveryImportModule, MatchingModule, PreviewModule, AnswerModule, NudgingModule, QuestionsModule, SupplementModule, EligibilityModule, SurveyModule,
    ExceptionModule, DiscountApprovalModule, ReplacementApprovalModule, DispositionModule, SortingModule, ReceiptModule, QuoteModule, ShipmentModule, CustomerNoticeModule, ReportModule,
    DecisionCardModule, StoryModule, NoticesModule, UnidentifiedParcelsModule, OpenReturnsImportModule,
  ],
})
export class ReturnsModule {}
