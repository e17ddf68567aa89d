import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type Project, projectOf, type Service } from './compose-project.js';

const [onStore, scaled] = ['compose.event-store.yaml', 'compose.scaled.yaml'];

/** What keeps Compose from starting a project. */
function faultsOf({ services, volumes = {}, secrets = {} }: Project): readonly string[] {
  return Object.entries(services).flatMap(([name, service]) => [
    ...(service.image === undefined && service.build === undefined ? [`${name} has no image`] : []),
    ...Object.keys(service.depends_on ?? {})
      .filter((one) => !(one in services))
      .map((one) => `${name} waits for ${one}, which is not there`),
    ...(service.secrets ?? [])
      .filter((one) => !(one in secrets))
      .map((one) => `${name} has no secret ${one}`),
    ...(service.volumes ?? [])
      .map((one) => one.split(':')[0] ?? '')
      .filter((one) => /^\w/.test(one) && !(one in volumes))
      .map((one) => `${name} has no volume ${one}`),
  ]);
}

/** What is mounted at a path. */
const at = ({ volumes = [] }: Service, path: string): string | undefined =>
  volumes.find((one) => one.split(':')[1] === path)?.split(':')[0];

describe('the compose files', () => {
  it.each([
    [['compose.yaml']],
    [['compose.yaml', 'compose.redis.yaml']],
    [['compose.cluster.yaml']],
    [['compose.event-store.yaml']],
    [['compose.event-store.yaml', 'compose.scaled.yaml']],
  ])('%j are a whole project, and the last of them tells the command', (files) => {
    expect(faultsOf(projectOf(files))).toEqual([]);
    const command = `docker compose ${files.map((file) => `-f docker/${file}`).join(' ')} up -d`;
    const last = readFileSync(
      fileURLToPath(new URL(`../../../docker/${files.at(-1)}`, import.meta.url)),
      'utf8',
    );
    expect(last).toContain(command);
  });

  it('with Redis on the embedded log go with no event store', () => {
    expect(faultsOf(projectOf([onStore, 'compose.redis.yaml']))).toContain('server has no image');
  });

  describe('for a store, two servers, Redis and a worker on one machine', () => {
    const { services } = projectOf([onStore, scaled]);
    const nodes = ['one', 'two', 'worker'].map((name) => services[name] ?? {});

    it('are these services and no other', () => {
      expect(Object.keys(services).sort()).toEqual(['one', 'redis', 'store', 'two', 'worker']);
      expect(services['store']?.image).toContain('eventstore');
    });

    it('give every node the store, its secret and certificate, Redis, and the shared folder', () => {
      for (const node of nodes) {
        expect(node.environment).toMatchObject({
          XIAOHAO_EVENT_STORE_FILE: '/run/secrets/event-store',
          XIAOHAO_REDIS_URL: 'redis://redis:6379',
          XIAOHAO_SHARED_DIR: '/data/shared',
        });
        expect(node.secrets).toEqual(['event-store']);
        expect(node.depends_on).toEqual({
          store: { condition: 'service_healthy' },
          redis: { condition: 'service_healthy' },
        });
        expect(at(node, '/data/shared')).toBe('shared');
        expect(at(node, '/certificates/ca')).toBe('./certificates/ca');
      }
    });

    it('give every node a data folder of its own, and only servers a port', () => {
      expect(nodes.map((node) => at(node, '/data'))).toEqual(['one', 'two', 'worker']);
      expect(nodes.map(({ ports = [] }) => ports.length)).toEqual([1, 1, 0]);
      expect(services['worker']?.command?.at(-1)).toBe('dist/programs/worker.js');
    });

    it('have a Redis that throws no job away', () => {
      expect(services['redis']?.command?.join(' ')).toContain('--maxmemory-policy noeviction');
    });

    it('are started as the operator is told', () => {
      const told = readFileSync(
        fileURLToPath(new URL('../../../docs/operating.md', import.meta.url)),
        'utf8',
      );
      expect(told).toContain(`docker compose -f docker/${onStore} -f docker/${scaled} up -d`);
    });
  });
});
