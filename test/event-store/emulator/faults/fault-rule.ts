/** What a rule can hit: a kind of call, or the delivery of one event to a subscriber or consumer. */
export type FaultPoint =
  | 'append'
  | 'delete'
  | 'tombstone'
  | 'read'
  | 'subscribe'
  | 'consume'
  | 'deliver'
  | 'groups'
  | 'projections'
  | 'features'
  | 'gossip';

/** What happens at a call. */
export type CallFault = 'unavailable' | 'neverAnswer' | 'dropAfterApply' | 'notLeader' | 'delay' | 'reset';

/** What happens to a delivery. */
export type DeliveryFault = 'unavailable' | 'stall' | 'duplicate' | 'delay' | 'reorder';

/** One line of a fault script. Of the rules that fit the first one is taken. */
export interface FaultRule {
  readonly call: FaultPoint;
  readonly do: CallFault | DeliveryFault;
  /** A name in which `*` stands for anything; any stream when absent. */
  readonly stream?: string;
  /** How often it strikes; always when absent. */
  readonly times?: number;
  /** How many fitting ones pass before. */
  readonly after?: number;
  /** Of a delay, in ms. */
  readonly ms?: number;
  /** Whom `notLeader` names; the node itself when absent. */
  readonly leader?: { readonly host: string; readonly port: number };
}

const points: readonly FaultPoint[] = [
  'append',
  'delete',
  'tombstone',
  'read',
  'subscribe',
  'consume',
  'deliver',
  'groups',
  'projections',
  'features',
  'gossip',
];
const atCalls = ['unavailable', 'neverAnswer', 'dropAfterApply', 'notLeader', 'delay', 'reset'];
const atDeliveries = ['unavailable', 'stall', 'duplicate', 'delay', 'reorder'];

/** @throws TypeError that names the field when it is no rule */
export function checkRule(value: unknown): FaultRule {
  if (typeof value !== 'object' || value === null) throw new TypeError('a rule is an object');
  const rule = value as FaultRule;
  if (!points.includes(rule.call)) throw new TypeError(`call: one of ${points.join(', ')}`);
  const known = rule.call === 'deliver' ? atDeliveries : atCalls;
  if (!known.includes(rule.do)) throw new TypeError(`do: at ${rule.call} one of ${known.join(', ')}`);
  for (const field of ['times', 'after', 'ms'] as const) {
    const number = rule[field];
    if (number !== undefined && (!Number.isInteger(number) || number < 0))
      throw new TypeError(`${field}: a whole number`);
  }
  if (rule.stream !== undefined && typeof rule.stream !== 'string')
    throw new TypeError('stream: a name, * for anything');
  return rule;
}
