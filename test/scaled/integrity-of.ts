import { setTimeout as pause } from 'node:timers/promises';
import { bootstrapKey } from '../journeys/server-process.js';

/** What a node says of the proofs of its log, as far as specs look at it. */
export interface Proofs {
  readonly state: 'sound' | 'doubt';
  readonly why: { readonly why: string; readonly detail: string } | null;
  readonly writesRefused: boolean;
  readonly checkpoint: number | null;
  readonly key: string;
  readonly signer: {
    readonly held: boolean;
    readonly number: number | null;
    readonly node: string | null;
    readonly elsewhere: string | null;
  };
  readonly witness: { readonly state: string; readonly size: number } | null;
  readonly scrub: { readonly done: number; readonly total: number; readonly wholeAt: string | null };
}

export async function integrityOf(url: string): Promise<Proofs> {
  const answer = await fetch(`${url}/api/v1/integrity`, {
    headers: { authorization: `Bearer ${bootstrapKey}` },
  });
  return (await answer.json()) as Proofs;
}

/** Asks until something holds; the spec's own time is the limit. */
export async function untilIntegrity(url: string, holds: (proofs: Proofs) => boolean): Promise<Proofs> {
  for (;;) {
    const proofs = await integrityOf(url);
    if (holds(proofs)) return proofs;
    await pause(100);
  }
}
