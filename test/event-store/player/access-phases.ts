import { type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';

const adminsOnly = { $r: '$admins', $w: '$admins', $d: '$admins', $mr: '$admins', $mw: '$admins' };

/** What an administrator sets before the questions of a phase are asked; each phase keeps what those before it have set. */
export const accessPhases: Readonly<
  Record<string, (admin: EventStoreDBClient, stream: string) => Promise<unknown>>
> = {
  'as installed': async () => {},
  'default ACL set in $settings: write clerks, delete and metadata $admins': (admin) =>
    admin.appendToStream(
      '$settings',
      jsonEvent({
        type: 'update-default-acl',
        data: {
          $userStreamAcl: {
            $r: '$all',
            $w: ['clerks', '$admins'],
            $d: '$admins',
            $mr: '$all',
            $mw: '$admins',
          },
          $systemStreamAcl: adminsOnly,
        },
      }),
    ),
  'and $all readable by clerks': (admin) =>
    admin.setStreamMetadata('$all', { acl: { readRoles: ['$admins', 'clerks'] } }),
  'a stream with its own ACL: read auditors, write clerk': (admin, stream) =>
    admin.setStreamMetadata(stream, { acl: { readRoles: ['auditors'], writeRoles: ['clerk'] } }),
};
