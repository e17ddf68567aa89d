import type { Signature } from '@xiaohao/problem';
import { type RowStore, table, type View } from '@xiaohao/projection-runtime';
import { isMaterial } from '../reading-events/material-events.js';
import { onProblems, problemOf } from '../reading-events/problem-events.js';

export interface SignatureRow {
  readonly problem: string;
  /** Of the event by which it was given. */
  readonly revision: string;
  /** Which request for sign-off of this problem it belongs to, from 1. */
  readonly request: number;
  /** Index in the chain; null for the request itself. */
  readonly step: number | null;
  readonly meaning: string;
  readonly signer: string;
  /** 代: the person for whom it was given. */
  readonly onBehalfOf: string | null;
  readonly at: string;
  readonly signedRevision: string;
  readonly digest: string;
  /** Revision of the first material event after it; null while there is none. */
  readonly staleSince: string | null;
  /** Revision of the signature that was given in its place. */
  readonly renewedBy: string | null;
  /** Revision of the event that ended its request; from there on it is not given again. Null while it runs. */
  readonly requestEndedBy: string | null;
}

export const signature = table<SignatureRow>({
  name: 'signature',
  columns: {
    problem: 'text',
    revision: 'text',
    request: 'integer',
    step: 'integer',
    meaning: 'text',
    signer: 'text',
    onBehalfOf: 'text',
    at: 'text',
    signedRevision: 'text',
    digest: 'hex',
    staleSince: 'text',
    renewedBy: 'text',
    requestEndedBy: 'text',
  },
  key: ['problem', 'revision'],
  indexes: [
    { columns: ['signer'] },
    { columns: ['at'] },
    { columns: ['staleSince'], where: 'staleSince IS NOT NULL' },
  ],
});

/** The last request of a problem; revisions of its signatures: by place the latest, those not yet stale, and all. */
const signing = table<{
  readonly problem: string;
  readonly request: number;
  readonly latest: Readonly<Record<string, string>>;
  readonly fresh: readonly string[];
  readonly given: readonly string[];
  readonly endedBy: string | null;
}>({
  name: 'signing',
  columns: {
    problem: 'text',
    request: 'integer',
    latest: 'json',
    fresh: 'json',
    given: 'json',
    endedBy: 'text',
  },
  key: ['problem'],
});

interface Event {
  readonly stream: string;
  readonly revision: string;
  readonly metadata: { readonly actor: { readonly onBehalfOf?: string } };
}

/** `step` null: the request; `anew`: a request that begins another chain. */
function sign(event: Event, rows: RowStore, step: number | null, signed: Signature, anew = false): void {
  const problem = problemOf(event);
  const { revision } = event;
  const before = rows.get(signing, problem);
  const request = (before?.request ?? 0) + (anew ? 1 : 0);
  const latest = anew ? {} : (before?.latest ?? {});
  const fresh = anew ? [] : (before?.fresh ?? []);
  const given = anew ? [] : (before?.given ?? []);
  // What is filed is signed after the closing, which ended the request.
  const endedBy = anew ? null : (before?.endedBy ?? null);
  const place = step === null ? 'request' : String(step);
  const replaced = latest[place] === undefined ? undefined : rows.get(signature, problem, latest[place]);
  if (replaced !== undefined) rows.put(signature, { ...replaced, renewedBy: revision });
  const { signer, meaning, at, digest } = signed;
  rows.put(signature, {
    problem,
    revision,
    request,
    step,
    meaning,
    signer,
    onBehalfOf: event.metadata.actor.onBehalfOf ?? null,
    at,
    signedRevision: signed.revision,
    digest,
    staleSince: null,
    renewedBy: null,
    requestEndedBy: endedBy,
  });
  rows.put(signing, {
    problem,
    request,
    latest: { ...latest, [place]: revision },
    fresh: [...fresh.filter((other) => other !== replaced?.revision), revision],
    given: [...given, revision],
    endedBy,
  });
}

function makeStale(event: Pick<Event, 'stream' | 'revision'>, rows: RowStore): void {
  const problem = problemOf(event);
  const now = rows.get(signing, problem);
  if (now === undefined || now.endedBy !== null || now.fresh.length === 0) return;
  for (const revision of now.fresh) {
    const row = rows.get(signature, problem, revision);
    if (row !== undefined) rows.put(signature, { ...row, staleSince: event.revision });
  }
  rows.put(signing, { ...now, fresh: [] });
}

/** From here on nothing overtakes the signatures of the request, and none of them waits to be given again. */
function endRequest(event: Pick<Event, 'stream' | 'revision'>, rows: RowStore): void {
  const problem = problemOf(event);
  const now = rows.get(signing, problem);
  if (now === undefined || now.endedBy !== null) return;
  const endedBy = event.revision;
  for (const revision of now.given) {
    const row = rows.get(signature, problem, revision);
    if (row !== undefined) rows.put(signature, { ...row, requestEndedBy: endedBy });
  }
  rows.put(signing, { ...now, endedBy });
}

/** Who signed what and when, and which signatures no longer stand for what there is. */
export const signOffRegister: View = {
  name: 'sign-off-register',
  version: 3,
  claims: [
    onProblems(
      {
        SignOffRequested(event, rows) {
          endRequest(event, rows);
          sign(event, rows, null, event.data.signature, true);
        },
        SignOffRequestRenewed(event, rows) {
          sign(event, rows, null, event.data.signature);
        },
        SignOffStepTaken(event, rows) {
          sign(event, rows, event.data.step, event.data.signature);
        },
        SignOffRejected: endRequest,
        Closed: endRequest,
      },
      (event, rows) => {
        if (isMaterial(event.type)) makeStale(event, rows);
      },
    ),
  ],
  tables: [signature, signing],
};
