import { defaultRules } from '@xiaohao/campaign';
import { someOrganisation } from './organisation.js';
import { type Planned, problemLife } from './problem-life.js';
import { SeededRandom } from './random.js';

export interface StreamEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

const day = 86_400_000;
const start = Date.UTC(2025, 0, 2, 1);
const days = 730;

interface Running {
  readonly stream: string;
  readonly events: readonly Planned[];
  done: number;
}

/** Two years of a federation's problems in the order in which they were recorded; the same for a seed. */
export function* ledgerEvents(problems: number, seed = 1, moreReports = 0): Generator<StreamEvent> {
  const r = new SeededRandom(seed);
  const organisation = someOrganisation(r, start);
  const record = (stream: string, revision: number, { at, type, command, data }: Planned): StreamEvent => ({
    stream,
    revision,
    id: r.uuid(at),
    type,
    data: JSON.stringify(data),
    metadata: JSON.stringify({
      schemaVersion: 1,
      actor: { kind: 'person', id: organisation.reviewers[0] ?? '' },
      command,
      correlationId: r.uuid(at),
      recordedAt: new Date(at).toISOString(),
      ...(r.chance(0.9) ? { idempotencyKey: r.hex(64), requestDigest: r.hex(64) } : {}),
    }),
  });
  let revision = 0;
  for (const event of organisation.events)
    yield record('organisation', revision++, { at: start, command: event.type, ...event });
  const campaigns = ['一', '二', '三', '四'].map((ordinal) => ({
    id: r.uuid(start),
    name: `第${ordinal}轮自查自纠`,
  }));
  for (const { id, name } of campaigns)
    yield record(`campaign-${id}`, 0, {
      at: start,
      type: 'CampaignOpened',
      command: 'OpenCampaign',
      data: {
        campaign: id,
        by: organisation.reviewers[0] ?? '',
        name,
        zone: 'Asia/Shanghai',
        startsOn: '2025-01-01',
        rules: defaultRules,
      },
    });
  const campaignIds = campaigns.map(({ id }) => id);
  let running: Running[] = [];
  let begun = 0;
  const numbers = new Map<number, number>();
  for (let today = 0; today < days || running.length > 0; today++) {
    const tonight = start + (today + 1) * day;
    for (; begun < Math.min(problems, Math.ceil((problems * (today + 1)) / days)); begun++) {
      const at = start + today * day + r.below(8 * 3_600_000);
      const year = new Date(at).getUTCFullYear();
      const place = (numbers.get(year) ?? 0) + 1;
      numbers.set(year, place);
      const id = r.uuid(at);
      const number = `${year}-${String(place).padStart(4, '0')}`;
      const events = problemLife(r, organisation, campaignIds, id, number, at, moreReports);
      running.push({ stream: `problem-${id}`, events, done: 0 });
    }
    for (const problem of running)
      for (
        let next = problem.events[problem.done];
        next && next.at < tonight;
        next = problem.events[problem.done]
      )
        yield record(problem.stream, problem.done++, next);
    running = running.filter(({ done, events }) => done < events.length);
  }
}
