import type { ScriptFunction } from './defining.js';
import { type EmittedEvent, emittedLink } from './emitted-event.js';
import { serialise } from './serialise.js';

function text(value: unknown, name: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (value === null || value === undefined || typeof value === 'string')
    throw new Error(`Value cannot be null. (Parameter '${name}')`);
  throw new Error(`string expected (Parameter '${name}')`);
}

function object(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (value === null || value === undefined) throw new Error(`Value cannot be null. (Parameter '${name}')`);
  if (typeof value !== 'object') throw new Error(`object expected (Parameter '${name}')`);
  return value as Readonly<Record<string, unknown>>;
}

function members(value: unknown): Readonly<Record<string, string>> {
  const found = Object.entries(object(value, 'metadata')).filter(([, member]) => member !== undefined);
  return Object.fromEntries(found.map(([key, member]) => [key, serialise(member)]));
}

/** `emit`, `linkTo`, `linkStreamTo` and `copyTo` as handlers call them; what they emit goes to `out`. */
export function emittingFunctions(
  out: (event: EmittedEvent) => void,
): Readonly<Record<string, ScriptFunction>> {
  return {
    emit: (...given) => {
      if (given.length < 3) throw new Error('invalid number of parameters');
      const [stream, type, body, metadata] = given;
      const event = { stream: text(stream, 'streamId'), type: text(type, 'eventName'), isJson: true };
      const data = serialise(object(body, 'eventBody'));
      out({ ...event, data, ...(given.length === 4 ? { metadata: members(metadata) } : {}) });
    },
    linkTo: (...given) => {
      if (given.length !== 2 && given.length !== 3) throw new Error('wrong number of parameters');
      const stream = text(given[0], 'streamId');
      const { sequenceNumber, streamId } = object(given[1], 'event');
      if (typeof sequenceNumber !== 'number' || typeof streamId !== 'string')
        throw new Error(`Invalid link to event ${String(sequenceNumber)}@${String(streamId)}`);
      const target = `${Math.trunc(sequenceNumber)}@${streamId}`;
      out(emittedLink(stream, target, given.length === 3 ? members(given[2]) : undefined));
    },
    linkStreamTo: (stream, linked) =>
      out({
        stream: text(stream, 'streamId'),
        type: '$@',
        isJson: false,
        data: text(linked, 'linkedStreamId'),
      }),
    copyTo: () => undefined,
  };
}
