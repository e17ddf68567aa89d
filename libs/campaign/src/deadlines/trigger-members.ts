import type { CampaignRules } from '../rules.js';
import type { Rung, RungTrigger } from './deadline-rules.js';

type Members = {
  readonly [K in RungTrigger['kind']]: readonly Exclude<keyof Extract<RungTrigger, { kind: K }>, 'kind'>[];
};

/** What a trigger of each kind has to say besides the kind itself: all of it, and nothing else. */
const membersOf: Members = {
  overdue: ['after'],
  reminders: ['colour', 'times'],
  noAnswer: [],
};

/** The first thing that a trigger from outside lacks. */
export const missingMember = (trigger: RungTrigger): string | undefined =>
  membersOf[trigger.kind].find((name) => !(name in trigger));

const foreignMembers = (trigger: RungTrigger): readonly string[] => {
  const own: readonly string[] = membersOf[trigger.kind];
  return Object.entries(trigger).flatMap(([name, value]) =>
    name === 'kind' || own.includes(name) || value === undefined ? [] : [name],
  );
};

/** The first thing that a trigger says and only one of another kind has. */
export const foreignMember = (trigger: RungTrigger): string | undefined => foreignMembers(trigger)[0];

function ownTrigger(rung: Rung): Rung {
  const foreign = foreignMembers(rung.trigger);
  if (foreign.length === 0) return rung;
  const own = Object.entries(rung.trigger).filter(([name]) => !foreign.includes(name));
  return { ...rung, trigger: Object.fromEntries(own) as unknown as RungTrigger };
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
