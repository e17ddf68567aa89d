import { describe, expect, it } from '@jest/globals';
import { UnclearVersion, writtenIn } from './written-versions.js';

const written = (text: string) => writtenIn('a-source.ts', text);

describe('the versions that a source writes', () => {
  it('are those that stand beside the type, the highest of each', () => {
    const event = (type: string, version: number): string =>
      `log.append('x', 'absent', [{ type: '${type}', data: {}, metadata: { schemaVersion: ${version}, actor } }]);`;
    expect(written(event('Begun', 1) + event('Set', 3) + event('Set', 2))).toEqual({
      versions: { Begun: 1, Set: 3 },
      catalogues: [],
    });
  });

  it('are those of the catalogues that it takes them from', () => {
    const one = 'const e = { type, metadata: { schemaVersion: someEventVersions[type] } };';
    const all = 'const kind = { schemaVersions: otherEventVersions };';
    const named = 'const e = { type, metadata: { schemaVersion: thirdEventVersions.Begun } };';
    expect(written(one + all + named)).toEqual({
      versions: {},
      catalogues: ['someEventVersions', 'otherEventVersions', 'thirdEventVersions'],
    });
  });

  it('are not what it reads', () => {
    expect(written('if (event.metadata.schemaVersion <= 2) read({ version: 2 });')).toEqual({
      versions: {},
      catalogues: [],
    });
  });

  it.each([
    ['a version beside no type', 'const metadata = { schemaVersion: 1 };'],
    ['a type that is not said there', 'const e = { type: kind, metadata: { schemaVersion: 1 } };'],
    ['a version that is worked out', 'const e = { type: "A", metadata: { schemaVersion: 1 + 1 } };'],
    ['a version from somewhere', 'const e = { type: "A", metadata: { schemaVersion } };'],
  ])('cannot be told of %s', (_, text) => {
    expect(() => written(text)).toThrow(UnclearVersion);
  });
});
