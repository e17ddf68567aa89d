import {
  type AppendOutcome,
  append,
  type ExpectedRevision,
  type ProposedEvent,
  Storage,
} from '../storage/index.js';

const text = new TextEncoder();

/** An event of which only the id matters, unless its data is given. */
export const proposed = (id: string, data: unknown = { id }, type = 't'): ProposedEvent => ({
  id,
  type,
  isJson: type !== '$>',
  data: text.encode(typeof data === 'string' ? data : JSON.stringify(data)),
  metadata: new Uint8Array(),
});

/** A log under test, one ms from write to write. */
export class LogUnderTest {
  readonly storage = new Storage();
  now = 1_000;

  append(stream: string, expected: ExpectedRevision, ...ids: readonly string[]): AppendOutcome {
    this.now += 1;
    return append(
      this.storage,
      stream,
      expected,
      ids.map((id) => proposed(id)),
      this.now,
    );
  }

  metadata(stream: string, json: unknown): AppendOutcome {
    this.now += 1;
    return append(
      this.storage,
      `$$${stream}`,
      'any',
      [proposed(`m${this.now}`, json, '$metadata')],
      this.now,
    );
  }
}
