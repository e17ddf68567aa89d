import { type CampaignRefusal, refuse } from '../refusals.js';
import { repeatedCode } from '../repeated-code.js';
import {
  type Band,
  type DeadlineRules,
  type Rung,
  type RungTrigger,
  receiverKinds,
} from './deadline-rules.js';
import { foreignMember, missingMember } from './trigger-members.js';

/** The first thing that is wrong with time rules; pointers are into them. */
export function deadlineFault(
  { rectification, bands, ladder }: DeadlineRules,
  at: string,
): CampaignRefusal | undefined {
  return (
    unreachable(rectification, `${at}/rectification`) ??
    repeatedCode(bands, `${at}/bands`) ??
    bandFault(bands, `${at}/bands`) ??
    repeatedCode(ladder, `${at}/ladder`) ??
    ladderFault(ladder, `${at}/ladder`)
  );
}

/** A term that comes after another for the same handling and any severity would never hold. */
function unreachable(terms: DeadlineRules['rectification'], at: string): CampaignRefusal | undefined {
  const index = terms.findIndex(({ handling, severity }, i) =>
    terms
      .slice(0, i)
      .some(
        (before) =>
          before.handling === handling && (before.severity === undefined || before.severity === severity),
      ),
  );
  return index < 0 ? undefined : refuse('TermUnreachable', `${at}/${index}`);
}

/** Left days fall from band to band, all counted alike, so that on any day exactly one band holds. */
function bandFault(bands: readonly Band[], at: string): CampaignRefusal | undefined {
  for (const [i, { left, receivers }] of bands.entries()) {
    const before = bands[i - 1]?.left;
    if (receivers.length === 0) return refuse('NoReceiver', `${at}/${i}/receivers`);
    if (before === undefined) continue;
    // Past due, a calendar day and a working day begin in the same order; before it they may not.
    const alike = before.counted === left.counted || (before.days >= 0 && left.days < 0);
    if (!alike) return refuse('BandsCountedUnlike', `${at}/${i}/left`);
    if (left.days >= before.days) return refuse('BandsOutOfOrder', `${at}/${i}/left`);
  }
  return undefined;
}

function triggerFault(trigger: RungTrigger, at: string): CampaignRefusal | undefined {
  const { kind } = trigger;
  const missing = missingMember(trigger);
  if (missing !== undefined) return refuse('TriggerIncomplete', `${at}/${missing}`, { kind });
  const foreign = foreignMember(trigger);
  return foreign === undefined ? undefined : refuse('ForeignToTrigger', `${at}/${foreign}`, { kind });
}

const levelOf = ({ receivers }: Rung): number =>
  Math.max(...receivers.map((receiver) => receiverKinds.indexOf(receiver)));

/** Instruments whose consequence for a person is in their name, whatever a campaign says of them. */
const forPersons: ReadonlySet<string> = new Set(['admonition', 'accountability']);

function ladderFault(ladder: readonly Rung[], at: string): CampaignRefusal | undefined {
  for (const [i, rung] of ladder.entries()) {
    const before = ladder[i - 1];
    const unfit = triggerFault(rung.trigger, `${at}/${i}/trigger`);
    if (unfit) return unfit;
    if (rung.receivers.length === 0) return refuse('NoReceiver', `${at}/${i}/receivers`);
    if (rung.issue === 'automatic' && (rung.forPerson || forPersons.has(rung.code)))
      return refuse('RungMayNotBeAutomatic', `${at}/${i}/issue`, { zh: rung.zh, en: rung.en });
    if (before === undefined) {
      if (rung.trigger.kind === 'noAnswer') return refuse('FirstRungNeedsTrigger', `${at}/${i}/trigger`);
    } else if (levelOf(rung) < levelOf(before)) return refuse('LadderGoesDown', `${at}/${i}/receivers`);
  }
  return undefined;
}
