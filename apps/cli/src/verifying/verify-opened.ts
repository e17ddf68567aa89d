import { type Report, type Verification, verifyLog } from '@xiaohao/integrity/verifying';
import { LogFileDamaged, type Opened } from './open-verified.js';

export interface ToVerify extends Omit<Verification, 'source' | 'remembered' | 'onProgress'> {
  readonly onProgress?: (done: number, total: number) => void;
}

/** Opens a log, verifies it and closes it; a file of it that cannot be opened is a finding. */
export async function verifyOpened(open: () => Promise<Opened>, asked: ToVerify): Promise<Report> {
  let opened: Opened;
  try {
    opened = await open();
  } catch (error) {
    if (error instanceof LogFileDamaged) return unreadable(error);
    throw error;
  }
  const { onProgress, ...rest } = asked;
  const { total } = opened;
  try {
    return await verifyLog({
      ...opened,
      ...rest,
      ...(onProgress ? { onProgress: (done: number) => onProgress(done, Math.max(done, total)) } : {}),
    });
  } finally {
    await opened.close();
  }
}

const unreadable = (error: unknown): Report => ({
  events: 0,
  signed: 0,
  root: '',
  notes: [],
  findings: [{ kind: 'unreadable', index: 0, cause: String(error) }],
  more: 0,
});
