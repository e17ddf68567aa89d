import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./appending-child.js', import.meta.url));

/** Another process that appends; its lines as they come. */
export interface ChildLog {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** Resolves at a line that begins so. */
  said(beginning: string): Promise<void>;
  readonly ended: Promise<unknown>;
}

/** `shell` limits what the child may do before it becomes Node. */
export const startChildLog = (folder: string, bytes = 0, shell?: string): ChildLog => {
  const args = [script, folder, String(bytes)];
  const child = shell
    ? spawn('sh', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, ...args])
    : spawn(process.execPath, args);
  const lines: string[] = [];
  const errors: string[] = [];
  const listeners = new Set<() => void>();
  child.stderr.on('data', (text: Buffer) => errors.push(text.toString()));
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => {
    lines.push(line);
    for (const listener of [...listeners]) listener();
  });
  const ended = Promise.all([once(child, 'close'), once(reader, 'close')]);
  const said = (beginning: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!lines.some((line) => line.startsWith(beginning))) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without saying ${beginning}: ${errors.join('')}`)));
    });
  return { process: child, lines, said, ended };
};

/** What a child said about an append: `try STREAM EXPECTED ID…` or `done STREAM REVISION ID…`. */
export interface Line {
  readonly stream: string;
  readonly revision: string;
  readonly ids: readonly string[];
}

export const linesOf = (child: ChildLog, word: 'try' | 'done'): readonly Line[] =>
  child.lines
    .filter((line) => line.startsWith(`${word} `))
    .map((line) => {
      const [, stream = '', revision = '', ...ids] = line.split(' ');
      return { stream, revision, ids };
    });
