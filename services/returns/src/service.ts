import { attachmentUploads } from '@guitu/attachments/attachments.module';
import { CSV, XLSX } from '@guitu/row-import/file-door/file-query';
import { BookRejects1700000000412 } from '@guitu/row-import/file-door/book-rejects.migration';
import { ImportTables1700000000402 } from '@guitu/row-import/file-door/import-tables.migration';
import { defineService } from '@guitu/platform/service/define-service';
import { LabelLookup1700000000004 } from '@guitu/masterdata-view/labels/label-lookup.migration';
import { DESK_MIGRATIONS } from '@guitu/task-desk/desk-migrations';
import { questionReads } from '@guitu/task-desk/questions/desk-questions.consumer';
import { TAKE_OVER_READS } from '@guitu/task-desk/take-over/take-over.consumer';
import { DayTotals1700000000244 } from './day-totals/day-totals.migration.js';
import { DeliveryTables1700000000240 } from './deliveries/delivery-tables.migration.js';
import { ComplaintNumbers1700000000291 } from './answer/complaint-numbers.migration.js';
import { KnownNumbers1700000000241 } from './answer/known-numbers.migration.js';
import { NumbersFound1700000000295 } from './answer/numbers-found.migration.js';
import { Cancellation } from './cancellation/cancellation.entity.js';
import { Cancellation1700000000211 } from './cancellation/cancellation.migration.js';
import { CASE_FILE_READS } from './case-file/case-file.consumer.js';
import { CaseFileTables1700000000220 } from './case-file/case-file-tables.migration.js';
import { ClockControl } from './clock-control/clock-control.entity.js';
import { OneClock1700000000224 } from './clock-control/one-clock.migration.js';
import { ClockControl1700000000212 } from './clock-control/clock-control.migration.js';
import { Contact } from './contact/contact.entity.js';
import { Contact1700000000203 } from './contact/contact.migration.js';
import { Appeal } from './customer-answer/appeal.entity.js';
import { CustomerAnswer } from './customer-answer/customer-answer.entity.js';
import { AnswerWay1700000000281 } from './customer-answer/answer-way.migration.js';
import { CustomerAnswer1700000000230 } from './customer-answer/customer-answer.migration.js';
import { DiscrepancyDecision } from './discrepancy/discrepancy.entity.js';
import { DELIVERY_FILE } from './delivery-import/delivery-columns.js';
import { Discrepancy1700000000209 } from './discrepancy/discrepancy.migration.js';
import { Dispatch } from './dispatch/dispatch.entity.js';
import { Dispatch1700000000206 } from './dispatch/dispatch.migration.js';
import { EligibilityCheck } from './eligibility/eligibility.entity.js';
import { Eligibility1700000000250 } from './eligibility/eligibility.migration.js';
import { Instruction, ReturnSlip } from './instruction/instruction.entity.js';
import { Instruction1700000000205 } from './instruction/instruction.migration.js';
import { ListPrice1700000000271 } from './matching/list-price.migration.js';
import { LineMatch1700000000270 } from './matching/line-match.migration.js';
import { Nudge1700000000243 } from './nudging/nudge.migration.js';
import { OnsiteResult } from './onsite/onsite.entity.js';
import { Onsite1700000000208 } from './onsite/onsite.migration.js';
import { PolicyTables1700000000201 } from './policy/policy-tables.migration.js';
import { RegistrationTables1700000000202 } from './registration/registration-tables.migration.js';
import { HouseQuestions1700000000290 } from './questions/house-questions.migration.js';
import { Question1700000000245 } from './questions/question.migration.js';
import { ReturnCase, ReturnLine } from './registration/return-case.entity.js';
import { Reopening } from './reopening/reopening.entity.js';
import { Reopening1700000000222 } from './reopening/reopening.migration.js';
import { PolicyChange } from './repinning/policy-change.entity.js';
import { PolicyChange1700000000223 } from './repinning/policy-change.migration.js';
import { Replenishment } from './replenishment/replenishment.entity.js';
import { Replenishment1700000000210 } from './replenishment/replenishment.migration.js';
import { GateDecision } from './gate-decision/gate-decision.entity.js';
import { GateDecision1700000000260 } from './gate-decision/gate-decision.migration.js';
import { Disposition } from './disposition/disposition.entity.js';
import { Disposition1700000000261 } from './disposition/disposition.migration.js';
import { SortedGoods } from './sorting/sorting.entity.js';
import { Sorting1700000000262 } from './sorting/sorting.migration.js';
import { Receipt, ReceiptLine } from './receipt/receipt.entity.js';
import { Receipt1700000000263 } from './receipt/receipt.migration.js';
import { OnsiteWork } from './onsite/onsite-work.entity.js';
import { OnsiteWork1700000000264 } from './onsite/onsite-work.migration.js';
import { Quote, QuotePart } from './quote/quote.entity.js';
import { Quote1700000000265 } from './quote/quote.migration.js';
import { Shipment } from './shipment/shipment.entity.js';
import { Shipment1700000000266 } from './shipment/shipment.migration.js';
import { CustomerNotice } from './customer-notice/customer-notice.entity.js';
import { CustomerNotice1700000000267 } from './customer-notice/customer-notice.migration.js';
import { SentReport } from './report/report.entity.js';
import { Report1700000000268 } from './report/report.migration.js';
import { NoticeLabel1700000000293 } from './notices/notice-label.migration.js';
import { Notice1700000000280 } from './notices/notice.migration.js';
import { ReturnsModule } from './returns.module.js';
import { Review } from './review/review.entity.js';
import { Review1700000000204 } from './review/review.migration.js';
import { ReviewPromise1700000000231 } from './review/review-promise.migration.js';
import { ReviewSupplement1700000000221 } from './review/review-supplement.migration.js';
import { Supplement } from './supplement/supplement.entity.js';
import { Supplement1700000000251 } from './supplement/supplement.migration.js';
import { CustomerSurvey } from './survey/survey.entity.js';
import { Survey1700000000252 } from './survey/survey.migration.js';
import { OPEN_RETURNS_FILE } from './open-returns-import/open-return-columns.js';
import { OpenReturns1700000000294 } from './open-returns-import/open-returns.migration.js';
import { UnidentifiedParcels1700000000292 } from './unidentified-parcels/unidentified-parcel.migration.js';
import { UNIDENTIFIED_PARCEL_READS } from './unidentified-parcels/unidentified-parcels.consumer.js';
import { Withdrawal } from './withdrawal/withdrawal.entity.js';
import { Withdrawal1700000000207 } from './withdrawal/withdrawal.migration.js';

export default defineService({
  name: 'returns',
  title: '归途 · 销售与客服 Guitu returns',
  uploads: [attachmentUploads('returns'), { path: new RegExp(`^/api/returns/v1/imports/${DELIVERY_FILE}$`), types: [CSV, XLSX] }, { path: new RegExp(`^/api/returns/v1/imports/${OPEN_RETURNS_FILE}/file$`), types: [XLSX] }],
  migrations: [
    ...DESK_MIGRATIONS, LabelLookup1700000000004, PolicyTables1700000000201, RegistrationTables1700000000202, Contact1700000000203, Review1700000000204, Instruction1700000000205,
    Dispatch1700000000206, Withdrawal1700000000207, Onsite1700000000208, Discrepancy1700000000209, Replenishment1700000000210, Cancellation1700000000211,
    ClockControl1700000000212, CaseFileTables1700000000220, ReviewSupplement1700000000221, Reopening1700000000222, PolicyChange1700000000223, OneClock1700000000224,
    CustomerAnswer1700000000230, ReviewPromise1700000000231, DeliveryTables1700000000240, KnownNumbers1700000000241, Nudge1700000000243, DayTotals1700000000244, Question1700000000245,
    Eligibility1700000000250, Supplement1700000000251, Survey1700000000252,
    GateDecision1700000000260, Disposition1700000000261, Sorting1700000000262, Receipt1700000000263, OnsiteWork1700000000264,
    Quote1700000000265, Shipment1700000000266, CustomerNotice1700000000267, Report1700000000268, LineMatch1700000000270, ListPrice1700000000271, Notice1700000000280, AnswerWay1700000000281,
    HouseQuestions1700000000290, ComplaintNumbers1700000000291, UnidentifiedParcels1700000000292, NoticeLabel1700000000293, OpenReturns1700000000294, NumbersFound1700000000295, ImportTables1700000000402, BookRejects1700000000412,
  ],
  entities: [
    ReturnCase, ReturnLine, Contact, Review, Instruction, ReturnSlip, Dispatch, Withdrawal, OnsiteResult, DiscrepancyDecision, Replenishment, Cancellation, ClockControl, Reopening,
    PolicyChange, CustomerAnswer, Appeal, EligibilityCheck, Supplement, CustomerSurvey, GateDecision, Disposition, SortedGoods, Receipt, ReceiptLine, OnsiteWork, Quote, QuotePart, Shipment, CustomerNotice, SentReport,
  ],
  reads: [...CASE_FILE_READS, questionReads('returns'), TAKE_OVER_READS, UNIDENTIFIED_PARCEL_READS],
  masterTypes: ['plant', 'area', 'calendar', 'customer', 'product', 'price', 'label'],
  module: () => ReturnsModule,
});
