/**
 * Stops, as at SIGTERM, when the process that forked this one is gone, so that no server runs on unseen. A process
 * that was started otherwise has no channel to a parent and is left alone.
 */
export function stopWithParent(): void {
  const stop = (): void => void process.emit('SIGTERM', 'SIGTERM');
  // Absent without a channel, false when the parent went during the start.
  if (process.connected === false) stop();
  else process.once('disconnect', stop);
}
