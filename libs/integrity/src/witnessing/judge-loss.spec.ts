import { describe, expect, it } from '@jest/globals';
import {
  type AcceptedLoss,
  checkpointText,
  formatNote,
  judgeLoss,
  keyKinds,
  lossText,
  NoteSigner,
  readCheckpoint,
  type TreeHead,
} from '@xiaohao/integrity';
import { treeOf } from '../../testing/tree-of.js';

const origin = 'log.example/1';
const log = new NoteSigner(origin, keyKinds.ed25519, Buffer.alloc(32, 1));
const own = new NoteSigner('witness.example/w', keyKinds.cosignature, Buffer.alloc(32, 2));
const other = new NoteSigner('witness.example/w', keyKinds.cosignature, Buffer.alloc(32, 3));
const at = (length: number): TreeHead => {
  const { size, root } = treeOf(Array.from({ length }, (_, leaf) => `leaf ${leaf}`));
  return { size, root };
};
const note = ({ size, root }: TreeHead, seconds = 1_000, by = own, of = log): string => {
  const text = checkpointText({ origin, size, root });
  return formatNote({ text, signatures: [of.sign(text), by.sign(text, seconds)] });
};
const judged = (text: string, last: TreeHead | undefined = at(20), losses: readonly AcceptedLoss[] = []) =>
  judgeLoss(
    text,
    own.key,
    (name) => (name === origin ? { keys: [log.key], last } : undefined),
    () => losses,
  );

describe('going back to an earlier checkpoint', () => {
  it('is accepted to one that the witness has cosigned itself', () => {
    expect(judged(note(at(7)))).toEqual({
      accept: true,
      origin,
      from: { size: 20, root: at(20).root },
      to: { size: 7, root: at(7).root },
    });
  });

  it('is refused to one that it has not cosigned, whoever else has', () => {
    const text = checkpointText({ origin, size: 7, root: at(7).root });
    expect(judged(formatNote({ text, signatures: [log.sign(text)] }))).toEqual({
      accept: false,
      why: 'notCosigned',
    });
    expect(judged(note(at(7), 1_000, other))).toEqual({ accept: false, why: 'notCosigned' });
  });

  it('is refused to what is no loss, and where nothing was cosigned', () => {
    for (const size of [20, 21]) expect(judged(note(at(size)))).toMatchObject({ why: 'notSmaller' });
    expect(
      judgeLoss(
        note(at(7)),
        own.key,
        () => ({ keys: [log.key], last: undefined }),
        () => [],
      ),
    ).toMatchObject({ why: 'notSmaller' });
  });

  it('is refused to a log that is not known, or that somebody else signed', () => {
    expect(judged('nonsense')).toMatchObject({ why: 'malformed' });
    const stranger = new NoteSigner(origin, keyKinds.ed25519, Buffer.alloc(32, 9));
    expect(judged(note(at(7), 1_000, own, stranger))).toMatchObject({ why: 'unsigned' });
    expect(judged(note(at(7)).replaceAll(origin, 'log.example/2'))).toMatchObject({ why: 'unknownLog' });
  });

  it('is refused into a history that was given up before, and accepted before it', () => {
    const losses = [{ at: 2_000, from: at(30), to: at(10) }];
    expect(judged(note(at(15), 1_500), at(20), losses)).toMatchObject({ why: 'givenUp' });
    expect(judged(note(at(15), 2_000), at(20), losses)).toMatchObject({ why: 'givenUp' });
    expect(judged(note(at(15), 2_001), at(20), losses)).toMatchObject({ accept: true });
    expect(judged(note(at(10), 1_500), at(20), losses)).toMatchObject({ accept: true });
  });

  it('is stated in words that are no checkpoint', () => {
    const text = lossText(origin, { from: at(20), to: at(7) }, '服务器损坏，由备份恢复');
    expect(text.split('\n').slice(0, 3)).toEqual(['xiaohao/accepted-loss/1', origin, '20']);
    expect(readCheckpoint(text)).toBeUndefined();
  });
});
