import { expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { pino } from 'pino';
import { fastifySettings } from './fastify-settings.js';

it('keep a server from starting that has a route with a schema, which nothing would hold to', async () => {
  const server = fastify(fastifySettings({ logger: pino({ level: 'silent' }) }));
  server.get('/a', { schema: { querystring: { type: 'object' } } }, async () => 'a');
  await expect(server.ready()).rejects.toThrow('nothing here compiles');
});
