import {
  type Difficulty,
  discoveryMethods,
  type SourceChannel,
  severities,
  sourceChannels,
} from '@xiaohao/problem';
import { checklistCodes } from '../checklists.js';
import { sayings } from '../texts/index.js';
import { ownerUnits, shortName } from '../units.js';
import type { Draft } from './draft.js';

const papers: Partial<Record<SourceChannel, string>> = {
  disciplineInspectionOpinion: '纪监建',
  internalAuditFeedback: '审',
  financeCheckResult: '财检',
  unionFundReviewReport: '经审',
  superiorList: '点题',
};

/** The title and the description of a draft, and the same made sharper after a rework. */
export function wordingOf(
  draft: Draft,
  sharper = false,
): { readonly title: string; readonly description: string } {
  const { topic, unit, repeats } = draft.matter;
  const { random } = draft;
  const title = `${shortName(unit)}${random.pick(sayings.occasions)}${topic.title}`;
  const most = random.whole(12, 60);
  const found = topic.description
    .replace('{n}', String(most))
    .replace('{m}', String(random.whole(2, Math.floor(most / 2))));
  return {
    title: repeats === undefined ? title : `${title}（重复反映）`,
    description: sharper ? `${found}责任部室为综合部，审批环节由分管领导签批，原审核未核对附件。` : found,
  };
}

function handlingOf(draft: Draft): unknown {
  const { handling } = draft.matter.target;
  if (handling === 'immediate') return { kind: 'immediate' };
  if (handling === 'focused') return { kind: 'focused', list: '群众身边不正之风集中整治清单' };
  if (handling === 'continuing')
    return {
      kind: 'continuing',
      stageGoal: '半年内建立常态化检查机制，问题数量明显下降',
      nextCheckOn: draft.inDays(90),
      expectedEndOn: draft.inDays(540),
    };
  return { kind: 'timeLimited' };
}

export function classificationOf(draft: Draft, handling = handlingOf(draft)): unknown {
  const { topic } = draft.matter;
  const { random } = draft;
  const difficulty: Difficulty =
    topic.cause === 'institution' ? 'systemic' : random.percent(20) ? 'historic' : 'ordinary';
  return {
    category: topic.category,
    ...(topic.subForm === undefined ? {} : { subForm: topic.subForm }),
    severity: random.pick([...severities, 'minor', 'moderate']),
    difficulty,
    handling,
    livelihood: topic.livelihood === true,
    secrecy: random.percent(40) ? 'open' : 'internal',
  };
}

/** 查摆: who found it, whose it is, where it came from, what lies behind it. */
export function identify(draft: Draft): void {
  const { matter, random, hands } = draft;
  const { unit, topic, target } = matter;
  const kind = target.owner ?? 'unit';
  const channel = random.pick(sourceChannels);
  const paper = papers[channel];
  const discovery = random.pick(discoveryMethods);
  const others = ownerUnits.filter(({ code }) => code !== unit && code !== 'organs');
  const support = random.percent(15) ? random.pick(others).code : undefined;
  const serial = random.whole(1, 60);
  const [wording, classification] = [wordingOf(draft), classificationOf(draft)];
  const listed = random.percent(60) ? random.pick(checklistCodes) : undefined;
  const foundOn = draft.inDays(-random.whole(0, 12));
  const finder = discovery === 'selfCheck' ? hands.clerk : random.percent(50) ? hands.verifier : 'supervisor';
  const year = draft.day.slice(0, 4);
  draft.act(
    finder,
    '',
    (ids) => ({
      campaign: ids.campaign,
      owner: {
        kind,
        unit: ids.unit(unit),
        leader: ids.person(hands.leader),
        department: '综合部',
        person: ids.person(hands.manager),
      },
      supportUnits: support === undefined ? [] : [ids.unit(support)],
      discovery,
      source: { channel, ...(paper === undefined ? {} : { paper: `${paper}〔${year}〕${serial}号` }) },
      ...(listed === undefined ? {} : { checklistEntry: listed }),
      foundOn,
      wording,
      classification,
    }),
    { numbered: true },
  );
  if (target.stage !== 'identified' || random.percent(50))
    draft.later(1, 3).act(hands.clerk, '/causes', { kind: topic.cause, text: topic.causeText });
  if (random.percent(20))
    draft.act(hands.verifier, '/causes', {
      kind: 'management',
      text: '日常监督检查不够，同类问题没有及时发现。',
    });
}
