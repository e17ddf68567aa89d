import { afterEach, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@xiaohao/event-log';
import { readParked } from '@xiaohao/projection-runtime';
import { digestOf, ExampleHistory } from '../examples/example-history.js';
import { type OpenedLedger, openLedger } from '../examples/open-ledger.js';
import type { ProblemDocument } from './document.js';
import { readProblem } from './read-problem.js';

describe('one problem whole', () => {
  let opened: OpenedLedger | undefined;
  afterEach(() => opened?.close());

  async function documentAfter(tell: (log: ExampleHistory) => ExampleHistory): Promise<ProblemDocument> {
    const log = tell(ExampleHistory.begin().raise('a', { number: '2026-0001', title: '违规吃喝' }));
    opened = await openLedger(log);
    const document = await readProblem(opened.ledger, { problem: 'a' });
    if (document === null) throw new Error('no document');
    expect(document.revision).toBe(log.events.at(-1)?.revision);
    expect(document.position).toBe(log.events.at(-1)?.position);
    return document;
  }

  it('keeps each round of review with its opinions, and what was answered', async () => {
    const { rounds, stage, finalised } = await documentAfter((log) =>
      log.submit('a', 'l1').sendBack('a', 'evasive').resubmit('a', 'l2').finalise('a'),
    );
    expect(rounds).toMatchObject([
      {
        round: 1,
        submission: { list: 'l1' },
        returned: { reason: 'evasive', dueOn: '2026-02-01' },
        opinions: [{ passed: false }],
      },
      {
        round: 2,
        answer: '已深挖根源',
        returned: null,
        opinions: [{ level: 'firstReview', passed: true }, { level: 'secondReview' }],
      },
    ]);
    expect([stage, finalised?.by]).toEqual(['finalised', 'p-final']);
  });

  it('never loses the original due date, and shows only the latest progress', async () => {
    const progress = (percent: number) => ({ by: 'p-third', measure: 'm', percent, done: `做了${percent}` });
    const { measures, dueOn } = await documentAfter((log) =>
      log
        .finalise('a')
        .measure('a', 'm', '原文', '2026-05-01')
        .revise('a', 'm', '新文', '2026-06-01')
        .tell('a', 'StepCompleted', { by: 'p-third', measure: 'm', step: 2 })
        .tell('a', 'StepCompleted', { by: 'p-third', measure: 'm', step: 1 })
        .tell('a', 'ProgressReported', progress(10))
        .tell('a', 'ProgressReported', progress(60)),
    );
    expect(measures).toMatchObject([
      {
        originalDueOn: '2026-05-01',
        content: { text: '新文', dueOn: '2026-06-01' },
        revisions: 1,
        stepsDone: [1, 2],
        progress: { percent: 60 },
        completed: null,
      },
    ]);
    expect(dueOn).toBe('2026-06-01');
  });

  it('takes a step back that a revision words otherwise, and keeps the others', async () => {
    const steps = ['核对凭证', '清退款项'];
    const { measures } = await documentAfter((log) =>
      log
        .measure('a', 'm')
        .tell('a', 'StepCompleted', { by: 'p-third', measure: 'm', step: 1 })
        .tell('a', 'StepCompleted', { by: 'p-third', measure: 'm', step: 2 })
        .revise('a', 'm', '新文', '2026-06-01', [steps[0] ?? '', '另行清退'])
        .revise('a', 'm', '新文', '2026-06-01', [steps[0] ?? '']),
    );
    expect(measures[0]?.stepsDone).toEqual([1]);
  });

  it('shows of a handling what its kind has, whatever the event brought', async () => {
    const continuing = {
      kind: 'continuing',
      stageGoal: '健全制度',
      nextCheckOn: '2026-03-01',
      expectedEndOn: '2026-12-31',
    };
    const everything = { ...continuing, list: '清单' };
    const by = 'p-finder';
    const ground = '核实';
    const of = async (tell: (log: ExampleHistory) => ExampleHistory) => {
      const log = ExampleHistory.begin().raise('a', {
        number: '2026-0001',
        title: '违规吃喝',
        handling: { ...everything, kind: 'immediate' },
      });
      opened = await openLedger(tell(log));
      const shown = await readProblem(opened.ledger, { problem: 'a' });
      opened.close();
      opened = undefined;
      return shown?.classification;
    };
    const raised = await of((log) => log);
    expect(raised?.handling).toEqual({ kind: 'immediate' });
    const classification = { ...raised, handling: { ...everything, kind: 'focused' } };
    const classified = await of((log) => log.tell('a', 'Classified', { by, classification, ground }));
    expect(classified).toEqual({ ...raised, handling: { kind: 'focused', list: '清单' } });
    const converted = await of((log) =>
      log.tell('a', 'ConvertedToContinuing', { by, handling: everything, ground }),
    );
    expect(converted?.handling).toEqual(continuing);
  });

  it('shows signatures that a material event has overtaken as stale until they are given again', async () => {
    const { signOff, stage } = await documentAfter((log) =>
      log
        .measure('a', 'm')
        .requestSignOff('a')
        .take('a', 0, 'unitApproval')
        .prove('a', 'e', digestOf('e'), 'm')
        .take('a', 0, 'unitApproval', true),
    );
    expect(signOff?.signatures.map(({ step, stale }) => [step, stale])).toEqual([
      [null, true],
      [0, false],
    ]);
    expect(stage).toBe('unitApproved');
  });

  it('leaves the signatures of a request that has ended as they stood', async () => {
    const staleOnes = async (tell: (log: ExampleHistory) => ExampleHistory) => {
      const { signOff } = await documentAfter((log) => tell(log.measure('a', 'm').requestSignOff('a')));
      opened?.close();
      opened = undefined;
      return signOff?.signatures.map(({ stale }) => stale);
    };
    const rejected = { by: 'p', step: 0, supplementaryRequirement: '补充材料' };
    expect(
      await staleOnes((log) => log.closeOff('a', 'XH-1').reopen('a', '2026-12-01').measure('a', 'm2')),
    ).toEqual([false]);
    expect(await staleOnes((log) => log.tell('a', 'SignOffRejected', rejected).measure('a', 'm2'))).toEqual([
      false,
    ]);
    expect(await staleOnes((log) => log.measure('a', 'm2').tell('a', 'SignOffRejected', rejected))).toEqual([
      true,
    ]);
  });

  it('keeps every closing, and after a reopening its term until a measure has one', async () => {
    const first = await documentAfter((log) =>
      log
        .measure('a', 'm')
        .complete('a', 'm')
        .closeOff('a', 'XH-1')
        .tell('a', 'Filed', { by: 'p', filingNumber: 'BA-1' })
        .reopen('a', '2026-12-01'),
    );
    expect(first).toMatchObject({
      stage: 'rectifying',
      dueOn: '2026-12-01',
      closings: [{ closingNumber: 'XH-1', filingNumber: 'BA-1' }],
      reopenings: [{ ground: 'relapse' }],
    });
    opened?.close();
    const again = await documentAfter((log) =>
      log
        .measure('a', 'm')
        .complete('a', 'm')
        .closeOff('a', 'XH-1')
        .reopen('a', '2026-12-01')
        .closeOff('a', 'XH-2'),
    );
    expect(again).toMatchObject({
      stage: 'closed',
      dueOn: '2026-12-01',
      closings: [{ closingNumber: 'XH-1' }, { closingNumber: 'XH-2' }],
    });
  });

  it('holds publicity, objections, satisfaction, revisits, evidence and what took its place', async () => {
    const document = await documentAfter((log) =>
      log
        .measure('a', 'm')
        .prove('a', 'e1', digestOf('1'), 'm')
        .tell('a', 'EvidenceSuperseded', {
          by: 'p',
          evidence: 'e1',
          replacement: 'e2',
          file: { digest: digestOf('2'), name: 'b', mediaType: 'x', bytes: 1 },
          ground: '模糊',
        })
        .tell('a', 'PublicityStarted', {
          by: 'p',
          step: 2,
          channel: '网站',
          audience: '职工',
          startsOn: '2026-03-01',
          workingDays: 5,
          endsOn: '2026-03-06',
          calendarVersion: '1',
          provisional: true,
          organisationRevision: '4',
        })
        .tell('a', 'ObjectionRaised', { by: 'p', objection: 'o', from: '职工', text: '不实' })
        .tell('a', 'ObjectionAnswered', { by: 'p', objection: 'o', answer: '已核', upheld: false })
        .tell('a', 'PublicityEnded', { by: 'p', step: 2 })
        .tell('a', 'SatisfactionSurveyed', {
          by: 'p',
          invited: 10,
          answered: 9,
          satisfied: 8,
          method: '问卷',
        })
        .tell('a', 'RevisitPlanned', {
          by: 'p',
          revisit: 'r',
          kind: 'pinpoint',
          dueOn: '2026-09-01',
          ground: '抽查',
        })
        .tell('a', 'Revisited', {
          by: 'p',
          revisit: 'r',
          visitedOn: '2026-08-30',
          findings: '未反弹',
          holds: true,
        }),
    );
    expect(document.evidence.map(({ evidence, supersededBy }) => [evidence, supersededBy])).toEqual([
      ['e1', 'e2'],
      ['e2', null],
    ]);
    expect(document.publicity).toMatchObject({ endsOn: '2026-03-06', provisional: true, ended: true });
    expect(document.objections).toMatchObject([{ objection: 'o', answer: '已核', upheld: false }]);
    expect(document.satisfaction).toEqual({ invited: 10, answered: 9, satisfied: 8, method: '问卷' });
    expect(document.revisits).toMatchObject([{ revisit: 'r', holds: true, satisfaction: null }]);
    expect(document.stage).toBe('publicised');
  });

  describe('with an event that is not understood', () => {
    const strange = async (type: string, data: JsonObject | null, skip: boolean) => {
      const log = ExampleHistory.begin().raise('a', { number: '2026-0001', title: '违规吃喝' });
      const { id } = log.append('problem-a', type, data as JsonObject);
      log.tell('a', 'Withdrawn', { by: 'p', ground: 'g' });
      if (skip)
        log.append('parked-events', 'ParkedEventSkipped', {
          stream: 'problem-a',
          eventId: id,
          ground: '测试数据',
          by: 'p',
        });
      opened = await openLedger(log);
      return readProblem(opened.ledger, { problem: 'a' });
    };

    it('stands before it, as in the list', async () => {
      expect(await strange('NeverHeardOf', {}, false)).toMatchObject({ stage: 'identified', revision: '0' });
    });

    it('goes past it where that was decided', async () => {
      expect(await strange('NeverHeardOf', {}, true)).toMatchObject({ stage: 'withdrawn', revision: '2' });
      opened?.close();
      expect(await strange('Reworded', null, true)).toMatchObject({ stage: 'withdrawn', revision: '2' });
    });

    it('stands before it also where nothing is asked of what it says', async () => {
      const before = { stage: 'identified', revision: '0' };
      expect(await strange('ObjectionRaised', null, false)).toMatchObject(before);
    });

    it('names it where the list takes it in and the document cannot', async () => {
      await expect(strange('SignOffStepTaken', {}, false)).rejects.toThrow(
        /^event 1 of problem-a cannot be read: TypeError/,
      );
      // Whatever is like that is parked for one register or another, and so can be skipped.
      expect(readParked((opened as OpenedLedger).ledger.db).map(({ view }) => view)).toEqual([
        'sign-off-register',
      ]);
      opened?.close();
      expect(await strange('SignOffStepTaken', {}, true)).toMatchObject({ stage: 'withdrawn' });
    });

    it('is nowhere while the list has no such problem', async () => {
      opened = await openLedger(ExampleHistory.begin());
      expect(await readProblem(opened.ledger, { problem: 'a' })).toBeNull();
    });
  });
});
