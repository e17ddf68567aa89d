import { describe, expect, it } from '@jest/globals';
import { wantedOfAll, wantedSettings } from './wanted-access.js';

const strict = { $r: '$admins', $w: '$admins', $d: '$admins', $mr: '$admins', $mw: '$admins' };
const prepared = wantedSettings({}, 'xiaohao').json;
const changed = (known: Readonly<Record<string, unknown>>, group = 'xiaohao') =>
  wantedSettings(known, group).changes.map(({ member, after }) => `${member}=${after.join()}`);

describe('the default access lists that are wanted', () => {
  it('are strict where nothing was said, and wanted no more once they stand', () => {
    expect(prepared).toEqual({
      $userStreamAcl: { $r: '$all', $w: ['xiaohao', '$admins'], $d: '$admins', $mr: '$all', $mw: '$admins' },
      $systemStreamAcl: strict,
    });
    expect(wantedSettings(prepared, 'xiaohao')).toEqual({ json: prepared, changes: [] });
  });

  it('let a second group append beside the first', () => {
    expect(wantedSettings(prepared, 'second').changes).toEqual([
      {
        stream: '$settings',
        member: '$userStreamAcl.$w',
        before: ['xiaohao', '$admins'],
        after: ['xiaohao', '$admins', 'second'],
      },
    ]);
  });

  it('keep who else may append and read, narrower metadata, and what nobody here knows beside the lists', () => {
    const known = {
      $userStreamAcl: { $r: 'readers', $w: 'orders', $d: 'orders', $mr: '$admins' },
      other: { a: [1] },
      $systemStreamAcl: { ...strict, $w: 'orders' },
    };
    expect(wantedSettings(known, 'xiaohao').json).toEqual({
      $userStreamAcl: {
        $r: ['readers', 'xiaohao'],
        $w: ['orders', 'xiaohao'],
        $d: '$admins',
        $mr: '$admins',
        $mw: '$admins',
      },
      other: { a: [1] },
      $systemStreamAcl: strict,
    });
  });

  it('are without what makes a server read nothing of a list, and tell each right as one that was not in force', () => {
    const known = { ...prepared, $userStreamAcl: { ...(prepared.$userStreamAcl as object), own: 1 } };
    const { json, changes } = wantedSettings(known, 'xiaohao');
    expect(json).toEqual(prepared);
    expect(changes.map(({ member, before }) => [member, before])).toEqual(
      ['$r', '$w', '$d', '$mr', '$mw'].map((right) => [`$userStreamAcl.${right}`, null]),
    );
  });

  it('leave it to everybody to append where somebody has said so', () => {
    const known = { ...prepared, $userStreamAcl: { ...strict, $w: ['$all'], $r: '$all' } };
    expect(changed(known)).toEqual([]);
  });

  it('take for unsaid what the server would not understand', () => {
    expect(changed({ ...prepared, $userStreamAcl: { ...strict, $r: 'xiaohao', $w: null } })).toEqual([
      '$userStreamAcl.$w=xiaohao,$admins',
    ]);
    expect(changed({ ...prepared, $systemStreamAcl: 'nobody' })).toHaveLength(5);
  });
});

describe('the right to read everything', () => {
  it('is given beside who has it, and what else the metadata says is kept', () => {
    const { json } = wantedOfAll({ own: 1, $acl: { $r: 'auditors', $w: '$admins' } }, 'xiaohao');
    expect(json).toEqual({ own: 1, $acl: { $r: ['auditors', 'xiaohao'], $w: '$admins' } });
    expect(wantedOfAll(json, 'xiaohao').changes).toEqual([]);
    expect(wantedOfAll({}, 'xiaohao').json).toEqual({ $acl: { $r: ['$admins', 'xiaohao'] } });
  });
});
