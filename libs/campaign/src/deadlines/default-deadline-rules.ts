import type { CampaignRules } from '../rules.js';
import type { DayCount } from './day-count.js';
import type { Band, DeadlineRules, ReceiverKind, Rung, RungTrigger } from './deadline-rules.js';

const working = (days: number): DayCount => ({ days, counted: 'workingDays' });
const calendar = (days: number): DayCount => ({ days, counted: 'calendarDays' });

const band = (
  code: Band['colour'],
  zh: string,
  en: string,
  left: DayCount,
  minimumGap: DayCount,
  ...receivers: readonly ReceiverKind[]
): Band => ({ code, zh, en, colour: code, left, receivers, minimumGap });

const rung = (
  code: string,
  zh: string,
  en: string,
  trigger: RungTrigger,
  issue: Rung['issue'],
  answerTerm: DayCount,
  ...receivers: readonly ReceiverKind[]
): Rung => ({ code, zh, en, trigger, issue, forPerson: issue === 'proposed', receivers, answerTerm });

/**
 * The time rules that a campaign has unless it brings its own. Bands, receivers and the order of instruments are
 * those that such offices use; every number is a default of the product, not law.
 */
export const defaultDeadlineRules: DeadlineRules = {
  rectification: [
    { handling: 'immediate', term: working(15), binding: false },
    { handling: 'timeLimited', severity: 'serious', term: calendar(90), binding: false },
    { handling: 'timeLimited', term: calendar(180), binding: false },
    { handling: 'focused', term: calendar(180), binding: false },
  ],
  steps: {
    firstReview: working(5),
    secondReview: working(5),
    finalisation: working(5),
    planning: working(10),
    objectionAnswer: working(5),
    extensionEndorsement: working(3),
    extensionDecision: working(10),
  },
  bands: [
    band('green', '绿色提醒', 'Green reminder', calendar(20), calendar(7), 'handler'),
    band('yellow', '黄色预警', 'Yellow warning', calendar(10), calendar(3), 'handler', 'leaderInCharge'),
    band('red', '红色督办', 'Red: past due', calendar(-1), calendar(7), 'handler', 'unitHead'),
  ],
  ladder: [
    rung(
      'supervisionNotice',
      '督办通知书',
      'Supervision notice',
      { kind: 'overdue', after: working(3) },
      'automatic',
      working(5),
      'leaderInCharge',
    ),
    rung(
      'guidance',
      '督查指导书',
      'Guidance',
      { kind: 'noAnswer' },
      'automatic',
      working(5),
      'leaderInCharge',
      'unitHead',
    ),
    rung('reminder', '提醒书', 'Reminder', { kind: 'noAnswer' }, 'automatic', working(5), 'superiorHead'),
    rung('admonition', '告诫书', 'Admonition', { kind: 'noAnswer' }, 'proposed', working(10), 'workGroup'),
    rung(
      'accountability',
      '问责建议书',
      'Proposal of accountability',
      { kind: 'noAnswer' },
      'proposed',
      working(15),
      'leadingGroup',
    ),
  ],
  extension: { appliedBefore: working(0) },
};

/** The time rules of a campaign; rules that were written before there was a choice have the defaults. */
export const deadlineRulesOf = ({ deadlines }: Pick<CampaignRules, 'deadlines'>): DeadlineRules =>
  deadlines ?? defaultDeadlineRules;
