import { readFileSync } from 'node:fs';
import { faultOfCertificates, faultOfKey } from './pem-faults.js';

/** The connection string breaks a rule; what it says, credentials above all, is not in the message. */
export class InvalidAddress extends Error {
  override readonly name = 'InvalidAddress';
  /** The rule, in words. */
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}

export interface Host {
  readonly address: string;
  readonly port: number;
}

/** A connection string, read. Files that it names have been read, too. */
export interface StoreAddress {
  readonly hosts: readonly Host[];
  /** `esdb+discover://`: one name behind which a whole cluster is found. */
  readonly discover: boolean;
  readonly tls: boolean;
  readonly credentials?: { readonly username: string; readonly password: string };
  readonly certificates: {
    readonly rootCertificate?: Buffer;
    readonly userCertFile?: Buffer;
    readonly userKeyFile?: Buffer;
  };
  /** Whole numbers and the preferred kind of node, as the client takes them. */
  readonly options: Readonly<Record<string, string | number>>;
  /** To be shown: hosts and whether TLS is used, never who logs in. */
  readonly shown: string;
}

const schemes: Readonly<Record<string, boolean>> = {
  'esdb:': false,
  'esdb+discover:': true,
  'kurrentdb:': false,
  'kurrentdb+discover:': true,
};

const wholeNumbers = [
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
  'defaultDeadline',
];
const files = ['tlsCAFile', 'userCertFile', 'userKeyFile'] as const;
const preferences = ['leader', 'follower', 'read_only_replica', 'random'];
const known = [...wholeNumbers, ...files, 'tls', 'nodePreference', 'connectionName'];

const spelled = (name: string): string | undefined =>
  known.find((one) => one.toLowerCase() === name.toLowerCase().replaceAll(/[_-]/g, ''));

function readOptions(query: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of query === '' ? [] : query.split('&')) {
    // A path may have the sign in it, too.
    const sign = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const [name, value] = [pair.slice(0, sign), pair.slice(sign + 1)];
    const key = spelled(name);
    if (key === undefined)
      throw new InvalidAddress(`没有选项 ${JSON.stringify(name)}`, `unknown option ${JSON.stringify(name)}`);
    if (value === '') throw new InvalidAddress(`选项 ${key} 没有值`, `option ${key} has no value`);
    found.set(key, decode(value, key));
  }
  return found;
}

function decode(text: string, zh: string, en = zh): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new InvalidAddress(`${zh} 的百分号编码有误`, `${en} is not percent-encoded as it has to be`);
  }
}

function readHosts(text: string): readonly Host[] {
  return text.split(',').map((one) => {
    const parts = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?$/.exec(one);
    const port = Number(parts?.[2] ?? 2113);
    if (!parts?.[1] || port < 1 || port > 65_535)
      throw new InvalidAddress('主机应写作 名称:端口', 'a host must be name:port');
    return { address: parts[1], port };
  });
}

function readCredentials(text: string): StoreAddress['credentials'] {
  const [username, password, ...more] = text.split(':');
  if (!username || password === undefined || more.length > 0)
    throw new InvalidAddress(
      '账户应写作 用户名:口令，两者均为百分号编码',
      'credentials must be user:password, both percent-encoded',
    );
  return {
    username: decode(username, '用户名', 'the user'),
    password: decode(password, '口令', 'the password'),
  };
}

function readFile(options: ReadonlyMap<string, string>, name: (typeof files)[number]): Buffer | undefined {
  const path = options.get(name);
  if (path === undefined) return undefined;
  let held: Buffer;
  try {
    held = readFileSync(path);
  } catch {
    throw new InvalidAddress(`${name} 的文件无法读取`, `the file of ${name} cannot be read`);
  }
  const fault = name === 'userKeyFile' ? faultOfKey(held) : faultOfCertificates(held);
  if (fault !== undefined)
    throw new InvalidAddress(`${name} 的文件${fault.zh}`, `the file of ${name} ${fault.en}`);
  return held;
}

function clientOptions(options: ReadonlyMap<string, string>): StoreAddress['options'] {
  const read: Record<string, string | number> = {};
  for (const name of wholeNumbers) {
    const text = options.get(name);
    if (text === undefined) continue;
    if (!/^-1$|^[1-9]\d{0,8}$/.test(text))
      throw new InvalidAddress(`${name} 应为整数`, `${name} must be a whole number`);
    read[name] = Number(text);
  }
  const preference = options.get('nodePreference')?.toLowerCase().replaceAll('-', '_') ?? 'leader';
  const wanted = preference === 'readonlyreplica' ? 'read_only_replica' : preference;
  if (!preferences.includes(wanted))
    throw new InvalidAddress(
      `nodePreference 应为 ${preferences.join('、')} 之一`,
      `nodePreference must be one of ${preferences.join(', ')}`,
    );
  read.nodePreference = wanted;
  const name = options.get('connectionName');
  return name === undefined ? read : { ...read, connectionName: name };
}

/**
 * Reads a connection string as the client's documentation gives it, and more strictly: an option that nobody
 * knows is an error, since the client would warn of it with the whole string, password included.
 * @throws InvalidAddress
 */
export function readAddress(text: string): StoreAddress {
  const parts = /^([a-z+]+:)\/\/(?:([^@/?]*)@)?([^@/?]+)\/?(?:\?(.*))?$/.exec(text.trim());
  const discover = schemes[parts?.[1] ?? ''];
  if (!parts || discover === undefined)
    throw new InvalidAddress(
      '应为 esdb://[用户名:口令@]主机:端口[,主机:端口…][?选项=值…]',
      'must be esdb://[user:password@]host:port[,host:port…][?option=value…]',
    );
  const hosts = readHosts(parts[3] ?? '');
  const options = readOptions(parts[4] ?? '');
  const tls = options.get('tls') ?? 'true';
  if (tls !== 'true' && tls !== 'false')
    throw new InvalidAddress('tls 应为 true 或 false', 'tls must be true or false');
  const rootCertificate = readFile(options, 'tlsCAFile');
  const userCertFile = readFile(options, 'userCertFile');
  const userKeyFile = readFile(options, 'userKeyFile');
  if ((userCertFile === undefined) !== (userKeyFile === undefined))
    throw new InvalidAddress(
      'userCertFile 与 userKeyFile 须同时给出',
      'userCertFile and userKeyFile go together',
    );
  const credentials = parts[2] ? readCredentials(parts[2]) : undefined;
  if (credentials && tls === 'false')
    throw new InvalidAddress(
      '账户只经 TLS 发送：请去掉账户，或去掉 tls=false',
      'credentials are only sent over TLS: leave them out, or leave tls=false out',
    );
  return {
    hosts,
    discover,
    tls: tls === 'true',
    ...(credentials ? { credentials } : {}),
    certificates: {
      ...(rootCertificate ? { rootCertificate } : {}),
      ...(userCertFile ? { userCertFile } : {}),
      ...(userKeyFile ? { userKeyFile } : {}),
    },
    options: clientOptions(options),
    shown: `${parts[1]}//${hosts.map(({ address, port }) => `${address}:${port}`).join(',')}${tls === 'true' ? '' : ' (tls=false)'}`,
  };
}
