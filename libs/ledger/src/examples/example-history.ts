import type { JsonObject } from '@xiaohao/event-log';
import { MemorySource } from '@xiaohao/projection-runtime';

/** SHA-256-like text for specs. */
export const digestOf = (letter: string): string => letter.repeat(64);

const rules = {
  categories: [],
  returnReasons: [],
  reopeningGrounds: [],
  panelProfessions: [],
  signOffChain: [],
  publicityWorkingDays: 5,
};

const content = (text: string, dueOn: string, leader = 'p-head'): JsonObject => ({
  text,
  steps: ['核对凭证', '清退款项'],
  indicator: { name: '完成率', unit: '%', baseline: 0, target: 100 },
  dueOn,
  expectedResult: '问题整改到位',
  person: 'p-third',
  leader,
  unit: 'u-street',
  horizon: 'now',
});

const signature = (signer: string, meaning: string): JsonObject => ({
  signer,
  meaning,
  at: '2026-03-01T01:00:00.000Z',
  revision: '9',
  digest: digestOf('d'),
  materialVersion: 4,
});

const decided = { organisationRevision: '4' };
const opinion = (id: string, reviewer: string, text: string): JsonObject => ({
  opinion: id,
  reviewer,
  session: 'crossReview',
  text,
});

export interface RaisedProblem {
  readonly number: string;
  readonly title: string;
  readonly description?: string;
  readonly unit?: string;
  readonly category?: string;
  readonly campaign?: string;
  readonly recordedAt?: string;
  readonly secrecy?: 'open' | 'internal' | 'restricted';
  readonly handling?: JsonObject;
  readonly foundOn?: string;
  readonly checklist?: 'own' | 'superior' | undefined;
  readonly checklistEntry?: string;
}

/** A small federation's log, told by what happened. */
export class ExampleHistory extends MemorySource {
  static begin(): ExampleHistory {
    const log = new ExampleHistory();
    const units = [
      ['u-city', '市总工会', undefined],
      ['u-district', '城东区总工会', 'u-city'],
      ['u-street', '解放街道总工会', 'u-district'],
      ['u-other', '城西区总工会', 'u-city'],
    ] as const;
    for (const [unit, name, parent] of units)
      log.append('organisation', 'UnitRegistered', { unit, by: 'p-admin', name, kind: 'office', parent });
    log.append('organisation', 'PersonRegistered', {
      person: 'p-third',
      by: 'p-admin',
      name: '三科经办人',
      unit: 'u-street',
      roles: ['unitClerk'],
    });
    log.append('campaign-c1', 'CampaignOpened', {
      campaign: 'c1',
      by: 'p-admin',
      name: '专项整治',
      zone: 'Asia/Shanghai',
      startsOn: '2026-01-01',
      rules,
    });
    return log;
  }

  raise(id: string, raised: RaisedProblem): this {
    const {
      number,
      title,
      description = '经查阅凭证发现。',
      unit = 'u-street',
      category = 'dining',
      campaign = 'c1',
      secrecy = 'open',
      handling = { kind: 'timeLimited' },
    } = raised;
    const data = {
      problem: id,
      number,
      campaign,
      by: 'p-finder',
      owner: { kind: 'unit', unit, leader: 'p-head', person: 'p-clerk' },
      supportUnits: [],
      discovery: 'jointCheck',
      source: { channel: 'hotline' },
      ...(raised.checklistEntry === undefined ? {} : { checklistEntry: raised.checklistEntry }),
      ...(raised.checklist === undefined ? {} : { checklist: raised.checklist }),
      ...(raised.foundOn === undefined ? {} : { foundOn: raised.foundOn }),
      wording: { title, description },
      classification: {
        category,
        severity: 'minor',
        difficulty: 'ordinary',
        handling,
        livelihood: false,
        secrecy,
      },
    };
    this.append(`problem-${id}`, 'Identified', data, {
      idempotencyKey: digestOf('a').slice(0, 52) + id.padStart(12, '0').replace(/[^0-9a-f]/g, '0'),
      requestDigest: digestOf('b'),
      ...(raised.recordedAt === undefined ? {} : { recordedAt: raised.recordedAt }),
    });
    return this;
  }

  tell(id: string, type: string, data: JsonObject): this {
    this.append(`problem-${id}`, type, data);
    return this;
  }

  submit(id: string, list?: string): this {
    const submission = list === undefined ? {} : { submission: { list, unit: 'u-street' } };
    return this.tell(id, 'SubmittedForReview', { ...decided, by: 'p-clerk', ...submission });
  }

  sendBack(id: string, reason = 'shallow'): this {
    const returned = {
      level: 'firstReview',
      opinion: opinion(`o-${id}-back`, 'p-first', '查摆不深入'),
      reason,
      dueOn: '2026-02-01',
      round: 2,
    };
    return this.tell(id, 'ReturnedForRework', { ...decided, ...returned });
  }

  resubmit(id: string, list?: string): this {
    const submission = list === undefined ? {} : { submission: { list, unit: 'u-street' } };
    return this.tell(id, 'Resubmitted', {
      ...decided,
      by: 'p-clerk',
      answers: `o-${id}-back`,
      answer: '已深挖根源',
      ...submission,
    });
  }

  finalise(id: string): this {
    return this.tell(id, 'FirstReviewPassed', {
      ...decided,
      opinion: opinion(`o-${id}-1`, 'p-first', '同意'),
    })
      .tell(id, 'SecondReviewPassed', { ...decided, opinion: opinion(`o-${id}-2`, 'p-second', '同意') })
      .tell(id, 'Finalised', { ...decided, by: 'p-final' });
  }

  measure(
    id: string,
    measure: string,
    text = '修订经费管理办法',
    dueOn = '2026-05-01',
    leader?: string,
  ): this {
    const assigned = content(text, dueOn, leader);
    return this.tell(id, 'MeasureAssigned', { by: 'p-clerk', measure, content: assigned });
  }

  revise(id: string, measure: string, text: string, dueOn: string, steps?: readonly string[]): this {
    return this.tell(id, 'MeasureRevised', {
      by: 'p-clerk',
      approver: 'p-head',
      measure,
      before: content('', ''),
      after: { ...content(text, dueOn), ...(steps && { steps }) },
      ground: '动态调整',
    });
  }

  complete(id: string, measure: string): this {
    return this.tell(id, 'MeasureCompleted', { by: 'p-third', measure, actual: 100, result: '已完成' });
  }

  prove(id: string, evidence: string, digest: string, measure: string): this {
    const file = { digest, name: `${evidence}.pdf`, mediaType: 'application/pdf', bytes: 10 };
    return this.tell(id, 'EvidenceAttached', {
      by: 'p-third',
      evidence,
      file,
      kind: 'voucher',
      proves: { measure, test: 'measuresDone' },
      description: '凭证',
    });
  }

  requestSignOff(id: string): this {
    const chain = [{ kind: 'unitApproval', role: 'unitHead', termWorkingDays: 5 }];
    return this.tell(id, 'SignOffRequested', {
      ...decided,
      claims: [],
      chain,
      rulesVersion: 1,
      signature: signature('p-clerk', 'application'),
    });
  }

  take(id: string, step: number, kind: string, renewed = false): this {
    return this.tell(id, 'SignOffStepTaken', {
      ...decided,
      step,
      kind,
      signature: signature(`p-${kind}`, kind),
      renewed,
    });
  }

  closeOff(id: string, number: string): this {
    return this.tell(id, 'Closed', { by: 'p-approval', closingNumber: number });
  }

  reopen(id: string, dueOn: string): this {
    return this.tell(id, 'Reopened', {
      ...decided,
      by: 'p-approval',
      ground: 'relapse',
      text: '问题反弹',
      dueOn,
    });
  }
}
