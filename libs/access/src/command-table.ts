import { heldRoleLabels } from '@xiaohao/organisation';
import {
  type Bar,
  commandLabels,
  type ProblemCommandType,
  problemCommandTypes,
  type Relation,
  stagesOf,
  type UnitRelation,
  waysOf,
} from '@xiaohao/problem';

interface Label {
  readonly zh: string;
  readonly en: string;
}

/** How the unit of a post lies to the responsible unit, for readers. */
export const placeLabels: Readonly<Record<UnitRelation, Label>> = {
  own: { zh: '责任单位', en: 'the responsible unit, or what it was merged into' },
  below: { zh: '其下属单位', en: 'a unit under it' },
  byLineage: { zh: '曾属该单位（含撤并前后）', en: 'was of it, or of what it was merged with' },
  support: { zh: '配合单位', en: 'a support unit' },
  above: { zh: '上级单位', en: 'a unit above it' },
  other: { zh: '其他单位', en: 'any other unit' },
};

/** How somebody is bound to a problem apart from posts, for readers. */
export const bondLabels: Readonly<Record<Relation, Label>> = {
  owner: { zh: '责任领导、责任人', en: 'responsible leader or person' },
  contributor: { zh: '参与整改者', en: 'has or had a hand in the correction' },
  proposer: { zh: '上报人、销号申请人', en: 'handed it in, or applied for sign-off' },
  reviewer: { zh: '审核人', en: 'reviewed it' },
  finaliser: { zh: '定稿人', en: 'finalised it' },
};

/** Whom a command excludes whatever the role, for readers. */
export const barLabels: Readonly<Record<Bar, Label>> = {
  setting: { zh: '责任方一侧除外', en: "not the owner's side" },
  proposing: { zh: '审核人、定稿人除外', en: 'not its reviewers, nor its finaliser' },
  reviewing: {
    zh: '责任方一侧、参与整改者、上报人、定稿人除外',
    en: "not the owner's side, a contributor, its proposer or finaliser",
  },
  finalising: {
    zh: '责任方一侧、上报人、审核人除外',
    en: "not the owner's side, its proposer or reviewers",
  },
  judging: {
    zh: '责任方一侧、配合单位、参与整改者、上报人、申请人除外',
    en: "not the owner's side, a support unit, a contributor, its proposer or applicant",
  },
};

/** One command about a problem, and the ways to it; who is on none of them is refused. */
export interface CommandLine {
  readonly command: ProblemCommandType;
  readonly zh: string;
  readonly en: string;
  readonly stages: readonly string[];
  readonly ways: readonly {
    readonly roles: readonly string[];
    /** Codes of {@link placeLabels}; absent: anywhere. */
    readonly places?: readonly string[];
    /** Codes of {@link bondLabels}: so bound, the place does not matter. */
    readonly orBound?: readonly string[];
    /** Code of {@link barLabels}. */
    readonly barred?: string;
    /** Only at these; absent: at all of the command's. */
    readonly stages?: readonly string[];
  }[];
}

/** Who may do what about a problem, asked of the policy itself. */
export const commandTable = (): readonly CommandLine[] =>
  problemCommandTypes.map((command) => ({
    command,
    ...commandLabels[command],
    stages: stagesOf[command],
    ways: waysOf[command].map(({ roles, at, or, barred, stages }) => ({
      roles,
      ...(at === undefined ? {} : { places: at }),
      ...(or === undefined ? {} : { orBound: or }),
      ...(barred === undefined ? {} : { barred }),
      ...(stages === undefined ? {} : { stages }),
    })),
  }));

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const codes = (list: readonly string[] | undefined): string =>
  list === undefined ? '' : list.map((code) => `\`${code}\``).join(' ');
const legend = (labels: Readonly<Record<string, Label>>): readonly string[] =>
  Object.entries(labels).map(([code, { zh, en }]) => `- \`${code}\` ${zh} / ${en}`);

/** The table as a part of a document. */
export function commandDocument(): readonly string[] {
  const heads = ['办理 command', '阶段 stages', '角色 roles', '职务所在 place', '或 or', '除外 barred'];
  return [
    '## 对问题的办理 Commands about a problem',
    '',
    '一行一条途径：现任其中一个角色，职务在所列单位（空白为不限），或与问题有“或”一栏的关系，且不在除外之列。没有途径的一律拒绝。销号各步骤具体要哪个角色，由专项规则在所列角色中指定；时限届满由时钟结束公示。代行职责时，权利看被代行人，除外看双方。',
    '',
    'One way a line: one of the roles is held today, its post is at one of these places (blank: anywhere) or one is bound to the problem as under “or”, and nothing excludes. Where no way leads there is no right. Which of the roles a step of sign-off wants, the campaign names; a publicity may also be ended by the clock. Whoever acts for another has the rights of that person and is excluded by what excludes either.',
    '',
    row(heads),
    row(heads.map(() => '---')),
    ...commandTable().flatMap(({ command, zh, en, stages, ways }) =>
      ways.map((way, at) =>
        row([
          at === 0 ? `\`${command}\` ${zh} ${en}` : '',
          codes(way.stages ?? stages),
          way.roles
            .map((role) => `\`${role}\` ${heldRoleLabels[role as keyof typeof heldRoleLabels].zh}`)
            .join('，'),
          codes(way.places),
          codes(way.orBound),
          codes(way.barred === undefined ? undefined : [way.barred]),
        ]),
      ),
    ),
    '',
    ...legend(placeLabels),
    '',
    ...legend(bondLabels),
    '',
    ...legend(barLabels),
    '',
  ];
}
