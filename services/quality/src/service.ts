import { attachmentUploads } from '@guitu/attachments/attachments.module';
import { defineService } from '@guitu/platform/service/define-service';
import { DESK_MIGRATIONS } from '@guitu/task-desk/desk-migrations';
import { questionReads } from '@guitu/task-desk/questions/desk-questions.consumer';
import { TAKE_OVER_READS } from '@guitu/task-desk/take-over/take-over.consumer';
import { deskReads } from '@guitu/task-desk/task-desk.module';
import { BENCH_READS } from './bench/heard-facts.consumer.js';
import { HeardFacts1700000000221 } from './bench/heard-facts.migration.js';
import { ClosingReview } from './closing/closing-review.entity.js';
import { ClosingReviews1700000000210 } from './closing/closing-review.migration.js';
import { COMPLAINT_READS } from './complaint/complaint-requests.consumer.js';
import { Complaints1700000000224 } from './complaint/complaint.migration.js';
import { ComplaintReopenings1700000000225 } from './complaint/complaint-reopening.migration.js';
import { Contact } from './contact/contact.entity.js';
import { Contacts1700000000202 } from './contact/contact.migration.js';
import { DispatchInspection } from './dispatch-inspection/dispatch-inspection.entity.js';
import { DispositionReview } from './disposition-approval/disposition-review.entity.js';
import { DispositionReviews1700000000211 } from './disposition-approval/disposition-review.migration.js';
import { Disposition } from './disposition/disposition.entity.js';
import { Dispositions1700000000201 } from './disposition/disposition.migration.js';
import { FirstArticle } from './first-article/first-article.entity.js';
import { FirstArticles1700000000214 } from './first-article/first-article.migration.js';
import { HoldRelease } from './hold-release/hold-release.entity.js';
import { HoldReleases1700000000205 } from './hold-release/hold-release.migration.js';
import { ImprovementReport } from '@guitu/department-facts/improvement/improvement-report.entity';
import { ImprovementReports1700000000218 } from '@guitu/department-facts/improvement/improvement-report.migration';
import { PoolStart } from './inspection-pool/pool-start.entity.js';
import { PoolStarts1700000000217 } from './inspection-pool/pool-start.migration.js';
import { InspectionMeasures1700000000222 } from './inspection/findings/measures.migration.js';
import { InspectionLine } from './inspection/inspection-line.entity.js';
import { InspectionFindings1700000000219 } from './inspection/findings.migration.js';
import { Inspection } from './inspection/inspection.entity.js';
import { Inspections1700000000206 } from './inspection/inspection.migration.js';
import { MeetingConclusion } from '@guitu/department-facts/meeting/meeting-conclusion.entity';
import { MeetingConclusions1700000000207 } from '@guitu/department-facts/meeting/meeting-conclusion.migration';
import { MeetingSignatures1700000000223 } from '@guitu/department-facts/meeting/meeting-signatures.migration';
import { ExternalFailureCost } from './onsite/external-failure-cost.entity.js';
import { OnsiteResult } from './onsite/onsite-result.entity.js';
import { OnsiteResults1700000000203 } from './onsite/onsite-result.migration.js';
import { OnsiteWork } from './onsite/onsite-work.entity.js';
import { OnsiteWork1700000000204 } from './onsite/onsite-work.migration.js';
import { PerformanceTest } from './performance-test/performance-test.entity.js';
import { PortionChecks1700000000215 } from './portion-check.migration.js';
import { QualityModule } from './quality.module.js';
import { Reinspection } from './reinspection/reinspection.entity.js';
import { Reinspections1700000000208 } from './reinspection/reinspection.migration.js';
import { ResponsibilityDecision } from './responsibility/responsibility-decision.entity.js';
import { ResponsibilityDecisions1700000000212 } from './responsibility/responsibility-decision.migration.js';
import { ReworkPlan } from './rework-plan/rework-plan.entity.js';
import { ReworkPlans1700000000213 } from './rework-plan/rework-plan.migration.js';
import { ScrapRequest } from './scrap/scrap-request.entity.js';
import { ScrapReview } from './scrap/scrap-review.entity.js';
import { ScrapWeights1700000000220 } from './scrap/scrap-weights.migration.js';
import { Scrap1700000000209 } from './scrap/scrap.migration.js';
import { SortingLine } from '@guitu/department-facts/sorting/sorting-line.entity';
import { Sorting } from '@guitu/department-facts/sorting/sorting.entity';
import { Sortings1700000000216 } from '@guitu/department-facts/sorting/sorting.migration';

export default defineService({
  name: 'quality',
  title: '归途 · 品质 Guitu quality',
  uploads: [attachmentUploads('quality')],
  migrations: [
    ...DESK_MIGRATIONS, Dispositions1700000000201, Contacts1700000000202, OnsiteResults1700000000203,
    OnsiteWork1700000000204, HoldReleases1700000000205, Inspections1700000000206, MeetingConclusions1700000000207, Reinspections1700000000208,
    Scrap1700000000209, ClosingReviews1700000000210, DispositionReviews1700000000211, ResponsibilityDecisions1700000000212, ReworkPlans1700000000213,
    FirstArticles1700000000214, PortionChecks1700000000215, Sortings1700000000216, PoolStarts1700000000217, ImprovementReports1700000000218,
    InspectionFindings1700000000219, ScrapWeights1700000000220, HeardFacts1700000000221, InspectionMeasures1700000000222, MeetingSignatures1700000000223,
    Complaints1700000000224, ComplaintReopenings1700000000225,
  ],
  entities: [
    Disposition, Contact, OnsiteResult, OnsiteWork, ExternalFailureCost, HoldRelease, Inspection, InspectionLine, MeetingConclusion, Reinspection,
    ScrapRequest, ScrapReview, ClosingReview, DispositionReview, ResponsibilityDecision, ReworkPlan, FirstArticle, PerformanceTest, DispatchInspection,
    Sorting, SortingLine, PoolStart, ImprovementReport,
  ],
  reads: [deskReads('quality'), questionReads('quality'), TAKE_OVER_READS, ...BENCH_READS, COMPLAINT_READS],
  masterTypes: ['product', 'inspection', 'code'],
  module: () => QualityModule,
});
