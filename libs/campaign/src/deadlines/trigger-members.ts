import { foreignMembers, type KindMembers, withoutForeign } from '@xiaohao/deciding';
import type { CampaignRules } from '../rules.js';
import type { Rung, RungTrigger } from './deadline-rules.js';

/** What a trigger of each kind has to say besides the kind itself: all of it, and nothing else. */
const membersOf: KindMembers<RungTrigger> = {
  overdue: ['after'],
  reminders: ['colour', 'times'],
  noAnswer: [],
};

/** The first thing that a trigger from outside lacks. */
export const missingMember = (trigger: RungTrigger): string | undefined =>
  membersOf[trigger.kind].find((name) => !(name in trigger));

/** The first thing that a trigger says and only one of another kind has. */
export const foreignMember = (trigger: RungTrigger): string | undefined =>
  foreignMembers(membersOf, trigger)[0];

function ownTrigger(rung: Rung): Rung {
  const trigger = withoutForeign(membersOf, rung.trigger);
  return trigger === rung.trigger ? rung : { ...rung, trigger };
}

/**
 * Rules as they are to be read: triggers without what their kind does not have. Events in the log may bring more than
 * that; it never meant anything.
 */
export function ownRules(rules: CampaignRules): CampaignRules {
  const { deadlines } = rules;
  if (deadlines === undefined) return rules;
  const ladder = deadlines.ladder.map(ownTrigger);
  return ladder.every((rung, i) => rung === deadlines.ladder[i])
    ? rules
    : { ...rules, deadlines: { ...deadlines, ladder } };
}
