import { addDays } from '@xiaohao/working-calendar';
import type { Ids } from '../step.js';
import { sayings } from '../texts/index.js';
import type { Draft } from './draft.js';

interface Assigned {
  readonly name: string;
  readonly dueOn: string;
  readonly steps: number;
  readonly target: number;
}

const contentOf = (
  draft: Draft,
  horizon: 'now' | 'lasting',
  dueOn: string,
  steps: readonly string[],
  text: string,
) => {
  const { topic, unit } = draft.matter;
  const { manager, leader } = draft.hands;
  const [name, counted, target] = topic.indicator;
  const baseline = target === 0 ? draft.random.whole(2, 12) : Math.round(target / 2);
  const expectedResult = draft.random.pick(sayings.results);
  return (ids: { unit(code: string): string; person(code: string): string }) => ({
    text,
    steps,
    indicator: { name, unit: counted, baseline, target },
    dueOn,
    expectedResult,
    person: ids.person(manager),
    leader: ids.person(leader),
    unit: ids.unit(unit),
    horizon,
  });
};

/** A measure with its four gates, now and then revised afterwards. */
export function assign(draft: Draft, horizon: 'now' | 'lasting', text: string, days: number): Assigned {
  const { random, hands } = draft;
  draft.measures += 1;
  const name = `measure-${draft.measures}`;
  const steps = random.shuffled(sayings.steps).slice(0, random.whole(2, 4));
  const dueOn = draft.inDays(days);
  const content = contentOf(draft, horizon, dueOn, steps, text);
  draft.act(hands.clerk, '/measures', (ids) => ({ content: content(ids) }), { makes: name });
  if (random.percent(10)) {
    const more = `${text}（动态调整：增加职工代表参与核查）`;
    const revised = contentOf(draft, horizon, dueOn, steps, more);
    draft.later(1).act(
      hands.clerk,
      (ids) => `/measures/${ids.own(name)}/revision`,
      (ids) => ({
        content: revised(ids),
        approver: ids.person(hands.head),
        ground: '结合核查情况细化措施',
      }),
    );
  }
  return { name, dueOn, steps: steps.length, target: draft.matter.topic.indicator[2] };
}

function report(draft: Draft, { name }: Assigned, percent: number): void {
  const { random } = draft;
  const hard = random.percent(25);
  const entry = {
    percent,
    done: random.pick(sayings.progress),
    ...(hard ? { obstacle: random.pick(sayings.obstacles), helpAsked: random.pick(sayings.help) } : {}),
  };
  draft.act(draft.hands.manager, (ids) => `/measures/${ids.own(name)}/progress`, entry);
}

const completeStep = (draft: Draft, { name }: Assigned, step: number): Draft =>
  draft.act(draft.hands.manager, (ids) => `/measures/${ids.own(name)}/steps/${step}`, {});

/** Works a measure to its end. */
export function complete(draft: Draft, measure: Assigned): void {
  for (let step = 1; step <= measure.steps; step += 1) {
    completeStep(draft.later(2, 9), measure, step);
    if (step === 1 || step === 3) report(draft, measure, Math.round((step / measure.steps) * 90));
  }
  draft.later(1, 4).act(draft.hands.manager, (ids) => `/measures/${ids.own(measure.name)}/completion`, {
    actual: measure.target,
    result: draft.random.pick(sayings.results),
  });
}

/** Takes a measure up and leaves it in work. */
export function begin(draft: Draft, measure: Assigned): void {
  completeStep(draft.later(3, 8), measure, 1);
  report(draft, measure, draft.random.whole(10, 60));
}

/** A later date asked for, and now and then decided: the unit first, then the work group. */
function extend(draft: Draft, { name, dueOn }: Assigned): void {
  const { random, hands } = draft;
  const extension = `${name}-extension`;
  const opinion = (text: string) => ({ opinion: text });
  const asked = { dueOn: addDays(dueOn, random.whole(10, 30)), ...random.pick(sayings.extensions) };
  const at = (what: string) => (ids: Ids) => `/extensions/${ids.own(extension)}/${what}`;
  draft
    .later(2, 5)
    .act(hands.clerk, (ids) => `/measures/${ids.own(name)}/extensions`, asked, { makes: extension });
  if (random.percent(20)) return;
  draft.later(1).act(hands.head, at('endorsement'), opinion('情况属实，同意上报'));
  draft
    .later(1)
    .act('group.chief', at(random.percent(80) ? 'grant' : 'refusal'), opinion('已核实，按此办理'));
}

/** Measures, and rectification begun; what is assigned is handed on. */
export function startRectification(draft: Draft): readonly Assigned[] {
  const { random, hands, matter } = draft;
  const { topic, target } = matter;
  const days = target.overdue
    ? 12
    : target.stage === 'rectifying'
      ? random.whole(45, 120)
      : random.whole(60, 90);
  draft.later(2, 5);
  const measures = [assign(draft, 'now', topic.now, days)];
  if (topic.cause === 'institution' || random.percent(40))
    measures.push(assign(draft, 'lasting', topic.lasting, days + 30));
  draft.later(1, 2).act(hands.clerk, '/rectification');
  if (target.taskForce)
    draft.later(1, 3).act(hands.leader, '/task-force', (ids) => ({
      commandingLeader: ids.person(hands.leader),
      members: [ids.person(hands.manager), ids.person(hands.clerk)],
      plan: '分管领导挂帅，按“查清底数、逐项整改、建章立制、公开结果”四个阶段推进。',
      milestones: [
        { title: '查清底数', dueOn: draft.inDays(20) },
        { title: '建章立制', dueOn: draft.inDays(60) },
      ],
    }));
  const [first] = measures;
  if (first && !target.overdue && random.percent(15)) extend(draft, first);
  if (target.converted)
    draft.later(5, 10).act('group.chief', '/conversion', {
      stageGoal: '年内同类问题发生率下降一半',
      nextCheckOn: draft.inDays(60),
      expectedEndOn: draft.inDays(400),
      ground: '成因复杂，须长期坚持',
    });
  return measures;
}
