import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Received, send } from '../edge/send.js';
import { type Caller, done } from '../journeys/caller.js';
import { problemPaper } from '../journeys/paper.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { shapeOf as shape } from './answer-shape.js';
import type { Described } from './described.js';
import { openTwoDistricts, type TwoDistricts } from './two-districts.js';

/** One operation of the description with the ids that it takes filled in. */
interface Asking {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

/** What a count is by, where an address has one. */
const dimensionFor = (template: string): string =>
  template.endsWith('/counts') ? '&by=stage' : template.endsWith('/counts/returns') ? '&by=reason' : '';

describe('what is of another district', () => {
  const { folder, remove } = dataFolder();
  let server: ServerProcess;
  let two: TwoDistricts;
  let described: Described;

  beforeAll(async () => {
    server = await startServer(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    two = await openTwoDistricts({ url: server.url });
    described = (await (await fetch(`${server.url}/openapi.json`)).json()) as Described;
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  const ask = (who: Caller, { method, path, body }: Asking): Promise<Received> =>
    send(server.url, {
      method,
      path,
      headers: {
        authorization: `Bearer ${who.key}`,
        'if-match': '*',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });

  /** Pairs of the same question about what is theirs and about what nobody has. */
  function pairs(): readonly (readonly [theirs: Asking, nobodys: Asking, ids: readonly string[]])[] {
    const { ours, theirs, cast } = two;
    const nobody = randomUUID();
    const digest = randomBytes(32).toString('hex');
    const ids = [
      theirs.problem,
      theirs.measure,
      theirs.digest,
      theirs.list,
      theirs.unit,
      theirs.open,
      theirs.clerk.id,
      nobody,
      digest,
    ];
    const found: (readonly [Asking, Asking, readonly string[]])[] = [];
    const both = (asking: (foreign: boolean) => Asking): void => {
      found.push([asking(true), asking(false), ids]);
    };
    const pick = (name: string, foreign: boolean): string => {
      if (name === 'digest') return foreign ? theirs.digest : digest;
      if (name === 'step') return '1';
      if (name === 'campaign') return cast.campaign;
      if (!foreign) return nobody;
      const known: Readonly<Record<string, string>> = {
        unit: theirs.unit,
        measure: theirs.measure,
        person: theirs.clerk.id,
        reviewer: theirs.clerk.id,
        signer: theirs.clerk.id,
        before: theirs.list,
        after: theirs.list,
      };
      return known[name] ?? theirs.problem;
    };
    for (const [template, methods] of Object.entries(described.paths)) {
      const ofProblems = /^\/api\/v1\/(problems|evidence-files|campaigns\/\{campaign\}\/units)\b/.test(
        template,
      );
      for (const [verb, { parameters = [] }] of Object.entries(methods)) {
        const method = verb.toUpperCase();
        const body = method === 'POST' ? { body: '{}' } : {};
        const filled = (foreign: boolean, own?: string): string =>
          template.replace(/\{(\w+)\}/g, (_, name: string) =>
            name === 'id' && own !== undefined ? own : pick(name, foreign),
          );
        if (ofProblems && template.includes('{')) {
          both((foreign) => ({ method, path: filled(foreign), ...body }));
          if (/\{id\}.*\{/.test(template))
            both((foreign) => ({ method, path: filled(foreign, ours.problem), ...body }));
        }
        for (const { name, in: where } of parameters)
          if (where === 'query' && ['problem', 'unit', 'person', 'reviewer', 'signer'].includes(name))
            both((foreign) => ({
              method,
              path: `${filled(foreign)}?${name}=${pick(name, foreign)}${dimensionFor(template)}`,
            }));
      }
    }
    const compared = '/problem-list/comparison?before=';
    both((foreign) => ({
      method: 'GET',
      path: `/api/v1/campaigns/${cast.campaign}/units/${ours.unit}${compared}${pick('before', foreign)}&after=${pick('after', foreign)}`,
    }));
    const post = (path: string, bodyOf: (foreign: boolean) => unknown): void =>
      both((foreign) => ({ method: 'POST', path: `/api/v1${path}`, body: JSON.stringify(bodyOf(foreign)) }));
    post(`/problems/${ours.open}/merger`, (foreign) => ({ into: pick('id', foreign), ground: '重复' }));
    post(`/campaigns/${cast.campaign}/units/${ours.unit}/problem-list/submissions`, (foreign) => ({
      problems: [{ problem: pick('id', foreign) }],
    }));
    post(`/problems/${ours.problem}/evidence`, (foreign) => ({
      kind: 'regulation',
      name: '办法.pdf',
      description: '证明',
      measure: ours.measure,
      test: 'measuresDone',
      digest: pick('digest', foreign),
    }));
    return found;
  }

  async function differences(who: Caller): Promise<readonly string[]> {
    const found: string[] = [];
    for (const [theirs, nobodys, ids] of pairs()) {
      const [one, other] = [shape(await ask(who, theirs), ids), shape(await ask(who, nobodys), ids)];
      if (JSON.stringify(one) !== JSON.stringify(other))
        found.push(`${theirs.method} ${theirs.path} ${theirs.body ?? ''}\n${JSON.stringify([one, other])}`);
    }
    return found;
  }

  it('is asked for by every operation on a problem', () => {
    expect(pairs().length).toBeGreaterThan(50);
  });

  it('is answered like what nobody has, whatever is asked and whoever asks', async () => {
    const found: string[] = [];
    for (const [role, who] of [...Object.entries(two.readers), ['own', two.ours.clerk] as const])
      found.push(...(await differences(who)).map((difference) => `${role}: ${difference}`));
    expect(found).toEqual([]);
  });

  it('is told from what nobody has when somebody asks who sees everything', async () => {
    expect((await differences(two.cast.people.approver)).length).toBeGreaterThan(20);
  });

  it('is in no list, count or register of a reader, and what is ours is', async () => {
    const { readers, theirs, ours } = two;
    const paths = [
      '/problems?total=true',
      '/measures',
      '/reviews',
      '/sign-offs',
      '/counts?by=unit',
      '/counts/returns?by=unit',
      '/measures/identical',
      '/evidence-files/shared',
      '/revisits/proposed',
    ];
    for (const [role, who] of Object.entries(readers))
      for (const path of paths) {
        const text = JSON.stringify(await done(who.get(path)));
        for (const id of [theirs.problem, theirs.measure, theirs.digest, theirs.unit])
          expect([role, path, text.includes(id)]).toEqual([role, path, false]);
      }
    for (const path of paths.slice(0, 4))
      expect(JSON.stringify(await done(ours.clerk.get(path)))).toContain(ours.problem);
  });

  it('gives a cursor that nobody else can turn a page with', async () => {
    const { readers, theirs, cast } = two;
    await done(theirs.clerk.identifies(problemPaper(cast.campaign, theirs.unit)));
    const { next } = await done(theirs.clerk.get('/problems?pageSize=1'));
    const stolen = await readers['unitClerk']?.get(`/problems?pageSize=1&cursor=${String(next)}`);
    expect([stolen?.status, stolen?.body.code]).toEqual([400, 'InvalidCursor']);
  });
});
