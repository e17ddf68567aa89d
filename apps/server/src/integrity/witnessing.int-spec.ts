import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { checkpointText, formatNote, keyKinds, NoteSigner } from '@xiaohao/integrity';
import { type Doubt, InDoubt } from '@xiaohao/integrity/following';
import type { TreeKeeper } from './tree-keeper.js';
import { Witnessing } from './witnessing.js';

const log = new NoteSigner('log.example/1', keyKinds.ed25519, Buffer.alloc(32, 1));
const witness = new NoteSigner('witness.example/w', keyKinds.cosignature, Buffer.alloc(32, 2));
const text = checkpointText({ origin: log.key.name, size: 20, root: Buffer.alloc(32, 7) });
const cosigned = formatNote({ text, signatures: [log.sign(text), witness.sign(text, 1_700_000_000)] });
const bare = formatNote({ text, signatures: [log.sign(text)] });

let server: Server;
afterEach(() => {
  server.close();
});

/** What comes of asking for a cosignature where it is refused, and `last` is what the witness is said to have signed. */
async function refused(status: number, body: string, last: string | null, doubt: Doubt | null) {
  server = createServer((request, response) => {
    if (request.method === 'POST') response.writeHead(status).end(body);
    else if (last === null) response.writeHead(404).end();
    else response.end(last);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const held: number[] = [];
  const keeper = {
    consistency: async () => [],
    holds: async (size: number) => {
      held.push(size);
      if (doubt !== null) throw new InDoubt(doubt);
    },
  } as unknown as TreeKeeper;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const at = '2026-11-26T01:00:00.000Z';
  const asking = new Witnessing(url, witness.key, log.key, keeper, () => at, new AbortController().signal);
  const outcome = await asking.ask(bare, 20).catch((error: unknown) => (error as InDoubt).doubt);
  return { outcome, held, state: asking.state.state, since: asking.state.unwitnessedSince };
}

const shorter: Doubt = { why: 'shorter', detail: 'd' };
const altered: Doubt = { why: 'altered', detail: 'd' };

describe('a refusal of a witness', () => {
  it.each([
    ['409', 409, '900000\n'],
    ['422', 422, 'inconsistent\n'],
  ])('by %s raises no doubt when what it has signed is in the log', async (_, status, body) => {
    expect(await refused(status, body, cosigned, null)).toEqual({
      outcome: undefined,
      held: [20],
      state: 'declined',
      since: '2026-11-26T01:00:00.000Z',
    });
  });

  it.each([
    ['it has signed nothing', null, 'declined'],
    ['what is shown is not signed by it', bare, 'declined'],
    ['what is shown is nothing', 'nonsense', 'declined'],
  ])('raises none either when %s', async (_, last, state) => {
    expect(await refused(422, 'inconsistent\n', last, altered)).toMatchObject({
      outcome: undefined,
      held: [],
      state,
    });
  });

  it.each([
    ['409', 409, '900000\n', shorter, shorter],
    ['422', 422, 'inconsistent\n', altered, { why: 'witnessRefused' }],
  ])('by %s raises one when what it has signed is not in the log', async (_, status, body, found, doubt) => {
    expect(await refused(status, body, cosigned, found)).toMatchObject({ outcome: doubt, state: 'refused' });
  });
});
