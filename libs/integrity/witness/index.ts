export { acceptLoss, type LossOutcome } from './accept-loss.js';
export { serveWitness } from './serve-witness.js';
export { Witness, type WitnessAnswer } from './witness.js';
export { WitnessClient, type Witnessed } from './witness-client.js';
export type { LossRecord } from './witness-losses.js';
export { originHash, type Refusal, WitnessMemory } from './witness-memory.js';
