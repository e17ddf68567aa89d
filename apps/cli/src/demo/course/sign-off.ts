import { signOffTests } from '@xiaohao/problem';
import { sayings, testTexts } from '../texts/index.js';
import { shortName } from '../units.js';
import type { Draft } from './draft.js';

const kinds = {
  measuresDone: 'other',
  violationsDealtWith: 'voucher',
  effectReached: 'photo',
  similarCasesCorrected: 'other',
  sourceCured: 'regulation',
} as const;

/** One piece of evidence per test, out of two uploaded papers. */
export function prove(draft: Draft, measure: string): void {
  const { clerk } = draft.hands;
  const { topic, unit, index, seed } = draft.matter;
  draft.proofs += 1;
  const papers = ['整改情况说明', '制度及执行记录'].map((name, at) => {
    const made = `file-${draft.proofs}-${at + 1}`;
    const content = `${shortName(unit)}\n${name}\n\n事项：${topic.title}\n${at === 0 ? topic.now : topic.lasting}\n\n演示材料 ${seed}-${index + 1}-${draft.proofs}\n`;
    draft.upload(clerk, { name: `${name}.txt`, content }, made);
    return { made, name: `${name}.txt` };
  });
  for (const test of signOffTests) {
    const paper = papers[test === 'sourceCured' || test === 'similarCasesCorrected' ? 1 : 0];
    draft.act(
      clerk,
      '/evidence',
      (ids) => ({
        digest: ids.own(paper?.made ?? ''),
        name: paper?.name,
        kind: kinds[test],
        measure: ids.own(measure),
        test,
        description: testTexts[test][0],
      }),
      { makes: `evidence-${draft.proofs}-${test}` },
    );
  }
}

const opinion = (draft: Draft) => ({ opinion: draft.random.pick(sayings.opinions) });

const apply = (draft: Draft): Draft =>
  draft.later(1, 3).sign(draft.hands.clerk, '/sign-off', {
    claims: signOffTests.map((test) => ({ test, statement: testTexts[test][0] })),
  });

const approveByUnit = (draft: Draft): Draft =>
  draft.sign(draft.hands.head, '/sign-off/unit-approval', opinion(draft));

const verify = (draft: Draft): Draft =>
  draft.sign(draft.hands.verifier, '/sign-off/verification', {
    ...opinion(draft),
    conclusions: signOffTests.map((test) => ({ test, upheld: true, text: testTexts[test][1] })),
  });

/** An objection is answered, and what it made stale is signed again; one that is upheld ends the request. */
function object(draft: Draft, upheld: boolean): void {
  const { random, hands } = draft;
  draft
    .act(
      'publicity',
      '/sign-off/objections',
      { from: '职工代表', text: random.pick(sayings.objections) },
      { makes: 'objection' },
    )
    .act(hands.verifier, (ids) => `/sign-off/objections/${ids.own('objection')}/answer`, {
      answer: upheld ? sayings.upheld : random.pick(sayings.objectionAnswers),
      upheld,
    });
  if (upheld) {
    draft.act('publicity', '/sign-off/rejection', { supplementaryRequirement: sayings.requirements[0] });
    return;
  }
  draft.sign(hands.clerk, '/sign-off/renewal');
  verify(approveByUnit(draft));
}

/** The chain up to the stage that the problem is to come to; true when it has been closed. */
export function signOff(draft: Draft, measure: string): boolean {
  const { random, hands, matter } = draft;
  const { stage, rejected, handling, objection } = matter.target;
  prove(draft, measure);
  if (rejected) {
    approveByUnit(apply(draft).later(1, 2));
    draft.later(2, 5).act(hands.verifier, '/sign-off/rejection', {
      supplementaryRequirement: random.pick(sayings.requirements),
    });
    draft.later(5, 12);
    prove(draft, measure);
  }
  apply(draft);
  if (stage === 'signOffRequested') return false;
  approveByUnit(draft.later(1, 3));
  if (stage === 'unitApproved') return false;
  verify(draft.later(2, 6));
  if (stage === 'verified') return false;
  if (matter.topic.livelihood) draft.act(hands.verifier, '/sign-off/satisfaction', satisfactionOf(draft));
  if (handling !== 'immediate' && !publicise(draft, objection, stage === 'publicised')) return false;
  draft.later(1, 3).sign(hands.approver, '/sign-off/approval', opinion(draft), { numbered: true });
  return true;
}

function satisfactionOf(draft: Draft): Readonly<Record<string, unknown>> {
  const invited = draft.random.whole(30, 120);
  const answered = Math.round(invited * 0.9);
  return { invited, answered, satisfied: answered - draft.random.whole(0, 6), method: '问卷' };
}

function publicise(draft: Draft, objection: 'dismissed' | 'upheld' | undefined, stays: boolean): boolean {
  draft.later(1, 2).act('publicity', '/sign-off/publicity', {
    channel: '机关内部网站、基层工会公告栏',
    audience: '机关党员干部、职工代表',
    startsOn: draft.day,
    workingDays: 5,
  });
  if (stays) return false;
  if (objection !== undefined) object(draft, objection === 'upheld');
  if (objection === 'upheld') return false;
  draft.afterPublicity(5).act('publicity', '/sign-off/publicity/end');
  return true;
}
