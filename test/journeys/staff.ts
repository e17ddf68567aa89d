import { Caller, done, type Office } from './caller.js';
import { bootstrapKey } from './server-process.js';

/** A unit with two people in it, and the administrator's key; nobody has a key of their own yet. */
export interface Staff {
  readonly administrator: Caller;
  readonly unit: string;
  readonly wang: string;
  readonly li: string;
}

/** Registers a {@link Staff}. */
export async function hire(office: Office): Promise<Staff> {
  const administrator = new Caller(office, bootstrapKey);
  const idOf = async (path: string, body: Readonly<Record<string, unknown>>): Promise<string> =>
    (await done(administrator.post(path, body))).id ?? '';
  const unit = await idOf('/units', { name: '示例市工会系统', kind: 'municipalFederation' });
  const roles = ['unitClerk'];
  return {
    administrator,
    unit,
    wang: await idOf('/people', { name: '王方', unit, roles }),
    li: await idOf('/people', { name: '李明', unit, roles }),
  };
}

/** What stands there, whatever it is. */
export const whatever = { 'if-match': '*' } as const;
