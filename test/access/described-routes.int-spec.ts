import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Reflector } from '@nestjs/core';
import { isOperation } from '@xiaohao/access';
import { AppModule } from '../../apps/server/src/app.module.js';
import type { House } from '../../apps/server/src/house/house.js';
import { admissionKey } from '../../apps/server/src/identity/admission.js';
import { dataFolder } from '../journeys/server-process.js';
import { type ServerWithin, serveWithin } from '../journeys/server-within.js';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: unknown;
}

type Controller = abstract new (...args: never[]) => unknown;

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
const joined = (...parts: readonly string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    // A colon that begins no parameter is written twice.
    .map((part) => part.replace(/^:(\w+)$/, '{$1}').replace('::', ':'))
    .join('/')}`;

/** What the controllers declare, read from their decorators. */
function routesOf(controller: Controller): readonly Route[] {
  const reflector = new Reflector();
  const base = [Reflect.getMetadata('path', controller) ?? ''].flat() as readonly string[];
  const prototype = controller.prototype as Readonly<Record<string, unknown>>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (typeof handler !== 'function') return [];
    const method: number | undefined = Reflect.getMetadata('method', handler);
    if (method === undefined) return [];
    const below = [Reflect.getMetadata('path', handler) ?? ''].flat() as readonly string[];
    const operation = reflector.get(admissionKey, handler) ?? reflector.get(admissionKey, controller);
    return base.flatMap((one) =>
      below.map((path) => ({ method: methods[method] ?? '?', path: joined(one, path), operation })),
    );
  });
}

/** Pages and tables for readers, which the description does not describe. */
const undescribed = new Set(['GET /docs', 'GET /openapi.json']);

describe('routes', () => {
  const { folder, remove } = dataFolder();
  let server: ServerWithin;
  let described: readonly string[] = [];
  let declared: readonly Route[] = [];

  beforeAll(async () => {
    server = await serveWithin(folder);
    const { paths } = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
    described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const house = { clock: { kind: 'virtual' }, desk: {}, accounts: {} } as unknown as House;
    declared = ((AppModule.over(house).controllers ?? []) as readonly Controller[]).flatMap(routesOf);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('are in the description, and what is in the description is a route', () => {
    const found = declared.map(({ method, path }) => `${method} ${path}`);
    expect(found.length).toBeGreaterThan(90);
    expect(found.filter((route) => !described.includes(route) && !undescribed.has(route))).toEqual([]);
    expect(described.filter((route) => !found.includes(route))).toEqual([]);
  });

  it('each name an operation that has a policy', () => {
    const without = declared.filter(
      ({ operation }) => typeof operation !== 'string' || !isOperation(operation),
    );
    expect(without).toEqual([]);
  });
});
