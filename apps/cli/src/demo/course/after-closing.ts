import { sayings } from '../texts/index.js';
import type { Draft } from './draft.js';
import { assign, begin } from './rectify.js';

const revisitMade = 'revisit';

/** Filing, revisits, and a problem that comes back. */
export function afterClosing(draft: Draft): void {
  const { random, hands, matter } = draft;
  const { stage, revisited, reopened } = matter.target;
  if (stage === 'closed') return;
  draft.later(1, 4).sign(hands.verifier, '/sign-off/filing', { opinion: '同意备案' }, { numbered: true });
  if (!revisited) return;
  draft.later(1, 5).act(
    'group.chief',
    '/revisits',
    {
      kind: random.percent(50) ? 'pinpoint' : 'followUp',
      dueOn: draft.inDays(60),
      ground: '按比例抽取已销号问题回访',
    },
    { makes: revisitMade },
  );
  draft.later(15, 35).act('supervisor', (ids) => `/revisits/${ids.own(revisitMade)}/record`, {
    visitedOn: draft.day,
    findings: reopened ? sayings.relapse : random.pick(sayings.revisitFindings),
    holds: reopened !== true,
    satisfaction: reopened ? random.whole(40, 60) : random.whole(85, 100),
  });
  if (!reopened) return;
  draft.later(1, 3).act('group.chief', '/reopening', {
    ground: random.percent(50) ? 'relapse' : 'lowSatisfaction',
    text: sayings.relapse,
    dueOn: draft.inDays(60),
  });
  draft.later(2, 5);
  begin(draft, assign(draft, 'lasting', matter.topic.lasting, 50));
}
