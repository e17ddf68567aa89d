import type { RebuildProgress, RebuildThreadData } from './messages.js';
import { Thread } from './thread.js';

/** Builds a file of views in a thread of its own; rejects when that fails, and leaves the file for a retry. */
export async function buildViews(
  data: RebuildThreadData,
  onProgress: (progress: RebuildProgress) => void,
): Promise<void> {
  const thread = new Thread<{ readonly kind: 'build' | 'close' }, RebuildProgress>({
    file: new URL('./rebuild-thread.js', import.meta.url),
    data,
    onNotice: onProgress,
    youngMegabytes: 96,
  });
  try {
    await thread.ask({ kind: 'build' });
  } finally {
    await thread.close({ kind: 'close' });
  }
}
