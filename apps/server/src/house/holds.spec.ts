import { describe, expect, it } from '@jest/globals';
import { Reached } from '../views/index.js';
import { holds } from './holds.js';

const at = (position: string): Reached => {
  const reached = new Reached();
  reached.moved(position, []);
  return reached;
};
const viewsAt = (position: string) => {
  const rows = at(position);
  return { shows: rows.wait.bind(rows) };
};

describe('whether a node holds a position', () => {
  it('goes by the rows where this process alone writes', async () => {
    expect(await holds(viewsAt('7'))('7', 5)).toBe(true);
    expect(await holds(viewsAt('7'))('8', 5)).toBe(false);
  });

  it('goes by the news of growth, too, where others write', async () => {
    const news = at('6');
    expect(await holds(viewsAt('7'), news)('6', 5)).toBe(true);
    expect(await holds(viewsAt('7'), news)('7', 5)).toBe(false);
    const asked = holds(viewsAt('7'), news)('7', 1_000);
    news.moved('7', []);
    expect(await asked).toBe(true);
  });
});
