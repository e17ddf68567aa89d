import { setTimeout as pause } from 'node:timers/promises';
import {
  examineStore,
  judgeStore,
  type StoreExamination,
  StoreUnreachable,
} from '@xiaohao/event-log/eventstoredb';
import type { Logger } from 'pino';
import type { EventStoreConfiguration } from '../configuration/event-store.js';
import { UnfitEventStore } from './unfit-event-store.js';

const pauseBetween = 500;

/** What stays as it is until somebody sets it right. */
const unfit = {
  distrusted: '事件存储不可信（XIAOHAO_EVENT_STORE） / the event store cannot be trusted',
  stranger:
    '事件存储不认这个用户名或口令（XIAOHAO_EVENT_STORE） / the event store does not know this user, or not by this password',
} as const;

/** A store that was found fit to hold the log. */
export interface AdmittedStore extends StoreExamination {
  readonly access: 'safe' | 'unsafe';
}

/**
 * Examines the store and judges it.
 * @param patience how long a store that does not answer is waited for, milliseconds
 * @returns undefined when it has not answered by then
 * @throws UnfitEventStore when it must not be relied on, or is not trusted
 */
export async function reachStore(
  { url, prefix, allowUnsafe }: EventStoreConfiguration,
  patience: number,
  logger: Logger,
): Promise<AdmittedStore | undefined> {
  const end = performance.now() + patience;
  for (let told = false; ; await pause(pauseBetween))
    try {
      const found = await examineStore(url, prefix);
      return { ...found, access: admit(found, allowUnsafe, logger) };
    } catch (error) {
      if (!(error instanceof StoreUnreachable)) throw error;
      if (error.why !== 'silent') throw new UnfitEventStore(`${unfit[error.why]}: ${error.message}`);
      if (performance.now() > end) return undefined;
      if (!told) logger.warn({ cause: error.message }, 'the event store does not answer: it is waited for');
      told = true;
    }
}

function admit(found: StoreExamination, allowUnsafe: boolean, logger: Logger): 'safe' | 'unsafe' {
  const findings = judgeStore(found);
  const accepted = findings.filter(({ code }) => allowUnsafe && code === 'UnsafeAccess');
  const against = findings.filter((finding) => finding.fatal && !accepted.includes(finding));
  if (against.length > 0)
    throw new UnfitEventStore(against.map(({ code, zh, en }) => `${code}: ${zh} / ${en}`).join('\n'));
  for (const { code, en } of findings) logger.warn({ code }, en);
  return accepted.length > 0 ? 'unsafe' : 'safe';
}
