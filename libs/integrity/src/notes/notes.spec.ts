import { describe, expect, it } from '@jest/globals';
import {
  formatNote,
  formatNoteKey,
  keyIdOf,
  keyKinds,
  type NoteKey,
  NoteSigner,
  openCheckpoint,
  readCheckpoint,
  readNote,
  readNoteKey,
  verifyNote,
} from '@xiaohao/integrity';

// Published examples: C2SP signed-note, tlog-checkpoint and tlog-cosignature, and the Go package for notes.
const fooKey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const fooNote =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
const poem =
  'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
const sofa =
  'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n';
const peterSecret = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const peterKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const peterText =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const peterNote = `${peterText}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

const keyOf = (text: string): NoteKey => {
  const key = readNoteKey(text);
  if (key === undefined) throw new Error(`no key: ${text}`);
  return key;
};
const noteOf = (text: string) => {
  const note = readNote(text);
  if (note === undefined) throw new Error('no note');
  return note;
};

describe('signed notes', () => {
  it.each([fooNote, poem, sofa, peterNote])('are read and written byte for byte', (text) => {
    expect(formatNote(noteOf(text))).toBe(text);
  });

  it('of the published examples hold under the published keys', () => {
    expect(verifyNote(noteOf(fooNote), [keyOf(fooKey)])).toHaveLength(1);
    expect(verifyNote(noteOf(peterNote), [keyOf(peterKey)])).toHaveLength(1);
  });

  it('come out of the published private key byte for byte, and so do its id and its public key', () => {
    const signer = NoteSigner.read(peterSecret);
    if (!signer) throw new Error('no signer');
    expect(formatNote({ text: peterText, signatures: [signer.sign(peterText)] })).toBe(peterNote);
    expect(formatNoteKey(signer.key)).toBe(peterKey);
    expect(keyIdOf(signer.key).toString('hex')).toBe('c74f20a3');
    expect(signer.secretText()).toBe(peterSecret);
  });

  it('hold under no other text, signature, name or id', () => {
    const key = keyOf(fooKey);
    const note = noteOf(fooNote);
    const [signature] = note.signatures;
    if (!signature) throw new Error('no signature');
    expect(verifyNote({ ...note, text: 'This is an example message!\n' }, [key])).toBeUndefined();
    const wrong = Buffer.from(signature.signature);
    wrong[7] = (wrong[7] ?? 0) ^ 4;
    expect(verifyNote({ ...note, signatures: [{ ...signature, signature: wrong }] }, [key])).toBeUndefined();
    expect(verifyNote({ ...note, signatures: [{ ...signature, name: 'other' }] }, [key])).toEqual([]);
    expect(verifyNote({ ...note, signatures: [{ ...signature, keyId: Buffer.alloc(4) }] }, [key])).toEqual(
      [],
    );
    expect(
      verifyNote({ ...note, signatures: [signature, { ...signature, signature: wrong }] }, [key]),
    ).toBeUndefined();
  });

  it('are refused where anything is not as the format has it', () => {
    const line = fooNote.split('\n\n')[1] ?? '';
    const broken = [
      '',
      'no signature\n',
      `text${line}`,
      `text\n\n${line.trimEnd()}`,
      `text\n\n${line}\n`,
      `te\u0001xt\n\n${line}`,
      `te\rxt\n\n${line}`,
      `te\ud800xt\n\n${line}`,
      `text\n\n${line.replace('—', '-')}`,
      `text\n\n${line.replace('— ', '—  ')}`,
      `text\n\n${line.replace('example.com/foo', 'exam ple')}`,
      `text\n\n${line.replace('example.com/foo', 'exam+ple')}`,
      `text\n\n${line.replace('=\n', '\n')}`,
      `text\n\n${line.replace('=\n', '==\n')}`,
      `text\n\n— example.com/foo AAAAAA==\n`,
      `text\n\n${line.repeat(101)}`,
    ];
    for (const text of broken) expect(readNote(text)).toBeUndefined();
  });
});

describe('keys of notes', () => {
  it('are refused in part, and with any character changed', () => {
    for (let from = 0; from < peterKey.length; from += 1)
      for (let to = from + 1; to <= peterKey.length; to += 1)
        if (from > 0 || to < peterKey.length) expect(readNoteKey(peterKey.slice(from, to))).toBeUndefined();
    for (const [read, text] of [
      [readNoteKey, peterKey],
      [NoteSigner.read, peterSecret],
    ] as const)
      for (let at = 0; at < text.length; at += 1) {
        const other = String.fromCharCode(text.charCodeAt(at) + 1);
        expect(read(text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined();
      }
  });

  it('of a wrong length or an unknown kind are refused though their ids are right', () => {
    expect(
      readNoteKey('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='),
    ).toBeUndefined();
    expect(readNoteKey('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')).toBeUndefined();
  });
});

describe('checkpoints', () => {
  const log = new NoteSigner('log.example/1', keyKinds.ed25519, Buffer.alloc(32, 1));
  const witness = new NoteSigner('witness.example/w', keyKinds.cosignature, Buffer.alloc(32, 2));
  const text = `log.example/1\n5\n${'A'.repeat(43)}=\n`;
  const signed = formatNote({ text, signatures: [log.sign(text), witness.sign(text, 1_679_315_147)] });

  it('are read from the published example', () => {
    const { text: body, signatures } = noteOf(sofa);
    const checkpoint = readCheckpoint(body);
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163 });
    expect(checkpoint?.root.toString('base64')).toBe('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=');
    expect(signatures[1]?.signature.readBigUInt64BE()).toBe(1679315147n);
  });

  it('open with the log’s key, and tell who has witnessed them and when', () => {
    expect(openCheckpoint(signed, log.key, [witness.key])).toMatchObject({
      checkpoint: { origin: 'log.example/1', size: 5 },
      witnessed: [{ at: 1_679_315_147 }],
    });
    expect(openCheckpoint(signed, log.key)?.witnessed).toEqual([]);
  });

  it('do not open without the log’s signature, with a forged one, or under another origin', () => {
    const only = (...signatures: ReturnType<NoteSigner['sign']>[]) => formatNote({ text, signatures });
    const other = new NoteSigner('log.example/1', keyKinds.ed25519, Buffer.alloc(32, 3));
    expect(openCheckpoint(only(witness.sign(text, 1)), log.key, [witness.key])).toBeUndefined();
    expect(openCheckpoint(only(other.sign(text)), log.key)).toBeUndefined();
    expect(openCheckpoint(only(log.sign(`${text}x\n`)), log.key)).toBeUndefined();
    expect(
      openCheckpoint(
        only(log.sign(text), {
          ...witness.sign(text, 1),
          signature: witness.sign(text, 2).signature.fill(0, 0, 8),
        }),
        log.key,
        [witness.key],
      ),
    ).toBeUndefined();
    const elsewhere = text.replace('log.example/1', 'log.example/2');
    expect(
      openCheckpoint(formatNote({ text: elsewhere, signatures: [log.sign(elsewhere)] }), log.key),
    ).toBeUndefined();
  });

  it.each([
    '',
    'o\n',
    'o\n1\n',
    `o\n01\n${'A'.repeat(43)}=\n`,
    `o\n-1\n${'A'.repeat(43)}=\n`,
    `o\n1e3\n${'A'.repeat(43)}=\n`,
    `o\n99999999999999999999\n${'A'.repeat(43)}=\n`,
    `o\n1\n${'A'.repeat(43)}\n`,
    `o\n1\n${'A'.repeat(42)}==\n`,
    `\n1\n${'A'.repeat(43)}=\n`,
    `o\n1\n${'A'.repeat(43)}=\n\nx\n`,
    `o\n1\n${'A'.repeat(43)}=`,
    `o\n0\n${'A'.repeat(43)}=\n`,
  ])('are not read from %j', (body) => {
    expect(readCheckpoint(body)).toBeUndefined();
  });
});
