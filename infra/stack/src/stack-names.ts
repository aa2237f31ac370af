import { ERASURES } from '@guitu/contracts/masterdata/erasure';
import { importTopic, IMPORT_REJECTS, IMPORT_TOPIC_TYPES } from '@guitu/contracts/masterdata/types';

/** Names that the launcher, docker-compose.yml and the services must agree on; a test compares them. */

export interface ServiceName {
  name: string;
  database: string;
  /** Its topic and the path of its API. */
  source: string;
  /** Default port of its HTTP side. */
  port: number;
}

export const services = [
  { name: 'returns', database: 'guitu_returns', source: 'returns', port: 4101 },
  { name: 'warehouse', database: 'guitu_warehouse', source: 'warehouse', port: 4102 },
  { name: 'quality', database: 'guitu_quality', source: 'quality', port: 4103 },
  { name: 'production', database: 'guitu_production', source: 'production', port: 4104 },
  { name: 'notifications', database: 'guitu_notifications', source: 'notifications', port: 4105 },
  { name: 'masterdata', database: 'guitu_masterdata', source: 'masterdata', port: 4106 },
  { name: 'finance', database: 'guitu_finance', source: 'finance', port: 4107 },
  { name: 'orchestrator', database: 'guitu_process', source: 'process', port: 4100 },
] as const satisfies readonly ServiceName[];

export const topicPrefix = 'guitu';
/** One topic per producing service; `process` is the orchestrator's. */
export const topics = ['returns', 'warehouse', 'quality', 'production', 'finance', 'process'] as const;
/** Records bear the broker's time: it refuses those whose sender's clock is an hour ahead of its own (Kafka 4), and what a reader compares them with is the broker's. */
const brokersTime = { 'message.timestamp.type': 'LogAppendTime' } as const;
/** Nothing is forgotten. */
export const topicSettings = { 'retention.ms': '-1', ...brokersTime } as const;
/** The last word per key stays: master data. Deletions stay for ten years, so that a reader from the beginning hears of them. */
export const compactedTopics = ['masterdata', ERASURES] as const;
export const compactedTopicSettings = { 'cleanup.policy': 'compact', 'delete.retention.ms': '315360000000', ...brokersTime } as const;
/** Doors for other systems' master data, and where refused rows come back; their order matters within a key alone. */
export const importTopics = [...IMPORT_TOPIC_TYPES.map(importTopic), IMPORT_REJECTS] as readonly string[];
export const importTopicPartitions = 1;
/** Twelve for ever: a key must stay in its partition. */
export const topicPartitions = 12;

export const temporalNamespace = 'guitu';
/** How long closed processes stay visible in the Temporal UI. */
export const temporalRetentionHours = 30 * 24;

export const searchAttributes = {
  RmaStage: 'Keyword',
  RmaOwner: 'Keyword',
  RmaPlant: 'Keyword',
  RmaCustomer: 'Keyword',
  RmaPolicy: 'Keyword',
  RmaAttention: 'Keyword',
  RmaDueAt: 'Datetime',
  RmaBreaches: 'KeywordList',
  RmaEscalation: 'Int',
  RmaPaused: 'Bool',
  RmaTakenOver: 'Bool',
} as const;
