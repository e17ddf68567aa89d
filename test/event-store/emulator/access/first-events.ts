import { append, type Storage, serverEvent } from '../storage/index.js';
import { firstUsers } from './users.js';

/** What a server writes into an empty log for itself, with access control or without: readers of everything meet it. */
export function writeFirstEvents(storage: Storage, now: number): void {
  if (storage.length > 0) return;
  for (const { name, groups } of firstUsers) {
    const json = JSON.stringify({ loginName: name, fullName: name, groups, disabled: false });
    append(storage, `$user-${name}`, 'no_stream', [serverEvent('$UserCreated', json)], now);
    append(storage, '$users', 'any', [serverEvent('$User', JSON.stringify(name))], now);
  }
}
