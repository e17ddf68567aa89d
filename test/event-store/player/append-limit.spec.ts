import { describe, expect, it } from '@jest/globals';
import { beyondLimit } from './append-limit.js';
import { type RecordedCase, recordingsIn } from './recording.js';

const odd = recordingsIn<RecordedCase>('odd.jsonl');
const sizes = ['one event of 1024 KiB', 'one event of 1025 KiB', 'one event of 2000 KiB'];
const tooLarge = [...sizes, 'one event of 3500 KiB', 'four events of 300 KiB'];

describe('a recorded answer that an append was too large', () => {
  it.each(['25.1.0', '25.1.4', '26.0.3', '26.1.0'])('is not asked of %s, which takes it', (version) => {
    expect(beyondLimit(version, odd).map(({ case: name }) => name)).toEqual(
      ['batch', 'append'].flatMap((via) => tooLarge.map((what) => `odd · ${what} · ${via}`)),
    );
  });

  it.each(['22.10.5', '24.6.0', '24.10.4', '25.0.1', 'unknown'])('is asked of %s', (version) => {
    expect(beyondLimit(version, odd)).toEqual([]);
  });
});
