import { describe, expect, it } from '@jest/globals';
import {
  checkpointText,
  consistencyProof,
  formatAddCheckpoint,
  formatNote,
  type Hash,
  judgeCheckpoint,
  keyKinds,
  NoteSigner,
  readAddCheckpoint,
  type TreeHead,
} from '@xiaohao/integrity';
import { treeOf } from '../../testing/tree-of.js';

const origin = 'log.example/1';
const log = new NoteSigner(origin, keyKinds.ed25519, Buffer.alloc(32, 1));
const leaves = Array.from({ length: 40 }, (_, at) => `leaf ${at}`);
const at = (size: number, rewritten?: number) =>
  treeOf(leaves.slice(0, size).map((leaf, index) => (index === rewritten ? `${leaf}, rewritten` : leaf)));

const signed = ({ size, root }: TreeHead, signer = log, name = origin): string => {
  const text = checkpointText({ origin: name, size, root });
  return formatNote({ text, signatures: [signer.sign(text)] });
};
const asked = (last: TreeHead | undefined, old: number, proof: readonly Hash[], checkpoint: string) =>
  judgeCheckpoint(formatAddCheckpoint({ old, proof, checkpoint }), (name) =>
    name === origin ? { keys: [log.key], last } : undefined,
  );

describe('a witness', () => {
  it('cosigns a first checkpoint, growth, and the same once more', () => {
    expect(asked(undefined, 0, [], signed(at(7))).cosign).toBe(true);
    const later = at(33);
    expect(asked(at(7), 7, consistencyProof(later.nodeAt, 7, 33), signed(later)).cosign).toBe(true);
    expect(asked(at(7), 7, [], signed(at(7))).cosign).toBe(true);
  });

  it('refuses a log that was rewritten before what it knows, though its own key signed it', () => {
    for (let rewritten = 0; rewritten < 7; rewritten += 1) {
      const other = at(33, rewritten);
      expect(asked(at(7), 7, consistencyProof(other.nodeAt, 7, 33), signed(other))).toMatchObject({
        why: 'inconsistent',
        origin,
      });
      expect(asked(at(7), 7, [], signed(at(7, rewritten)))).toMatchObject({ why: 'inconsistent' });
    }
  });

  it('refuses a log that was shortened', () => {
    expect(asked(at(33), 7, [], signed(at(7)))).toMatchObject({ why: 'otherOld' });
    expect(asked(at(33), 33, [], signed(at(7)))).toMatchObject({ why: 'oldAfterNew' });
    expect(asked(at(33), 0, [], signed(at(7)))).toMatchObject({ why: 'otherOld' });
  });

  it('refuses a log that it does not know, and one that somebody else signed', () => {
    const other = new NoteSigner(origin, keyKinds.ed25519, Buffer.alloc(32, 9));
    expect(asked(undefined, 0, [], signed(at(7), other))).toMatchObject({ why: 'unsigned' });
    expect(asked(undefined, 0, [], signed(at(7), log, 'log.example/2'))).toMatchObject({ why: 'unknownLog' });
  });

  it('refuses a proof where none belongs, and an empty tree with a root', () => {
    expect(asked(undefined, 0, [at(7).root], signed(at(7)))).toMatchObject({ why: 'inconsistent' });
    expect(asked(undefined, 0, [], signed({ size: 0, root: at(7).root }))).toMatchObject({
      why: 'inconsistent',
    });
  });

  it.each([
    '',
    'old 1\n',
    'old 01\n\nx',
    'old -1\n\nx',
    'new 1\n\nx',
    `old 1\nAAAA\n\nx`,
    `old 1\n${`${'A'.repeat(43)}=\n`.repeat(64)}\nx`,
  ])('reads no request from %j', (body) => {
    expect(readAddCheckpoint(body)).toBeUndefined();
    expect(judgeCheckpoint(body, () => undefined)).toEqual({ cosign: false, why: 'malformed' });
  });

  it('reads the published request byte for byte', () => {
    const request =
      'old 20852014\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\njrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\nexample.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
    const read = readAddCheckpoint(request);
    expect(read).toMatchObject({ old: 20852014 });
    expect(read && formatAddCheckpoint(read)).toBe(request);
  });
});
