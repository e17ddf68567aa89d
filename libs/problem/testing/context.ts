import type { Proof } from '@xiaohao/signing';
import { statementOf } from '@xiaohao/signing';
import type { Actor, DecisionContext, ProblemCommand, ProblemState } from '../src/index.js';
import { signatureMeaningOf } from '../src/index.js';
import { calendar, campaign } from './campaign.js';
import { organisation } from './cast.js';

export const aDigest = 'd'.repeat(64);
export const today = '2025-01-21';

export const clock: Actor = { kind: 'clock', id: 'clock' };
export const actorOf = (by: string): Actor => (by === 'clock' ? clock : { kind: 'person', id: by });

/** Somebody who acts for somebody else. */
export const actingFor = (by: string, onBehalfOf: string): { readonly actor: Actor } => ({
  actor: { kind: 'person', id: by, onBehalfOf },
});

/** What surrounds a decision by `by`, on the first day of the specs unless changed. */
export const contextOf = (by: string, change: Partial<DecisionContext> = {}): DecisionContext => ({
  actor: actorOf(by),
  now: `${change.today ?? today}T02:00:00Z`,
  today,
  campaign,
  organisation,
  organisationRevision: '7',
  calendar,
  revision: '41',
  digest: aDigest,
  said: aDigest,
  proof: null,
  ...change,
});

/** A proof of exactly what this command signs here; null where it signs nothing. */
export function proofOf(
  command: ProblemCommand,
  state: ProblemState,
  { actor, revision, digest, said, now }: DecisionContext,
): Proof | null {
  const meaning = signatureMeaningOf[command.type];
  if (meaning === undefined || state.stage === 'absent') return null;
  const given = { problem: state.facts.problem, revision, digest, meaning, said, signer: actor.id };
  const principal = actor.kind === 'person' ? actor.onBehalfOf : undefined;
  const facts = principal === undefined ? given : { ...given, onBehalfOf: principal };
  return {
    statement: statementOf(facts, 'AAAAAAAAAAAAAAAAAAAAAA', now),
    keyId: 'k'.repeat(64),
    method: 'serverHeld',
    algorithm: 'Ed25519',
    signature: 's'.repeat(86),
    authenticated: { at: now, methods: ['key'] },
  };
}

/** What surrounds a decision that has been proved as the server does it. */
export function proved(
  command: ProblemCommand,
  state: ProblemState,
  by: string,
  change: Partial<DecisionContext> = {},
): DecisionContext {
  const context = contextOf(by, change);
  return { ...context, proof: context.proof ?? proofOf(command, state, context) };
}
