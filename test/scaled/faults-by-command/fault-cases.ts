import type { FaultRule } from '../../event-store/emulator/faults/index.js';

/** What is done to the line, or behind the server's back, while a command is in flight. */
export interface FaultCase {
  readonly name: string;
  /** Lasts longer than a command waits, so that it costs seconds to be met. */
  readonly lasts: boolean;
  /** @param stream what the command writes to, with `*` for ids */
  readonly rules: (stream: string) => readonly FaultRule[];
  /** Somebody else writes the same problem between decision and append; the command says what it had read, or does not. */
  readonly overtakes?: 'whoHadRead' | 'whoHadNot';
}

const brief = (name: string, rules: FaultCase['rules']): FaultCase => ({ name, lasts: false, rules });
const lasting = (name: string, rules: FaultCase['rules']): FaultCase => ({ name, lasts: true, rules });

/** Longer than one try of an append, milliseconds. */
const tooLate = 1_200;
const arrivesLater: FaultCase['rules'] = (stream) => [
  { call: 'append', stream, do: 'delay', times: 1, ms: 250 },
];

/** The fault script's kinds at each point that a command passes: the append, the reads, and what is delivered. */
export const faultCases: readonly FaultCase[] = [
  brief('unavailable', (stream) => [{ call: 'append', stream, do: 'unavailable', times: 1 }]),
  brief('answerLost', (stream) => [{ call: 'append', stream, do: 'dropAfterApply', times: 1 }]),
  brief('answerLostAndFirstReadsFail', (stream) => [
    { call: 'append', stream, do: 'dropAfterApply', times: 1 },
    { call: 'read', stream, do: 'unavailable', times: 2 },
  ]),
  brief('notLeader', (stream) => [{ call: 'append', stream, do: 'notLeader', times: 2 }]),
  brief('reset', (stream) => [{ call: 'append', stream, do: 'reset', times: 2 }]),
  brief('lateOnce', (stream) => [{ call: 'append', stream, do: 'delay', times: 1, ms: tooLate }]),
  brief('deliveredTwice', () => [{ call: 'deliver', do: 'duplicate', times: 6 }]),
  brief('deliveredLate', () => [{ call: 'deliver', do: 'delay', times: 4, ms: 300 }]),
  brief('deliveredInDisorder', () => [{ call: 'deliver', do: 'reorder', times: 3 }]),
  brief('deliveryStalls', () => [{ call: 'deliver', do: 'stall' }]),
  brief('subscriptionEnds', () => [
    { call: 'deliver', do: 'unavailable', times: 2 },
    { call: 'subscribe', do: 'reset', times: 1 },
  ]),
  brief('readsFail', () => [
    { call: 'read', do: 'unavailable', times: 2 },
    { call: 'read', do: 'reset', times: 1 },
  ]),
  { ...brief('overtakenHavingRead', arrivesLater), overtakes: 'whoHadRead' },
  { ...brief('overtakenUnread', arrivesLater), overtakes: 'whoHadNot' },
  lasting('unavailableForLong', (stream) => [{ call: 'append', stream, do: 'unavailable' }]),
  lasting('neverAnswered', (stream) => [{ call: 'append', stream, do: 'neverAnswer' }]),
  lasting('everyAnswerLost', (stream) => [{ call: 'append', stream, do: 'dropAfterApply' }]),
  lasting('answerLostAndReadsFail', (stream) => [
    { call: 'append', stream, do: 'dropAfterApply', times: 1 },
    { call: 'read', stream, do: 'unavailable' },
  ]),
  lasting('everyAnswerLostAndNothingDelivered', (stream) => [
    { call: 'append', stream, do: 'dropAfterApply' },
    { call: 'deliver', do: 'stall' },
  ]),
  lasting('lateEveryTime', (stream) => [{ call: 'append', stream, do: 'delay', ms: tooLate }]),
  lasting('readsNeverAnswered', () => [{ call: 'read', do: 'neverAnswer' }]),
  lasting('everythingAway', () => [
    { call: 'append', do: 'unavailable' },
    { call: 'read', do: 'unavailable' },
    { call: 'subscribe', do: 'unavailable' },
    { call: 'deliver', do: 'unavailable' },
  ]),
];
