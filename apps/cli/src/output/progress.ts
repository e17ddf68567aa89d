import { Presets, SingleBar } from 'cli-progress';
import { note } from './print.js';

/** How far a long errand is; silent where nobody watches. */
export interface Progress {
  at(done: number, total: number): void;
  /** A line beside it, also where nobody watches. */
  say(text: string): void;
  end(): void;
}

/** A bar on standard error, when that is a terminal. */
export function progressOf(title: string): Progress {
  if (!process.stderr.isTTY) return { at: () => undefined, say: note, end: () => undefined };
  const bar = new SingleBar(
    { format: `${title} {bar} {percentage}% {value}/{total}`, stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  );
  let begun = false;
  return {
    at(done, total) {
      if (begun) bar.setTotal(total);
      else bar.start(total, done);
      begun = true;
      bar.update(done);
    },
    say(text) {
      if (begun) bar.stop();
      begun = false;
      note(text);
    },
    end: () => bar.stop(),
  };
}
