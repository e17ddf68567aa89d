import { describe, expect, it } from '@jest/globals';
import { at, owed, Scene, told } from '../testing/scene.js';
import { keyOf } from './planned-item.js';

const receivers = (events: ReturnType<Scene['looks']>, nth = 0) => {
  const found = events.filter(({ data }) => 'receivers' in data)[nth];
  return found && 'receivers' in found.data ? found.data.receivers : [];
};

describe('what the clock does about a measure that is due on 1 June', () => {
  it('plans everything when it is assigned and tells nobody yet', () => {
    const scene = new Scene().owes(owed('2026-06-01'));
    expect(told(scene.looks(at('2026-04-01', 10)))).toEqual([]);
    expect(scene.state.planned.map(({ rule, at: when }) => [rule, when])).toEqual([
      ['band/green/0', at('2026-05-12')],
      ['band/yellow/0', at('2026-05-22')],
      ['band/red/0', at('2026-06-02')],
      ['overdue', at('2026-06-02')],
      ['rung/supervisionNotice', at('2026-06-04')],
    ]);
    expect(scene.looks(at('2026-04-02'))).toEqual([]);
  });

  it('reminds in each band, widens the circle, and repeats after the gap', () => {
    const scene = new Scene().owes(owed('2026-06-01'));
    scene.looks(at('2026-04-01'));
    expect(receivers(scene.looks(at('2026-05-12'))).map(({ person }) => person)).toEqual(['handler']);
    expect(told(scene.looks(at('2026-05-19')))).toEqual(['ReminderIssued band/green/1']);
    const yellow = scene.looks(at('2026-05-22'));
    expect(told(yellow)).toEqual(['ReminderIssued band/yellow/0']);
    expect(receivers(yellow).map(({ person }) => person)).toEqual(['handler', 'leader']);
    expect(told(scene.looks(at('2026-05-25')))).toEqual(['ReminderIssued band/yellow/1']);
  });

  it('does nothing a millisecond before an instant, and everything at it', () => {
    const scene = new Scene().owes(owed('2026-06-01'));
    scene.looks(at('2026-04-01'));
    const before = new Date(Date.parse(at('2026-06-02')) - 1).toISOString();
    expect(told(scene.looks(before))).not.toContain('Overdue overdue');
    expect(told(scene.looks(at('2026-06-02')))).toEqual(['ReminderIssued band/red/0', 'Overdue overdue']);
  });

  it('has exactly one outcome for each item, however often it looks', () => {
    const scene = new Scene().owes(owed('2026-06-01'));
    for (let day = 0; day < 120; day += 1) {
      const now = new Date(Date.parse(at('2026-04-01')) + day * 86_400_000).toISOString();
      scene.looks(now);
      expect(scene.looks(now)).toEqual([]);
    }
    const keys = scene.events.flatMap(({ type, data }) =>
      type === 'ChasePlanned' || !('rule' in data) ? [] : [keyOf(data)],
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain(`measure/m1 overdue ${at('2026-06-02')}`);
  });

  it('after an outage tells the latest level of each series alone, and why not the others', () => {
    const scene = new Scene().owes(owed('2026-06-01'));
    scene.looks(at('2026-04-01'));
    const events = scene.looks(at('2026-06-10', 9));
    expect(told(events)).toEqual([
      'ReminderSuppressed band/green/0 (overtaken)',
      'ReminderSuppressed band/yellow/0 (overtaken)',
      'ReminderIssued band/red/0',
      'Overdue overdue',
      'Escalated rung/supervisionNotice',
    ]);
    expect(events.every(({ data }) => !('late' in data) || data.late)).toBe(true);
    expect(told(scene.looks(at('2026-06-10', 10)))).toEqual([]);
  });

  it('does not call late what was written down late', () => {
    const scene = new Scene().owes(owed('2026-06-01'));
    const [first, second] = scene.looks(at('2026-05-25'));
    expect(told([first, second].filter((one) => one !== undefined))).toEqual([
      'ReminderSuppressed band/green/0 (overtaken)',
      'ReminderIssued band/yellow/0',
    ]);
    expect(second?.data).toMatchObject({ late: false });
  });
});

describe('what is owed no longer', () => {
  it('is planned no more; what had been missed is said not to have gone out', () => {
    const scene = new Scene().owes(owed('2026-06-01'));
    scene.looks(at('2026-04-01'));
    scene.owes();
    expect(told(scene.looks(at('2026-05-13')))).toEqual(['ReminderSuppressed band/green/0 (noLongerOwed)']);
    expect(scene.state.planned).toEqual([]);
  });

  it('becomes another matter by an extension: its reminders begin anew, the earlier ones stand', () => {
    const scene = new Scene().owes(owed('2026-06-01'));
    scene.looks(at('2026-04-01'));
    scene.looks(at('2026-05-12'));
    scene.owes(owed('2026-08-01', { originalDueOn: '2026-06-01' }));
    scene.looks(at('2026-05-20'));
    expect(scene.state.planned.map(({ rule, at: when }) => [rule, when]).slice(0, 2)).toEqual([
      ['band/green/0', at('2026-07-12')],
      ['band/yellow/0', at('2026-07-22')],
    ]);
    const [green] = scene.looks(at('2026-07-12'));
    expect(green?.data).toMatchObject({ dueOn: '2026-08-01', originalDueOn: '2026-06-01' });
  });
});

describe('the ladder', () => {
  const climbed = (): Scene => {
    const scene = new Scene().owes(owed('2026-06-01'));
    scene.looks(at('2026-04-01'));
    scene.looks(at('2026-06-04'));
    return scene;
  };
  const noticeOf = (scene: Scene): string => {
    const data = scene.events.findLast(
      ({ type }) => type === 'Escalated' || type === 'EscalationProposed',
    )?.data;
    return data && 'notice' in data ? data.notice : '';
  };

  it('goes up a rung when there was no answer in time, and says that there was none', () => {
    const scene = climbed();
    // 4 June and five working days, of which none is a holiday: the 11th.
    expect(told(scene.looks(at('2026-06-11', 23)))).not.toContain('NoResponse noResponse/supervisionNotice');
    const events = scene.looks(at('2026-06-12'));
    expect(told(events)).toContain('NoResponse noResponse/supervisionNotice');
    expect(told(events)).toContain('Escalated rung/guidance');
    const [guidance] = events.filter(({ type }) => type === 'Escalated');
    expect(guidance?.data).toMatchObject({ ground: { kind: 'noAnswer' } });
  });

  it('stops when it is answered by somebody it was sent to, and by nobody else', () => {
    const scene = climbed();
    const notice = noticeOf(scene);
    const answer = { type: 'AnswerEscalation', notice, answer: '已办' } as const;
    expect(scene.ask(answer, 'handler', at('2026-06-05'))).toBe('NotReceiver');
    expect(scene.ask({ ...answer, answer: ' ' }, 'leader', at('2026-06-05'))).toBe('AnswerEmpty');
    expect(scene.ask({ ...answer, notice: 'x' }, 'leader', at('2026-06-05'))).toBe('NoticeUnknown');
    expect(scene.ask(answer, 'leader', at('2026-06-05'))).toHaveLength(1);
    expect(scene.ask(answer, 'leader', at('2026-06-05'))).toBe('AnswerRepeated');
    for (const day of ['2026-06-12', '2026-07-01', '2026-09-01'])
      expect(told(scene.looks(at(day))).filter((line) => /Escal|NoResponse/.test(line))).toEqual([]);
  });

  it('says that a rung was not taken because an answer came while nobody could look', () => {
    const scene = climbed();
    const notice = noticeOf(scene);
    scene.looks(at('2026-06-05'));
    const planned = scene.state.planned.find(({ rule }) => rule === 'rung/guidance');
    expect(planned?.at).toBe(at('2026-06-12'));
    scene.ask({ type: 'AnswerEscalation', notice, answer: '已办' }, 'leader', at('2026-06-12', 1));
    expect(told(scene.looks(at('2026-06-12', 2)))).toContain('ReminderSuppressed rung/guidance (answered)');
  });

  it('takes a receipt from each receiver, once', () => {
    const scene = climbed();
    const notice = noticeOf(scene);
    const receipt = { type: 'ConfirmReceipt', notice } as const;
    expect(scene.ask(receipt, 'head', at('2026-06-05'))).toBe('NotReceiver');
    expect(scene.ask(receipt, 'leader', at('2026-06-05'))).toHaveLength(1);
    expect(scene.ask(receipt, 'leader', at('2026-06-05'))).toBe('ReceiptRepeated');
    const noResponse = scene.looks(at('2026-06-12')).find(({ type }) => type === 'NoResponse');
    expect(noResponse?.data).toMatchObject({ received: true });
  });

  it('only proposes what has consequences for a person, and waits for one to issue it', () => {
    const scene = climbed();
    const days = ['2026-06-12', '2026-06-26', '2026-07-10', '2026-07-30'];
    for (const day of days) scene.looks(at(day));
    const proposal = scene.events.findLast(({ type }) => type === 'EscalationProposed');
    expect(proposal?.data).toMatchObject({ instrument: { code: 'admonition' }, forPerson: true });
    // Long after its term: nobody has issued it, so that nobody could have answered.
    expect(told(scene.looks(at('2026-12-01'))).filter((line) => /Escal/.test(line))).toEqual([]);
    const notice = noticeOf(scene);
    const issue = { type: 'IssueProposal', notice } as const;
    expect(scene.ask(issue, 'leader', at('2026-12-01'))).toBe('NotSupervisor');
    expect(scene.ask(issue, 'head', at('2026-12-01'))).toBe('NotSupervisor');
    const issued = scene.ask(issue, 'clerk', at('2026-12-01'));
    expect(typeof issued === 'string' ? issued : told(issued)).toEqual(['Escalated rung/admonition']);
    expect(scene.ask(issue, 'clerk', at('2026-12-01'))).toBe('ProposalNotWaiting');
  });

  it('lets a proposal be declined with a ground, and then goes no further', () => {
    const scene = climbed();
    for (const day of ['2026-06-12', '2026-06-26', '2026-07-10', '2026-07-30']) scene.looks(at(day));
    const notice = noticeOf(scene);
    const decline = { type: 'DeclineProposal', notice, ground: '' } as const;
    expect(scene.ask(decline, 'clerk', at('2026-08-01'))).toBe('GroundEmpty');
    expect(scene.ask({ ...decline, ground: '已约谈' }, 'clerk', at('2026-08-01'))).toHaveLength(1);
    expect(told(scene.looks(at('2027-01-05'))).filter((line) => /Escal/.test(line))).toEqual([]);
  });

  it('stands over the owner’s side: whoever checks is reminded and not escalated', () => {
    const bearer = { kind: 'role', role: 'workGroupMember' } as const;
    const scene = new Scene().owes(
      owed('2026-06-01', { bearer, rule: 'signOffStep', subject: 'signOff/1/1/filing' }),
    );
    scene.looks(at('2026-04-01'));
    const events = scene.looks(at('2026-09-01'));
    expect(told(events)).toContain('Overdue overdue');
    expect(told(events).filter((line) => /rung/.test(line))).toEqual([]);
    expect(receivers(events).map(({ person }) => person)).toEqual(['clerk']);
  });
});

describe('receivers', () => {
  const reminded = (scene: Scene) => {
    scene.owes(owed('2026-06-01')).looks(at('2026-04-01'));
    return receivers(scene.looks(at('2026-05-12')));
  };

  it('who are away are stood in for, and it is said for whom and why', () => {
    const absence = { absence: 'x', by: 'a', person: 'handler', from: '2026-05-01', until: '2026-05-31' };
    const scene = new Scene().organised({ type: 'AbsenceRecorded', data: { ...absence, deputy: 'leader' } });
    expect(reminded(scene)).toEqual([
      { person: 'leader', as: 'handler', insteadOf: 'handler', because: 'away' },
    ]);
  });

  it('who have left are replaced by the head of the unit', () => {
    const scene = new Scene().organised({
      type: 'PersonLeft',
      data: { person: 'handler', by: 'a', ground: 'x' },
    });
    expect(reminded(scene)).toEqual([
      { person: 'head', as: 'handler', insteadOf: 'handler', because: 'left' },
    ]);
  });

  it('where nobody holds the post, the head of the nearest unit above is told', () => {
    const scene = new Scene().organised(
      { type: 'PersonLeft', data: { person: 'handler', by: 'a', ground: 'x' } },
      { type: 'PersonLeft', data: { person: 'head', by: 'a', ground: 'x' } },
    );
    expect(reminded(scene)).toEqual([
      { person: 'chief', as: 'handler', insteadOf: 'handler', because: 'left' },
    ]);
  });
});

describe('another calendar', () => {
  it('moves what is still to come and recalls nothing that was given', () => {
    const scene = new Scene().owes(owed('2026-06-01'));
    scene.looks(at('2026-04-01'));
    scene.looks(at('2026-06-02'));
    expect(scene.state.planned.find(({ rule }) => rule === 'rung/supervisionNotice')?.at).toBe(
      at('2026-06-04'),
    );
    const year = { year: 2026, notice: 'another', holidays: ['2026-06-02', '2026-06-03'], makeUpDays: [] };
    scene.calendar = { version: 'other', years: new Map([[2026, year]]) };
    expect(told(scene.looks(at('2026-06-02', 1)))).toEqual([]);
    expect(scene.state.planned.find(({ rule }) => rule === 'rung/supervisionNotice')?.at).toBe(
      at('2026-06-08'),
    );
    expect(told(scene.looks(at('2026-06-04')))).toEqual([]);
    expect(told(scene.looks(at('2026-06-08')))).toEqual(['Escalated rung/supervisionNotice']);
  });
});
