import type { Metadata } from '@grpc/grpc-js';
import type { Access, Right } from '../services/access.js';
import { isMetastream, type Storage } from '../storage/index.js';
import { accessDenied, notAuthenticated } from '../wire/errors.js';
import { defaultAclIn } from './default-acl.js';
import type { User } from './users.js';

/** Rights by user and group, as streams and defaults give them. Nobody gets in without credentials, whatever a list says. */
export class AccessControl implements Access {
  private readonly users: ReadonlyMap<string, User>;

  constructor(
    private readonly storage: Storage,
    users: readonly User[],
  ) {
    this.users = new Map(users.map((user) => [user.name, user]));
  }

  onStream(call: Metadata, right: Right, stream: string): void {
    const user = this.caller(call);
    // The name that no stream has stands for everything here.
    if ((stream === '$all' || stream === '') && (right === 'write' || right === 'delete'))
      throw accessDenied();
    if (right === 'delete' && isMetastream(stream)) throw accessDenied();
    if (user.groups.includes('$admins')) return;
    const { acl } = this.storage.metadataOf(stream);
    const defaults = defaultAclIn(this.storage);
    const roles = acl?.[right] ?? (stream.startsWith('$') ? defaults.system : defaults.user)[right] ?? [];
    if (!roles.some((role) => role === '$all' || role === user.name || user.groups.includes(role)))
      throw accessDenied();
  }

  onGroups(call: Metadata): void {
    if (!this.operates(call)) throw accessDenied();
  }

  operates(call: Metadata): boolean {
    const { groups } = this.caller(call);
    return groups.includes('$ops') || groups.includes('$admins');
  }

  nameOf(call: Metadata): string {
    return this.caller(call).name;
  }

  private caller(call: Metadata): User {
    const header = String(call.get('authorization')[0] ?? '');
    if (!header) throw accessDenied();
    const [, encoded = ''] = /^Basic (.+)$/iu.exec(header) ?? [];
    const credentials = Buffer.from(encoded, 'base64').toString('utf8');
    const colon = credentials.indexOf(':');
    const user = this.users.get(credentials.slice(0, colon));
    if (colon < 0 || user?.password !== credentials.slice(colon + 1)) throw notAuthenticated();
    return user;
  }
}
