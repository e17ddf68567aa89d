import { type FastifyInstance, fastify } from 'fastify';
import { checkRule, type FaultScript } from '../faults/index.js';
import { type Journal, type Tampering, tamper } from '../journal/index.js';
import type { Writer } from '../services/writer.js';
import { append, metastreamOf, type Storage, serverEvent } from '../storage/index.js';

/** What the control port works on. */
export interface Controlled {
  readonly storage: Storage;
  readonly writer: Writer;
  readonly faults: FaultScript;
  readonly journal: Journal | undefined;
}

interface EventPlace {
  readonly stream: string;
  readonly revision: number;
}

class NoSuchThing extends Error {
  readonly statusCode = 400;
}

/** The back door: rules for faults, and changes that no writer could make. JSON in and out. */
export function controlServer({ storage, writer, faults, journal }: Controlled): FastifyInstance {
  const server = fastify();
  server.get('/faults', () => ({ rules: faults.report() }));
  server.post('/faults', ({ body }) => {
    const rules = (body as { readonly rules?: unknown } | undefined)?.rules;
    if (!Array.isArray(rules)) throw new NoSuchThing('rules: a list');
    try {
      faults.add(rules.map(checkRule));
    } catch (error) {
      throw new NoSuchThing(error instanceof Error ? error.message : String(error));
    }
    return { rules: faults.report() };
  });
  server.delete('/faults', () => {
    faults.clear();
    return { rules: [] };
  });
  const change = (body: unknown, how: Tampering): object => {
    const { stream, revision } = body as EventPlace;
    const event = storage.eventAt(stream, revision);
    if (!event || !tamper(storage, event.position, how)) throw new NoSuchThing('there is no such event');
    journal?.tampered(event.position, how);
    journal?.flush();
    return { position: event.position };
  };
  server.post('/events/redact', ({ body }) => change(body, 'redacted'));
  server.post('/events/remove', ({ body }) => change(body, 'removed'));
  server.post('/streams/max-age', async ({ body }) => {
    const { stream, seconds } = body as { readonly stream: string; readonly seconds: number };
    const event = serverEvent('$metadata', JSON.stringify({ $maxAge: seconds }));
    await writer.write((store, now) => append(store, metastreamOf(stream), 'any', [event], now));
    return { stream, seconds };
  });
  server.get('/state', () => ({ records: storage.length, head: storage.headPosition }));
  return server;
}
