import type { PasswordCost } from '@xiaohao/access/credentials';
import type { AddressList } from '../identity/address-list.js';
import type { RateLimits } from '../limits/request-limits.js';
import { type ChaseConfiguration, readChase } from './chase.js';
import { ConfigurationError } from './configuration-error.js';
import { readOrigins } from './cors-origins.js';
import { type Environment, oneOf, whole } from './environment.js';
import { type EventStoreConfiguration, readEventStore } from './event-store.js';
import { requireFirstKey } from './first-key.js';
import { type OidcSettings, readOidc } from './oidc-settings.js';
import { readSigning, type SigningConfiguration } from './signing.js';
import { readStrictTransport } from './strict-transport.js';
import { readProxies } from './trusted-proxies.js';
import { readWitness, type WitnessSettings } from './witness.js';

export { ConfigurationError } from './configuration-error.js';

/** How one server is set up; everything has a default that works on a laptop. */
export interface Configuration {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  /** What all nodes of a service share: files of evidence, keys, the server's secret. Default: the data folder. */
  readonly sharedFolder?: string;
  /** The server that holds the events; absent: they lie in the data folder. */
  readonly eventStore?: EventStoreConfiguration;
  readonly clock: 'real' | 'virtual';
  /** Where a virtual clock begins on a new log: an instant, UTC. Absent: the host's time. */
  readonly clockStart?: string;
  readonly bootstrapKey?: string;
  readonly logLevel: LogLevel;
  /** Whose keys sign: Ed25519 or SM2 keys held here, or a service outside. */
  readonly signing: SigningConfiguration;
  /** Below this many free bytes on the data folder's disk, writes are refused before the disk is full. */
  readonly lowWaterBytes: number;
  /** Proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: AddressList;
  /** Origins whose pages may ask, as browsers write them. */
  readonly corsOrigins: readonly string[];
  /** For how long browsers are told to come over TLS only, seconds; absent: they are not told. */
  readonly strictTransportSeconds?: number;
  /** How far back the security record is read when nobody says from when, months. */
  readonly securityRecordMonths: number;
  /** Requests a minute of one credential or address. */
  readonly rateLimits: RateLimits;
  /** Counts of restricted matters below this are held back. */
  readonly smallCount: number;
  /** Fewest characters of a password. */
  readonly passwordMin: number;
  /** What hashing a password costs; there is no variable for it. Absent: what `passwordCost` says. */
  readonly passwordCost?: PasswordCost;
  /** The identity provider whose tokens are taken; absent: none. */
  readonly oidc?: OidcSettings;
  /** Who cosigns the log's checkpoints; absent: nobody. */
  readonly witness?: WitnessSettings;
  /** Seconds from the end of one background reading of the whole log to the next; absent: a day, an hour with an event store. */
  readonly rereadSeconds?: number;
  /** What wakes the clock up, and how mail leaves the house. */
  readonly chase: ChaseConfiguration;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

const known = [
  'XIAOHAO_HOST',
  'XIAOHAO_DATA_DIR',
  'XIAOHAO_SHARED_DIR',
  'XIAOHAO_EVENT_STORE',
  'XIAOHAO_EVENT_STORE_FILE',
  'XIAOHAO_EVENT_STORE_PREFIX',
  'XIAOHAO_ALLOW_UNSAFE_EVENT_STORE',
  'XIAOHAO_CLOCK',
  'XIAOHAO_CLOCK_START',
  'XIAOHAO_BOOTSTRAP_KEY',
  'XIAOHAO_LOW_WATER_MB',
  'XIAOHAO_TRUSTED_PROXIES',
  'XIAOHAO_CORS_ORIGINS',
  'XIAOHAO_HSTS',
  'XIAOHAO_SECURITY_RECORD_MONTHS',
  'XIAOHAO_RATE_LIMIT_READS',
  'XIAOHAO_RATE_LIMIT_WRITES',
  'XIAOHAO_SMALL_COUNT',
  'XIAOHAO_PASSWORD_MIN',
  'XIAOHAO_OIDC_ISSUER',
  'XIAOHAO_OIDC_AUDIENCE',
  'XIAOHAO_REDIS_URL',
  'XIAOHAO_SMTP_URL',
  'XIAOHAO_MAIL_FROM',
  'XIAOHAO_SIGNING',
  'XIAOHAO_SIGNING_URL',
  'XIAOHAO_WITNESS_URL',
  'XIAOHAO_WITNESS_KEY',
  'XIAOHAO_REREAD_SECONDS',
  'XIAOHAO_URL',
  'XIAOHAO_KEY',
  'XIAOHAO_BENCH_DIR',
];

/** @throws ConfigurationError for the first variable that is unknown or breaks its rule */
export function readConfiguration(env: Environment): Configuration {
  const unknown = Object.keys(env).find((name) => name.startsWith('XIAOHAO_') && !known.includes(name));
  if (unknown)
    throw new ConfigurationError(
      unknown,
      '未知的配置项，全部列于 README 的“配置” / no such setting: README.md lists them all',
    );
  const bootstrapKey = env.XIAOHAO_BOOTSTRAP_KEY || undefined;
  if (bootstrapKey !== undefined) requireFirstKey(bootstrapKey, { variable: 'XIAOHAO_BOOTSTRAP_KEY' });
  return {
    host: env.XIAOHAO_HOST || '127.0.0.1',
    port: whole(env, 'PORT', 3000, 0, 65_535),
    dataFolder: env.XIAOHAO_DATA_DIR || './data',
    ...(env['XIAOHAO_SHARED_DIR'] ? { sharedFolder: env['XIAOHAO_SHARED_DIR'] } : {}),
    ...readEventStore(env),
    clock: oneOf(env, 'XIAOHAO_CLOCK', ['real', 'virtual'] as const, 'real'),
    ...startOfClock(env),
    ...(bootstrapKey === undefined ? {} : { bootstrapKey }),
    signing: readSigning(env),
    logLevel: oneOf(env, 'LOG_LEVEL', logLevels, 'warn'),
    lowWaterBytes: whole(env, 'XIAOHAO_LOW_WATER_MB', 64, 0, 1_000_000_000) * 1024 * 1024,
    ...readProxies(env),
    ...readOrigins(env),
    ...readStrictTransport(env),
    securityRecordMonths: whole(env, 'XIAOHAO_SECURITY_RECORD_MONTHS', 6, 6, 1_200),
    rateLimits: {
      reads: whole(env, 'XIAOHAO_RATE_LIMIT_READS', 3_000, 0, 1_000_000),
      writes: whole(env, 'XIAOHAO_RATE_LIMIT_WRITES', 600, 0, 1_000_000),
    },
    smallCount: whole(env, 'XIAOHAO_SMALL_COUNT', 5, 3, 100),
    passwordMin: whole(env, 'XIAOHAO_PASSWORD_MIN', 12, 8, 64),
    ...readOidc(env),
    ...readWitness(env),
    ...(env['XIAOHAO_REREAD_SECONDS']
      ? { rereadSeconds: whole(env, 'XIAOHAO_REREAD_SECONDS', 0, 1, 2_000_000) }
      : {}),
    chase: readChase(env),
  };
}

function startOfClock(env: Environment): { readonly clockStart?: string } {
  const text = env['XIAOHAO_CLOCK_START'];
  if (text === undefined || text === '') return {};
  const at = new Date(text);
  if (Number.isNaN(at.getTime()) || env['XIAOHAO_CLOCK'] !== 'virtual')
    throw new ConfigurationError(
      'XIAOHAO_CLOCK_START',
      '应为时刻，如 2024-07-01T00:00:00Z，且仅与 XIAOHAO_CLOCK=virtual 同用 / must be an instant such as 2024-07-01T00:00:00Z, and goes with XIAOHAO_CLOCK=virtual only',
    );
  return { clockStart: at.toISOString() };
}
