import { randomUUID } from 'node:crypto';
import type { ProposedEvent } from './stored-event.js';

const text = new TextEncoder();
const nothing = new Uint8Array();

/** An event that the server writes of its own accord. */
export const serverEvent = (type: string, json: string | undefined): ProposedEvent => ({
  id: randomUUID(),
  type,
  isJson: json !== undefined,
  data: json === undefined ? nothing : text.encode(json),
  metadata: nothing,
});
