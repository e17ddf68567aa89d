import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { firstUsers, usersIn } from './access/index.js';
import { checkRule } from './faults/index.js';
import type { NodeOptions } from './start-node.js';

export interface CommandLine {
  readonly node: NodeOptions;
  /** To end when standard input does. */
  readonly endWithStdin: boolean;
}

/** What a command line asks for. @throws when it asks for what there is not, or names a file that cannot be read */
export function commandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      db: { type: 'string', default: 'memory' },
      'control-port': { type: 'string' },
      faults: { type: 'string' },
      'tls-folder': { type: 'string' },
      users: { type: 'string' },
      'max-append-size': { type: 'string' },
      insecure: { type: 'boolean', default: false },
      'end-with-stdin': { type: 'boolean', default: false },
    },
  });
  const whole = (option: 'port' | 'control-port' | 'max-append-size'): number | undefined => {
    const text = values[option];
    if (text === undefined) return undefined;
    if (!/^\d+$/.test(text)) throw new RangeError(`--${option}: a whole number`);
    return Number(text);
  };
  const tlsFolder = values['tls-folder'];
  // TLS and users go together, as on a real server; `--insecure` takes the users away again.
  const guarded = !values.insecure && (tlsFolder !== undefined || values.users !== undefined);
  return {
    node: {
      host: values.host,
      port: whole('port') ?? 2113,
      controlPort: whole('control-port'),
      file: values.db === 'memory' ? undefined : values.db,
      faults: values.faults === undefined ? [] : rules(values.faults).map(checkRule),
      maxAppendSize: whole('max-append-size'),
      tlsFolder,
      users: guarded
        ? [...firstUsers, ...(values.users === undefined ? [] : usersIn(values.users))]
        : undefined,
    },
    endWithStdin: values['end-with-stdin'],
  };
}

const rules = (path: string): readonly unknown[] =>
  (JSON.parse(readFileSync(path, 'utf8')) as { readonly rules: readonly unknown[] }).rules;
