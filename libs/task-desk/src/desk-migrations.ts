import { AttachmentKeptFor1700000000013 } from '@guitu/attachments/attachment-kept-for.migration';
import { AttachmentTables1700000000012 } from '@guitu/attachments/attachment-tables.migration';
import { DeskAuthority1700000000011 } from './desk-authority.migration.js';
import { DeskQuestions1700000000016 } from './questions/desk-questions.migration.js';
import { LateNotices1700000000017 } from './late-notices/late-notices.migration.js';
import { DeskTables1700000000010 } from './desk-tables.migration.js';
import { EscalationAnswers1700000000015 } from './escalations/escalation-answers.migration.js';
import { ExtensionRequests1700000000014 } from './extensions/extension-requests.migration.js';
import { TakeOvers1700000000018 } from './take-over/take-over.migration.js';
import { FewOfAllFacts1700000000022 } from './anomalies/few-of-all-facts.migration.js';
import { TaskUrgency1700000000021 } from './tasks/task-urgency.migration.js';

/** What every department's database has before the tables of its own facts. */
export const DESK_MIGRATIONS = [
  DeskTables1700000000010, DeskAuthority1700000000011, AttachmentTables1700000000012, AttachmentKeptFor1700000000013, ExtensionRequests1700000000014, EscalationAnswers1700000000015,
  DeskQuestions1700000000016, LateNotices1700000000017, TakeOvers1700000000018, TaskUrgency1700000000021, FewOfAllFacts1700000000022,
] as const;
