import { type Answer, Caller, type HeadersSent, type Office, type Sent } from './caller.js';

const whateverStands: HeadersSent = { 'if-match': '*' };

/** Somebody of the organisation, with what people do to a problem, in the order of its life. */
export class Person extends Caller {
  constructor(
    office: Office,
    key: string,
    readonly id: string,
  ) {
    super(office, key);
  }

  identifies(content: Sent, headers: HeadersSent = {}): Promise<Answer> {
    return this.post('/problems', content, headers);
  }

  reads(problem: string): Promise<Answer> {
    return this.get(`/problems/${problem}`);
  }

  /** Acts on what stands there, unless `headers` names what was read. */
  acts(
    problem: string,
    what: string,
    body: Sent = {},
    headers: HeadersSent = whateverStands,
  ): Promise<Answer> {
    return this.post(`/problems/${problem}/${what}`, body, headers);
  }

  /** Signs: asks for the challenge, and gives it back with the same words. A challenge refused is the answer. */
  async signs(
    problem: string,
    step: string,
    words: Sent = {},
    headers: HeadersSent = whateverStands,
  ): Promise<Answer> {
    const asked = await this.post(`/problems/${problem}/${step}/challenge`, words);
    const { challenge } = asked.body;
    return asked.status === 200 ? this.acts(problem, step, { ...words, challenge }, headers) : asked;
  }

  namesCause(problem: string, kind: string, text = '制度不健全'): Promise<Answer> {
    return this.acts(problem, 'causes', { kind, text });
  }

  submits(problem: string): Promise<Answer> {
    return this.acts(problem, 'submission');
  }

  passesFirstReview(problem: string): Promise<Answer> {
    return this.acts(problem, 'first-review', { session: 'crossReview', text: '查摆到位，同意。' });
  }

  passesSecondReview(problem: string): Promise<Answer> {
    return this.acts(problem, 'second-review', { session: 'focusedStudy', text: '同意定稿。' });
  }

  returns(problem: string, reason: string, text: string, dueOn: string): Promise<Answer> {
    return this.acts(problem, 'return', { session: 'crossReview', reason, text, dueOn });
  }

  resubmits(problem: string, answers: string, answer: string): Promise<Answer> {
    return this.acts(problem, 'resubmission', { answers, answer });
  }

  finalises(problem: string, meeting?: string): Promise<Answer> {
    return this.acts(problem, 'finalisation', meeting === undefined ? {} : { meeting });
  }

  assigns(problem: string, content: Sent): Promise<Answer> {
    return this.acts(problem, 'measures', { content });
  }

  starts(problem: string): Promise<Answer> {
    return this.acts(problem, 'rectification');
  }

  completesStep(problem: string, measure: string, step: number): Promise<Answer> {
    return this.acts(problem, `measures/${measure}/steps/${step}`);
  }

  reports(problem: string, measure: string, percent: number, what: string): Promise<Answer> {
    return this.acts(problem, `measures/${measure}/progress`, { percent, done: what });
  }

  completes(problem: string, measure: string): Promise<Answer> {
    return this.acts(problem, `measures/${measure}/completion`, { actual: 0, result: '再未发生' });
  }

  proves(problem: string, evidence: Sent): Promise<Answer> {
    return this.acts(problem, 'evidence', {
      kind: 'regulation',
      name: '管理办法.pdf',
      description: '证明材料',
      ...evidence,
    });
  }

  applies(problem: string, tests: readonly string[]): Promise<Answer> {
    return this.signs(problem, 'sign-off', {
      claims: tests.map((test) => ({ test, statement: '已达到标准' })),
    });
  }

  standsByRequest(problem: string): Promise<Answer> {
    return this.signs(problem, 'sign-off/renewal');
  }

  approvesForUnit(problem: string): Promise<Answer> {
    return this.signs(problem, 'sign-off/unit-approval', { opinion: '情况属实' });
  }

  verifies(problem: string, tests: readonly string[]): Promise<Answer> {
    return this.signs(problem, 'sign-off/verification', {
      conclusions: tests.map((test) => ({ test, upheld: true, text: '现场核实无误' })),
    });
  }

  publishes(problem: string, startsOn: string, workingDays = 5): Promise<Answer> {
    const where = { channel: '机关内网与公告栏', audience: '职工代表' };
    return this.acts(problem, 'sign-off/publicity', { ...where, startsOn, workingDays });
  }

  endsPublicity(problem: string): Promise<Answer> {
    return this.acts(problem, 'sign-off/publicity/end');
  }

  objects(problem: string, text: string): Promise<Answer> {
    return this.acts(problem, 'sign-off/objections', { from: '职工代表', text });
  }

  answersObjection(problem: string, objection: string, upheld = false): Promise<Answer> {
    return this.acts(problem, `sign-off/objections/${objection}/answer`, { answer: '经查不属实', upheld });
  }

  approves(problem: string, headers: HeadersSent = whateverStands): Promise<Answer> {
    return this.signs(problem, 'sign-off/approval', { opinion: '同意销号' }, headers);
  }

  files(problem: string): Promise<Answer> {
    return this.signs(problem, 'sign-off/filing');
  }

  plansRevisit(problem: string, dueOn: string): Promise<Answer> {
    return this.acts(problem, 'revisits', { kind: 'followUp', dueOn, ground: '巩固整改成果' });
  }

  recordsRevisit(problem: string, revisit: string, visitedOn: string, holds: boolean): Promise<Answer> {
    const findings = holds ? '整改保持良好' : '问题反弹';
    return this.acts(problem, `revisits/${revisit}/record`, { visitedOn, findings, holds, satisfaction: 40 });
  }

  reopens(problem: string, ground: string, dueOn: string): Promise<Answer> {
    return this.acts(problem, 'reopening', { ground, text: '回访发现再次违规', dueOn });
  }
}
