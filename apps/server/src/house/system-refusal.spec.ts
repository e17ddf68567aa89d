import { describe, expect, it } from '@jest/globals';
import { isSystemRefusal, systemRefusal } from './system-refusal.js';

const fault = (told: object): Error => Object.assign(new Error('as Node words it'), told);

const sentence = (told: object): string => {
  const error = fault(told);
  if (!isSystemRefusal(error)) throw new Error('it is none');
  return systemRefusal(error);
};

describe('what the system says no to at a start', () => {
  it.each([
    [{ code: 'EADDRINUSE', syscall: 'listen', address: '127.0.0.1', port: 3000 }, '127.0.0.1:3000', 'PORT'],
    [{ code: 'EADDRINUSE', syscall: 'listen', address: '::1', port: 3000 }, '[::1]:3000', 'PORT'],
    [{ code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: 'nowhere' }, 'nowhere', 'XIAOHAO_HOST'],
    [{ code: 'EACCES', syscall: 'open', path: '/data/log' }, '/data/log', 'right'],
    [{ code: 'EEXIST', syscall: 'mkdir', path: '/data' }, '/data', 'no folder'],
    [{ code: 'ENOENT', syscall: 'mkdir', path: '/data' }, '/data', 'no folder can be made'],
    [{ code: 'EPERM', syscall: 'link', path: '/data/a.new', dest: '/data/a' }, '/data/a.new', 'hard links'],
    [{ code: 'ENAMETOOLONG', syscall: 'mkdir', path: '/data/aaa' }, '/data/aaa', 'too long'],
    [{ code: 'EISDIR', syscall: 'read', path: '/data/server-secret' }, '/data/server-secret', 'a folder'],
    [{ code: 'ENOSPC', syscall: 'write' }, 'write', 'disk is full'],
    [{ code: 'EDQUOT', syscall: 'link', path: '/data/a.new' }, '/data/a.new', 'disk is full'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 3, path: '/data/log/a.db' }, '/data/log/a.db', 'no right'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 1544, path: '/data/log/a.db' }, '/data/log/a.db', 'only be read'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 13, path: '/data/log/a.db' }, '/data/log/a.db', 'disk is full'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 14, path: '/data/log/a.db' }, '/data/log/a.db', 'cannot be opened'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 4874, path: '/data/log/a.db' }, '/data/log/a.db', 'disk is full'],
    [{ code: 'EOPNOTSUPP', syscall: 'link', path: '/data/a.new' }, '/data/a.new', 'hard links'],
  ])('names the place and what to do: %j', (told, place, what) => {
    const lines = sentence(told).split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toContain(place);
    expect(lines[1]).toContain(what);
  });

  it.each([
    { code: 'EEXIST', syscall: 'open', path: '/data/a' },
    { code: 'ENOENT', syscall: 'open', path: '/data/a' },
    { code: 'EIO', syscall: 'write', path: '/data/a' },
    { code: 'ERR_SQLITE_ERROR', errcode: 1 },
    { code: 'ERR_SQLITE_ERROR', errcode: 778 },
    { code: 'ERR_SOMETHING' },
    {},
  ])('leaves its trace to what is a fault of another sort: %j', (told) => {
    expect(isSystemRefusal(fault(told))).toBe(false);
  });
});
