import { StreamUnreadable } from '@xiaohao/command-handling';
import { EventUnreadable } from '@xiaohao/event-log';

/** A register that nearly every request looks at holds an event that this version cannot take in. */
export class RegisterUnreadable extends Error {
  override readonly name = 'RegisterUnreadable';
  constructor(
    /** The register's stream. */
    readonly register: string,
    /** Of the event. */
    readonly revision: string,
    override readonly cause: Error,
  ) {
    super(
      [
        `登记簿 ${register} 的第 ${revision} 号事件不能读取：由更新的版本写入、已损坏，或已不在事件存储中。请启动能够理解它的版本，或从备份恢复。`,
        `event ${revision} of the register ${register} cannot be taken in: a later version wrote it, it is broken, or it is not in the event store any more. Start a version that knows it, or restore a backup.`,
        cause.message,
      ].join('\n'),
    );
  }
}

/** What a register could not be read for; anything else as it is. */
export function asRegisterFault(register: string, error: unknown): unknown {
  const isUnreadable = error instanceof StreamUnreadable || error instanceof EventUnreadable;
  return isUnreadable ? new RegisterUnreadable(register, error.revision, error) : error;
}
