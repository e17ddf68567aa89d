import { resolve } from 'node:path';
import { BroadcastChannel } from 'node:worker_threads';
import { databaseFile } from './database.js';

const channelOf = (file: string): BroadcastChannel =>
  new BroadcastChannel(`xiaohao commits ${resolve(file)}`);

/** The writer's end: every thread of this process that listens hears of a commit, without asking another. */
export function commitBell(file: string): { ring(): void; close(): void } {
  const channel = channelOf(file);
  return { ring: () => channel.postMessage(null), close: () => channel.close() };
}

/**
 * Calls back after commits of the log in this folder, in whatever thread one listens; several commits may be
 * told as one by the time they are heard. Says nothing of commits of other processes. Gives the way to stop.
 */
export function hearCommits(folder: string, heard: () => void): () => void {
  const channel = channelOf(databaseFile(folder));
  channel.unref();
  channel.onmessage = heard;
  return () => channel.close();
}
