import type { FaultPoint } from '../faults/index.js';
import { CallError, notLeader, unavailable } from '../wire/errors.js';
import type { EmulatedNode } from './node.js';

/** An error that a rule of the fault script asked for: to the client it looks like one of the connection. */
export class InjectedFault extends Error {
  override readonly name = 'InjectedFault';

  constructor(
    readonly callError: CallError,
    /** The call gets no status at all: its stream is reset. */
    readonly resets = false,
  ) {
    super(callError.message);
  }
}

const dropped = (): InjectedFault => new InjectedFault(unavailable('Connection dropped'));

/** Does at a call what the fault script says. The answer is what has to be done once the call is applied. @throws InjectedFault */
export async function suffer(node: EmulatedNode, point: FaultPoint, stream: string): Promise<() => void> {
  const rule = node.faults.take(point, stream);
  switch (rule?.do) {
    case 'unavailable':
      throw dropped();
    case 'reset':
      throw new InjectedFault(unavailable('reset'), true);
    case 'notLeader': {
      const { host, port } = rule.leader ?? { host: node.host, port: node.port() };
      throw new InjectedFault(notLeader(host, port));
    }
    case 'neverAnswer':
      return new Promise(() => {});
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, rule.ms ?? 0));
      return nothing;
    case 'dropAfterApply':
      return () => {
        throw dropped();
      };
    default:
      return nothing;
  }
}

const nothing = (): void => {};
