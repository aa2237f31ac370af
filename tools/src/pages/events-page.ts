import type { FactClass } from '@guitu/contracts/fact-kinds';
import { generatedFrom, page, table, type Page } from '../page.js';
import { eventEntries, sourcesOf, type EventEntry, type JsonSchema } from './event-catalogue.js';

const CLASSES: Readonly<Record<FactClass, string>> = {
  O: '发生 occurrence', G: '办理 act', D: '决定 decision', K: '客户 customer’s word', X: '控制 control', N: '系统 system',
};

/** 'lines[], opinionRef?': names of the fields, `?` for those that may be absent, `[]` for lists. */
function fields(schema: JsonSchema): string {
  const optional = (name: string): string => (schema.required?.includes(name) === true ? '' : '?');
  return Object.entries(schema.properties ?? {}).map(([name, value]) => `${name}${value['type'] === 'array' ? '[]' : ''}${optional(name)}`).join(', ');
}

/** What is particular to the event: the fact's payload, or the whole body. */
const particular = ({ fact, schema }: EventEntry): JsonSchema => (fact === undefined ? schema : schema.properties?.['payload'] ?? {});

function section(source: string, entries: readonly EventEntry[]): string[] {
  const own = entries.filter((entry) => entry.source === source);
  return [
    `## guitu.${source}`,
    table(
      ['event', '中文', 'meaning', 'class', 'fields'],
      own.map((entry) => [
        `[\`${entry.type}\`](../libs/contracts/fixtures/events/${entry.type}.json)`, entry.words.zh, entry.words.en,
        entry.fact === undefined ? '—' : CLASSES[entry.fact.class], fields(particular(entry)),
      ]),
    ),
  ];
}

/** docs/events.md: one table per topic; each event links to its golden fixture. */
export function eventsPage(): Page {
  const entries = eventEntries();
  return {
    path: 'docs/events.md',
    text: page(
      generatedFrom('libs/contracts/src/events'),
      '# Events 事件',
      'One topic per producing service (`<prefix>.<service>`, 12 partitions, kept without limit). Key = subject: `<company>/<return number>`, for documents `policy/<key>@<version>` and `calendar/<key>@<version>`. The value is JSON, checked strictly when produced and read tolerantly. Headers are CloudEvents attributes (`ce_id`, `ce_type`, `ce_source`, `ce_subject`, `ce_time`, `ce_specversion`) with `guitu_seq`, gap-free per source and subject, and `guitu_incarnation`. Machine-readable: [asyncapi.yaml](asyncapi.yaml). The link of an event leads to its golden fixture.',
      'A department’s event is a fact: the envelope (`factId`, `kind`, company, plant, return, task and revision answered, scope, `performedAt`, `recordedAt`, `visibleAt`, `by`, `via`) with the payload whose fields the table names. `?` = may be absent, `[]` = list.',
      ...sourcesOf(entries).flatMap((source) => section(source, entries)),
    ),
  };
}
