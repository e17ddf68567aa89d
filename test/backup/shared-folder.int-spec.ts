import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller, done } from '../journeys/caller.js';
import { bootstrapKey, dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { xiaohao } from './at-home.js';

describe('a backup of a server whose secrets and proofs lie in another folder', () => {
  const { folder, remove } = dataFolder();
  const [data, shared] = [join(folder, 'data'), join(folder, 'shared')];
  const places = ['--data-dir', data, '--shared-dir', shared];
  let server: ServerProcess;
  let key = '';

  const start = async (at: string, env: Readonly<Record<string, string>> = {}): Promise<Caller> => {
    server = await startServer(at, env);
    return new Caller({ url: server.url }, bootstrapKey);
  };

  beforeAll(async () => {
    const administrator = await start(data, { XIAOHAO_SHARED_DIR: shared });
    await done(administrator.post('/units', { name: '示例市工会系统', kind: 'municipalFederation' }));
    // Whoever asks for a checkpoint has one signed where there is none.
    const authorization = `Bearer ${bootstrapKey}`;
    const asked = await fetch(`${server.url}/api/v1/integrity/checkpoint`, { headers: { authorization } });
    expect(asked.status).toBe(200);
    await server.stop();
    await xiaohao('log-key', 'rotate', ...places);
    const again = await start(data, { XIAOHAO_SHARED_DIR: shared });
    key = String((await done(again.get('/integrity')))['key']);
    await server.stop();
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  it('brings the checkpoints and both keys of the log, and is one folder when it is restored', async () => {
    const [target, restored] = [join(folder, 'backup'), join(folder, 'restored')];
    expect(await xiaohao('backup', target, ...places, '--secrets', 'inside')).toMatchObject({ code: 0 });
    const ran = await xiaohao('restore', target, '--to', restored, '--log', key, '--json');
    expect([ran.code, JSON.parse(ran.out)]).toMatchObject([0, { lacking: [], findings: [] }]);
    const kept = ['log-key', 'log-key.former', 'log.vkey', 'checkpoint', 'head'].filter((name) =>
      existsSync(join(restored, 'integrity', name)),
    );
    expect(kept).toEqual(['log-key', 'log-key.former', 'log.vkey', 'checkpoint', 'head']);
    const administrator = await start(restored);
    expect(await done(administrator.get('/integrity'))).toMatchObject({ state: 'sound', key });
  });
});
