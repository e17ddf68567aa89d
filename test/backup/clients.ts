import type { Cast } from '../journeys/cast.js';

/** Clients that name causes one after the other, and what was answered to them so far. */
export interface Clients {
  /** Marks that stand in events which were acknowledged, in the order of the answers. */
  readonly acknowledged: readonly string[];
  /** Resolves when every client has met a server that does not answer, or has been told to end. */
  readonly ended: Promise<void>;
  end(): void;
}

/** Sets clients to work on one problem. They end when the server is gone. */
export function setClientsToWork({ people }: Cast, problem: string, name: string, count = 4): Clients {
  const acknowledged: string[] = [];
  let ending = false;
  const work = async (client: number): Promise<void> => {
    for (let turn = 1; !ending; turn += 1) {
      const mark = `mark-${name}-${client}-${turn}-end`;
      const sent = people.clerk.acts(problem, 'causes', { kind: 'thought', text: mark });
      const answer = await sent.catch(() => undefined);
      if (answer === undefined || answer.status >= 500) return;
      if (answer.status < 300) acknowledged.push(mark);
    }
  };
  const all = Promise.all(Array.from({ length: count }, (_, client) => work(client)));
  return {
    acknowledged,
    ended: all.then(() => undefined),
    end() {
      ending = true;
    },
  };
}
