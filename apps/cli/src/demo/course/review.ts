import { sayings } from '../texts/index.js';
import type { Draft } from './draft.js';
import { wordingOf } from './identify.js';

const reasons = ['shallow', 'unfocused', 'unclear', 'sweeping', 'evasive'] as const;

const passing = (draft: Draft) => ({
  session: draft.random.percent(75) ? 'crossReview' : 'focusedStudy',
  text: draft.random.pick(sayings.passed),
});

/** 返工 from one level: the opinion and the term. */
function sendBack(draft: Draft, by: string): void {
  const reason = draft.random.pick(reasons);
  draft
    .later(2, 5)
    .act(
      by,
      '/return',
      { session: 'crossReview', text: sayings.returned[reason], reason, dueOn: draft.inDays(10) },
      { makes: 'opinion' },
    );
}

function submitAgain(draft: Draft): void {
  const { clerk } = draft.hands;
  draft
    .later(2, 6)
    .act(clerk, '/rewording', { wording: wordingOf(draft, true), ground: '按审核意见补充事实和责任环节' })
    .act(clerk, '/resubmission', (ids) => ({
      answers: ids.own('opinion'),
      answer: draft.matter.index % 2 === 0 ? sayings.answers[0] : sayings.answers[1],
    }));
}

/** Review up to the stage that the problem is to come to; true when it goes on from there. */
export function review(draft: Draft): boolean {
  const { random, hands, matter } = draft;
  const { stage, returned, owner } = matter.target;
  if (stage === 'identified') return false;
  draft.later(1, 4).act(hands.clerk, '/submission');
  if (returned) {
    sendBack(draft, hands.first);
    submitAgain(draft);
  }
  if (stage === 'firstReview') return false;
  if (stage === 'withdrawn' || stage === 'merged') {
    draft.later(3, 6);
    if (stage === 'withdrawn')
      draft.act('group.chief', '/withdrawal', { ground: random.pick(sayings.withdrawals) });
    else
      draft.act('group.chief', '/merger', (ids) => ({
        into: ids.problem(matter.repeats ?? 0),
        ground: '与已登记的问题为同一事项，合并办理',
      }));
    return false;
  }
  if (stage === 'returned' && matter.index % 2 === 0) {
    sendBack(draft, hands.first);
    return false;
  }
  draft.later(2, 5).act(hands.first, '/first-review', passing(draft));
  if (stage === 'returned') {
    sendBack(draft, hands.second);
    return false;
  }
  if (stage === 'secondReview' && random.percent(60)) return false;
  draft.later(2, 6).act(hands.second, '/second-review', passing(draft));
  if (stage === 'secondReview') return false;
  const meeting = `党组纪要〔${draft.day.slice(0, 4)}〕${random.whole(1, 40)}号`;
  draft.later(1, 3).act('group.chief', '/finalisation', owner === undefined ? {} : { meeting });
  return true;
}
