import type { JsonObject } from '@xiaohao/event-log';
import { ExampleHistory } from '../../libs/ledger/src/examples/example-history.js';
import type { SeededRandom } from '../bench/ledger-data/random.js';

export const units = ['u-city', 'u-district', 'u-street', 'u-other'] as const;
export const people = ['p-head', 'p-clerk', 'p-third', 'p-fourth', 'p-leads'] as const;
export const categories = ['dining', 'travel', 'meetings'] as const;
export const entries = ['ZC-01', 'ZC-02'] as const;
export const words = ['吃喝', '食堂', '公款旅游', '会议费', '凭证', 'vip', '2026-0003', '清'] as const;
const titles = ['机关食堂违规吃喝', 'VIP卡与公款旅游', '会议费超标准列支', '凭证不全'] as const;
const texts = ['逐笔核对凭证', '清退违规款项', '开展专题学习', '公开会议费'] as const;
const zones = { c1: 'Asia/Shanghai', c2: 'America/New_York' } as const;

export const zoneOf = (campaign: string): string => zones[campaign as keyof typeof zones] ?? 'Asia/Shanghai';

const day = 86_400_000;
const start = Date.UTC(2026, 1, 2, 1);
const dateAt = (r: SeededRandom): string => new Date(start + r.below(90) * day).toISOString().slice(0, 10);

type Step = (log: ExampleHistory, r: SeededRandom, id: string) => unknown;

const measure = (r: SeededRandom): string => `m-${r.below(3)}`;
const classification = (r: SeededRandom): JsonObject => ({
  category: r.pick(categories),
  severity: r.pick(['minor', 'notable', 'serious']),
  difficulty: r.pick(['ordinary', 'systemic']),
  handling: { kind: r.pick(['immediate', 'timeLimited']) },
  livelihood: r.chance(0.5),
  secrecy: 'open',
});

/** What may happen next to a problem; the fold takes anything in any order. */
const steps: readonly Step[] = [
  (log, _, id) => log.submit(id),
  (log, _, id) => log.sendBack(id),
  (log, _, id) => log.resubmit(id),
  (log, _, id) => log.finalise(id),
  (log, _, id) => log.tell(id, 'RectificationStarted', { by: 'p-clerk' }),
  (log, r, id) => log.measure(id, measure(r), r.pick(texts), dateAt(r)),
  (log, r, id) => log.revise(id, measure(r), r.pick(texts), dateAt(r)),
  (log, r, id) => log.complete(id, measure(r)),
  (log, r, id) =>
    log.tell(id, 'Reworded', {
      by: 'p-clerk',
      wording: { title: r.pick(titles), description: r.pick(texts) },
      ground: '更准确',
    }),
  (log, r, id) =>
    log.tell(id, 'Classified', { by: 'p-clerk', classification: classification(r), ground: '重判' }),
  (log, r, id) => log.tell(id, 'TaskForceFormed', { by: 'p-clerk', commandingLeader: r.pick(people) }),
  (log, _, id) => log.requestSignOff(id),
  (log, _, id) => log.take(id, 0, 'unitApproval'),
  (log, _, id) => log.closeOff(id, `XH-${id}`),
  (log, r, id) => log.reopen(id, dateAt(r)),
  (log, _, id) => log.tell(id, 'Withdrawn', { by: 'p-clerk', ground: '重复' }),
  (log, _, id) => log.tell(id, 'Merged', { by: 'p-clerk', into: 'x1', ground: '同一事项' }),
];

function raise(log: ExampleHistory, r: SeededRandom, place: number): string {
  const id = `x${place}`;
  const restricted = r.chance(0.2);
  log.raise(id, {
    number: `${restricted ? 'R-' : ''}2026-${String(place).padStart(4, '0')}`,
    title: r.pick(titles),
    description: r.pick(texts),
    unit: r.pick(units),
    category: r.pick(categories),
    campaign: r.pick(['c1', 'c2']),
    secrecy: restricted ? 'restricted' : 'open',
    ...(r.chance(0.6) ? { checklistEntry: r.pick(entries) } : {}),
    checklist: r.pick(['own', 'superior', undefined]),
    ...(r.chance(0.7) ? { foundOn: dateAt(r) } : {}),
  });
  return id;
}

/** Units are moved about and renamed, so that what stands under one changes. */
const reorganisations: readonly ((r: SeededRandom) => readonly [string, JsonObject])[] = [
  (r) => ['UnitMoved', { unit: 'u-street', parent: r.pick(['u-other', 'u-district']) }],
  (r) => ['UnitMoved', { unit: 'u-other', parent: r.pick(['u-city', 'u-district']) }],
  (r) => ['UnitRenamed', { unit: 'u-other', name: `城西${r.below(9)}` }],
];

function reorganise(log: ExampleHistory, r: SeededRandom): void {
  const [type, data] = r.pick(reorganisations)(r);
  log.append('organisation', type, { ...data, by: 'p-admin' });
}

/** When things were recorded, ever later, and for some of them when they are said to have happened. */
function date(log: ExampleHistory, r: SeededRandom, stated: number): void {
  let now = start;
  log.events.forEach((raw, place) => {
    now += r.chance(0.2) ? 0 : Math.floor(r.next() ** 3 * 2 * day);
    const before = new Date(now - Math.floor(r.next() * 12 * day)).toISOString();
    const happens = raw.stream.startsWith('problem-') && r.chance(stated);
    const metadata = {
      ...(JSON.parse(raw.metadata) as JsonObject),
      recordedAt: new Date(now).toISOString(),
      ...(happens ? { happenedAt: r.chance(0.5) ? before.slice(0, 10) : before } : {}),
    };
    log.events[place] = { ...raw, metadata: JSON.stringify(metadata) };
  });
}

/** A log of some problems in two campaigns, in which anything happens in any order; the same for a seed. */
export function randomHistory(r: SeededRandom, events: number, stated = 0.15): ExampleHistory {
  const log = ExampleHistory.begin();
  log.append('campaign-c2', 'CampaignOpened', {
    ...(JSON.parse(log.events.find(({ stream }) => stream === 'campaign-c1')?.data ?? '{}') as JsonObject),
    campaign: 'c2',
    zone: zones.c2,
  });
  const ids: string[] = [];
  while (log.events.length < events)
    if (ids.length === 0 || r.chance(0.12)) ids.push(raise(log, r, ids.length + 1));
    else if (r.chance(0.05)) reorganise(log, r);
    else r.pick(steps)(log, r, r.pick(ids));
  date(log, r, stated);
  return log;
}
