import { END, type EventStoreDBClient, type ResolvedEvent, START } from '@eventstore/db-client';
import type { CaseNames } from './case-names.js';
import type { Credentials } from './client-address.js';
import { proposalOf } from './proposals.js';
import type { Answer, Step } from './recording.js';
import { shownEvent } from './shown.js';

/** Where a case is played. */
export interface Stage {
  readonly client: EventStoreDBClient;
  /** Of calls that carry their own, which makes the client append by the older call. */
  readonly credentials: Credentials;
  readonly names: CaseNames;
  /** Position of the last event before the case; nothing when there was none. */
  readonly head: bigint | undefined;
}

export const expectedOf = (step: Step) =>
  step.expect === undefined
    ? {}
    : { expectedRevision: typeof step.expect === 'number' ? BigInt(step.expect) : step.expect };

const fromOf = (step: Step) =>
  step.from === undefined
    ? {}
    : { fromRevision: typeof step.from === 'number' ? BigInt(step.from) : step.from };

const written = (result: {
  readonly success: boolean;
  readonly nextExpectedRevision: bigint;
  readonly position?: { readonly commit: bigint } | undefined;
}): Answer => ({
  success: result.success,
  nextExpectedRevision: Number(result.nextExpectedRevision),
  position: result.position?.commit ?? null,
});

/** The calls on streams, each with the answer as the recordings show it. */
export const onStreams: Readonly<Record<string, (stage: Stage, step: Step) => Promise<Answer>>> = {
  async append({ client, credentials, names }, step) {
    const events = (step.events ?? []).map((event) => proposalOf(names, event));
    const options = { ...expectedOf(step), ...(step.via === 'append' ? { credentials } : {}) };
    return written(await client.appendToStream(names.stream(step.stream ?? ''), events, options));
  },
  async delete({ client, names }, step) {
    const { position } = await client.deleteStream(names.stream(step.stream ?? ''), deletion(step));
    return { position: position?.commit };
  },
  async tombstone({ client, names }, step) {
    const { position } = await client.tombstoneStream(names.stream(step.stream ?? ''), deletion(step));
    return { position: position?.commit };
  },
  async setMetadata({ client, names }, step) {
    const stream = names.stream(step.stream ?? '');
    return written(await client.setStreamMetadata(stream, step.metadata ?? {}, expectedOf(step)));
  },
  async getMetadata({ client, names }, step) {
    const found = await client.getStreamMetadata(names.stream(step.stream ?? ''));
    return { metadata: found.metadata ?? null, hasRevision: found.metastreamRevision !== undefined };
  },
  async read({ client, names }, step) {
    const events = client.readStream(names.stream(step.stream ?? ''), {
      ...fromOf(step),
      direction: step.direction ?? 'forwards',
      resolveLinkTos: step.resolve ?? false,
      ...(step.max === undefined ? {} : { maxCount: step.max }),
    });
    const shown: Answer[] = [];
    for await (const event of events) shown.push(shownEvent(names, event));
    return { events: shown };
  },
  async readAll({ client, names, head }, step) {
    const backwards = step.direction === 'backwards';
    const start = head === undefined ? START : { commit: head, prepare: head };
    const events = client.readAll({
      direction: backwards ? 'backwards' : 'forwards',
      fromPosition: backwards ? END : start,
      resolveLinkTos: step.resolve ?? false,
    });
    const shown: Answer[] = [];
    for await (const event of events) {
      if (head !== undefined && (event.commitPosition ?? 0n) <= head) {
        if (!backwards) continue;
        await events.cancel();
        break;
      }
      if (isOwn(names, event)) shown.push(shownEvent(names, event));
    }
    return { events: shown };
  },
  async pause(_stage, step) {
    await new Promise((resolve) => setTimeout(resolve, step.ms));
    return {};
  },
};

/** Whether the event, or the link to it, lies in a stream of the case. */
export const isOwn = (names: CaseNames, { event, link }: ResolvedEvent): boolean =>
  names.isOwn((link ?? event)?.streamId ?? '');

/** The client's own type leaves out what it can send. */
const deletion = (step: Step) =>
  expectedOf(step) as { readonly expectedRevision?: bigint | 'any' | 'no_stream' };
