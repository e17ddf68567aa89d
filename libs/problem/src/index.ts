export * from './actions.js';
export * from './after-closing/events.js';
export type { ActedOnBehalf } from './authority/acted-on-behalf.js';
export * from './authority/bars.js';
export * from './authority/bearing.js';
export { bearingOf } from './authority/bearing-of.js';
export { mayDo, type Ways } from './authority/may-do.js';
export { stagesOf } from './authority/stages-of.js';
export { type StandIn, standInFor } from './authority/stand-in.js';
export { stepWays } from './authority/step-ways.js';
export type { Way } from './authority/way.js';
export { waysOf } from './authority/ways-of.js';
export * from './catalogue.js';
export * from './command-traits.js';
export * from './commands.js';
export * from './deadlines/index.js';
export * from './decision.js';
export * from './duty.js';
export * from './events.js';
export * from './evolve.js';
export * from './facts.js';
export * from './identification/events.js';
export { ownClassification, ownHandling } from './identification/own-members.js';
export * from './labels.js';
export * from './problem-decider.js';
export * from './rectification/events.js';
export * from './refusals.js';
export type { ProblemRefusal } from './refuse.js';
export { type ProblemRules, problemCommandTypes, problemRules } from './registry.js';
export * from './review/events.js';
export type { ProblemDecision, Rule } from './rule.js';
export * from './secrecy/events.js';
export * from './sign-off/events.js';
export * from './sign-off/sign-off.js';
export * from './sign-off/signed-material.js';
export { signedWords } from './sign-off/signed-words.js';
export { withoutProof } from './sign-off/without-proof.js';
export { wordsOfEvent } from './sign-off/words-of-event.js';
export {
  beforeFinalStages,
  type ExistingProblem,
  openStages,
  type ProblemState,
  signOffStages,
} from './state.js';
export * from './vocabulary.js';
