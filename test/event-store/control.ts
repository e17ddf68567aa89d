import type { FaultRule } from './emulator/faults/index.js';

/** The back door of a running emulator. */
export interface EmulatorControl {
  addFaults(rules: readonly FaultRule[]): Promise<void>;
  /** Takes all rules away; what is stalled goes on. */
  clearFaults(): Promise<void>;
  /** The rules with how often each has struck. */
  faults(): Promise<readonly (FaultRule & { readonly struck: number })[]>;
  /** Puts 0xFF in the place of each byte of the event's data. */
  redact(stream: string, revision: number): Promise<void>;
  remove(stream: string, revision: number): Promise<void>;
  /** Sets `$maxAge` of a stream, in seconds, in the place of all its metadata. */
  setMaxAge(stream: string, seconds: number): Promise<void>;
  /** How many records were written, and the position of the next. */
  state(): Promise<{ readonly records: number; readonly head: number }>;
}

/** @throws Error with the answer, when the emulator refuses */
export function controlOf(url: string): EmulatorControl {
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(url + path, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    async addFaults(rules) {
      await ask('POST', '/faults', { rules });
    },
    async clearFaults() {
      await ask('DELETE', '/faults');
    },
    async faults() {
      const { rules } = (await ask('GET', '/faults')) as {
        readonly rules: readonly (FaultRule & { readonly struck: number })[];
      };
      return rules;
    },
    async redact(stream, revision) {
      await ask('POST', '/events/redact', { stream, revision });
    },
    async remove(stream, revision) {
      await ask('POST', '/events/remove', { stream, revision });
    },
    async setMaxAge(stream, seconds) {
      await ask('POST', '/streams/max-age', { stream, seconds });
    },
    async state() {
      return (await ask('GET', '/state')) as { readonly records: number; readonly head: number };
    },
  };
}
