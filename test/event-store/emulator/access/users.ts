import { readFileSync } from 'node:fs';

/** Somebody who may call, with the groups that rights are given to. */
export interface User {
  readonly name: string;
  readonly password: string;
  readonly groups: readonly string[];
}

/** Who is there on a fresh server. */
export const firstUsers: readonly User[] = [
  { name: 'admin', password: 'changeit', groups: ['$admins'] },
  { name: 'ops', password: 'changeit', groups: ['$ops'] },
];

const isText = (value: unknown): value is string => typeof value === 'string';

/** Reads a JSON list of users, who come beside the first ones. @throws TypeError when it is none */
export function usersIn(path: string): readonly User[] {
  const list: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(list)) throw new TypeError(`${path}: a list of users`);
  for (const user of list as readonly User[])
    if (!isText(user.name) || !isText(user.password) || !user.groups.every(isText))
      throw new TypeError(`${path}: a user has name, password and groups`);
  return list;
}
