import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

const room = new URL('./index.js', import.meta.url).href;

const asked = `
import { addDays, dateInZone, isDate, lastWorkingDay, startOfDay } from ${JSON.stringify(room)};
const none = { version: 'none', years: new Map() };
console.log(JSON.stringify([
  dateInZone('2026-05-10T15:59:59.999Z', 'Asia/Shanghai'),
  dateInZone('2026-05-10T16:00:00.000Z', 'Asia/Shanghai'),
  startOfDay('1988-07-15', 'Asia/Shanghai'),
  addDays('2026-03-08', 1),
  lastWorkingDay(none, '2026-10-23', 3).date,
  isDate('2026-03-29'),
]));`;

describe('dates on a host', () => {
  it.each(['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati'])(
    'are the same with its clock in %s',
    (zone) => {
      const host = spawnSync(process.execPath, ['--input-type=module', '--eval', asked], {
        encoding: 'utf8',
        env: { ...process.env, TZ: zone },
      });
      expect(host.stderr).toBe('');
      expect(JSON.parse(host.stdout)).toEqual([
        '2026-05-10',
        '2026-05-11',
        '1988-07-14T15:00:00.000Z',
        '2026-03-09',
        '2026-10-27',
        true,
      ]);
    },
  );
});
