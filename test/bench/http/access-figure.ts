import 'reflect-metadata';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { readConfiguration } from '../../../apps/server/src/configuration/configuration.js';
import { openHouse } from '../../../apps/server/src/house/open-house.js';
import { AdmissionGuard } from '../../../apps/server/src/identity/admission-guard.js';
import { Standings } from '../../../apps/server/src/identity/standings.js';
import { IdentificationController } from '../../../apps/server/src/problems/identification.controller.js';
import type { Figure, Measured } from '../figure.js';
import { load } from './load.js';
import { administratorKey, furnish, type Office, registration } from './office.js';
import { benchFolder, clear, startProcess } from './server-process.js';

const warmUp = 5;
const seconds = 6;
const rounds = 200_000;

/** Commands per second of a server on this folder, and the key with which they were given. */
async function commandsPerSecond(
  folder: string,
): Promise<{ readonly rate: number; readonly office: Office }> {
  const served = await startProcess('programs/server.js', {
    XIAOHAO_DATA_DIR: folder,
    XIAOHAO_BOOTSTRAP_KEY: administratorKey,
  });
  try {
    const office = await furnish(served.url);
    const request = {
      path: '/api/v1/problems',
      headers: { authorization: `Bearer ${office.key}` },
      body: JSON.stringify(registration(office)),
    };
    await load(served.url, () => request, warmUp);
    const { perSecond } = await load(served.url, () => request, seconds);
    return { rate: perSecond, office };
  } finally {
    await served.stop();
  }
}

/** Seconds that the guard takes for one request with an API key: who calls, as what they stand, what the policy says. */
async function secondsOfGuard(folder: string, key: string): Promise<number> {
  const configuration = readConfiguration({
    XIAOHAO_DATA_DIR: folder,
    XIAOHAO_BOOTSTRAP_KEY: administratorKey,
  });
  const house = await openHouse(configuration, pino({ level: 'silent' }));
  try {
    const standings = new Standings(house.registers, () => house.clock.now());
    const guard = new AdmissionGuard(
      {
        callers: house.callers,
        addressOf: () => '127.0.0.1',
        limits: { admit: () => undefined },
        holds: async () => true,
      },
      standings,
      new Reflector(),
    );
    const request = { headers: { authorization: `Bearer ${key}` } } as unknown as FastifyRequest;
    const context = {
      switchToHttp: () => ({ getRequest: () => request, getResponse: () => ({}) }),
      getHandler: () => IdentificationController.prototype.identify,
      getClass: () => IdentificationController,
    } as unknown as ExecutionContext;
    for (let round = 0; round < rounds / 4; round += 1) await guard.canActivate(context);
    const before = performance.now();
    for (let round = 0; round < rounds; round += 1) await guard.canActivate(context);
    return (performance.now() - before) / 1_000 / rounds;
  } finally {
    await house.close();
  }
}

async function overhead(): Promise<Measured> {
  const folder = benchFolder('access');
  try {
    const { rate, office } = await commandsPerSecond(folder);
    const guard = await secondsOfGuard(folder, office.key);
    return {
      value: guard * rate,
      unit: 'share of a command',
      notes: {
        microsecondsOfGuard: Math.round(guard * 1e8) / 100,
        microsecondsOfCommand: Math.round(1e6 / rate),
      },
    };
  } finally {
    clear(folder);
  }
}

/** What policy and authentication by API key take of a durable command at full load. */
export const accessFigures: readonly Figure[] = [
  { name: 'access.overhead', judged: 'value', better: 'lower', target: 0.05, measure: overhead },
];
