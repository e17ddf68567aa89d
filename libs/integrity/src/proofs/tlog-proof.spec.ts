import { describe, expect, it } from '@jest/globals';
import { formatTlogProof, readTlogProof } from '@xiaohao/integrity';

const hash = 'gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=';
const text = `c2sp.org/tlog-proof@v1\nextra AQID\nindex 73894\n${hash}\nB95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=\n\nexample.com/fancylog\n109482\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n\n— example.com/fancylog AAAAAAAA\n`;

describe('a proof as one text', () => {
  it('is read and written byte for byte', () => {
    const proof = readTlogProof(text);
    expect(proof).toMatchObject({ index: 73894, extra: Buffer.from([1, 2, 3]) });
    expect(proof?.hashes).toHaveLength(2);
    expect(proof && formatTlogProof(proof)).toBe(text);
  });

  it('of a tree with one leaf has no hashes', () => {
    expect(readTlogProof('c2sp.org/tlog-proof@v1\nindex 0\n\nx')).toEqual({
      index: 0,
      hashes: [],
      checkpoint: 'x',
    });
  });

  it.each([
    'c2sp.org/tlog-proof@v2\nindex 0\n\nx',
    'c2sp.org/tlog-proof@v1\nindex 01\n\nx',
    'c2sp.org/tlog-proof@v1\nextra !\nindex 1\n\nx',
    'c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\nx',
    'c2sp.org/tlog-proof@v1\n\nx',
    `c2sp.org/tlog-proof@v1\nindex 1\n${hash}`,
  ])('is not read from %j', (broken) => {
    expect(readTlogProof(broken)).toBeUndefined();
  });
});
