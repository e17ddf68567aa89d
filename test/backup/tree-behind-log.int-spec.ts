import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SqliteEventLog, SqliteLogReader } from '@xiaohao/event-log/sqlite';
import { formatNote, formatNoteKey, keyKinds, NoteSigner, readNote } from '@xiaohao/integrity';
import { TileFolder } from '@xiaohao/integrity/folder';
import { LogFollower } from '@xiaohao/integrity/following';
import { newEvents } from '../../libs/event-log/conformance/new-events.js';
import { memorySource } from '../../libs/integrity/testing/memory-source.js';
import { xiaohao } from './at-home.js';

const signer = new NoteSigner('log.example/1', keyKinds.ed25519, Buffer.alloc(32, 1));
const witness = new NoteSigner('witness.example/w', keyKinds.cosignature, Buffer.alloc(32, 2));
const keys = ['--log', formatNoteKey(signer.key), '--witness', formatNoteKey(witness.key)];

/** What grows while a backup copies: the log after the tree was copied, and what the witness cosigned of it. */
describe('a backup whose log holds more than its tree', () => {
  const home = mkdtempSync(join(tmpdir(), 'xiaohao-tree-'));
  const [data, target, note] = [join(home, 'data'), join(home, 'backup'), join(home, 'cosigned')];

  /** Signs a tree over the whole log into a folder. @returns the note with the witness's cosignature */
  async function signed(folder: string): Promise<string> {
    const reader = await SqliteLogReader.open({ folder: join(data, 'log') });
    const source = memorySource([...reader.readAllExact({ limit: 1_000 })]);
    await reader.close();
    const text = new LogFollower(source, new TileFolder(folder), signer).checkpoint();
    const known = readNote(text);
    if (known === undefined) throw new Error('no note');
    return formatNote({
      ...known,
      signatures: [...known.signatures, witness.sign(known.text, 1_700_000_000)],
    });
  }

  beforeAll(async () => {
    mkdirSync(data);
    const log = await SqliteEventLog.open({ folder: join(data, 'log') });
    const { revision } = await log.append('problem-x', 'absent', newEvents(5));
    new TileFolder(join(data, 'integrity')).putNote('witnessed', await signed(join(data, 'integrity')));
    writeFileSync(join(data, 'integrity', 'log.vkey'), `${formatNoteKey(signer.key)}\n`);
    await log.append('problem-x', revision, newEvents(3));
    writeFileSync(note, await signed(join(home, 'elsewhere')));
    await log.close();
    const made = await xiaohao('backup', target, '--data-dir', data, '--secrets', 'none');
    expect(made).toMatchObject({ code: 0 });
  });
  afterAll(() => rmSync(home, { recursive: true }));

  it('is whole beside a note of all of its log', async () => {
    const { code, out } = await xiaohao('restore', target, ...keys, '--checkpoint', note, '--json');
    const { findings, report } = JSON.parse(out);
    expect([code, findings, report.events, report.signed]).toEqual([0, [], 8, 8]);
  });

  it('is not when a tile of its own tree is gone', async () => {
    rmSync(join(target, 'integrity', 'tile'), { recursive: true });
    const { code, out } = await xiaohao('restore', target, ...keys, '--checkpoint', note, '--json');
    const kinds = (JSON.parse(out).findings as readonly { readonly kind: string }[]).map(({ kind }) => kind);
    expect([code, kinds.toSorted()]).toEqual([1, ['fileMissing', 'tileDamaged']]);
  });
});
