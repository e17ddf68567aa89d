import type { Grant } from '@xiaohao/access';
import type { GivenSignature, ProblemEvent, ProblemEventType } from '@xiaohao/problem';
import { wordsOfEvent } from '@xiaohao/problem';
import type { Proof } from '@xiaohao/signing';
import type { Ledger } from '../asking/ledger.js';
import { seesProblem } from '../asking/scope.js';
import { isMaterial } from '../reading-events/material-events.js';
import { readEvent } from '../reading-events/read-event.js';

/** One signature on one problem with all that it takes to verify it. */
export interface ProvedSignature {
  /** Of the event by which it was given. */
  readonly revision: string;
  readonly recordedAt: string;
  readonly meaning: string;
  readonly signer: string;
  /** 代: the person for whom it was given, as the event names it; null: in the own name. */
  readonly onBehalfOf: string | null;
  readonly at: string;
  /** The revision on which it was given. */
  readonly signedRevision: string;
  readonly digest: string;
  /** What the signer said with it; the statement's `said` is the SHA-256 over its canonical JSON. */
  readonly words: Readonly<Record<string, unknown>>;
  /** Whether something material has come after it, before its request had ended. */
  readonly stale: boolean;
  /** Null for signatures from before there were proofs. */
  readonly proof: Proof | null;
}

const ending: ReadonlySet<string> = new Set<ProblemEventType>([
  'SignOffRequested',
  'SignOffRejected',
  'Closed',
  'Filed',
]);

/** Of each event, whether one of the material came after it, before the next that ends what is signed. */
function overtaken(types: readonly string[]): readonly boolean[] {
  let material = false;
  return types
    .toReversed()
    .map((type) => {
      const before = material;
      material = !ending.has(type) && (material || isMaterial(type));
      return before;
    })
    .toReversed();
}

/** Every signature that was ever given on a problem, in order, from the log itself; undefined without a problem that the reader sees. */
export async function problemSignatures(
  ledger: Ledger,
  asked: { readonly problem: string; readonly grant: Grant },
): Promise<readonly ProvedSignature[] | undefined> {
  if (!seesProblem(ledger, asked.grant, asked.problem)) return undefined;
  const events = (await ledger.log.stream(`problem-${asked.problem}`, null)).map(readEvent);
  if (events.length === 0) return undefined;
  const stale = overtaken(events.map(({ type }) => type));
  return events.flatMap(({ type, data, revision, metadata: { recordedAt, actor } }, at) => {
    const words = wordsOfEvent({ type, data } as unknown as ProblemEvent);
    if (words === null) return [];
    const given = data.signature as unknown as GivenSignature;
    const { meaning, signer, digest, proof = null } = given;
    const { revision: signedRevision } = given;
    const onBehalfOf = actor.onBehalfOf ?? null;
    return [
      {
        revision,
        recordedAt,
        meaning,
        signer,
        onBehalfOf,
        at: given.at,
        signedRevision,
        digest,
        words,
        stale: stale[at] ?? false,
        proof,
      },
    ];
  });
}
