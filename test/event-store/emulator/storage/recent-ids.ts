/** How many bytes of ids are remembered, as in the server: 16 for the id, 16 for its place, two for each letter of the stream. */
const memory = 8 * 1024 * 1024;

/** Which revision an id had in a stream, for the ids written last by this process. What is forgotten is written again. */
export class RecentIds {
  private readonly revisions = new Map<string, number>();
  private bytes = 0;

  constructor(private readonly limit = memory) {}

  /** The last revision under which the id was written to the stream. */
  find(stream: string, id: string): number | undefined {
    return this.revisions.get(`${id}${stream}`);
  }

  remember(stream: string, id: string, revision: number): void {
    const key = `${id}${stream}`;
    if (!this.revisions.has(key)) this.bytes += sizeOf(key);
    this.revisions.set(key, revision);
    if (this.bytes <= this.limit) return;
    for (const oldest of this.revisions.keys()) {
      this.revisions.delete(oldest);
      this.bytes -= sizeOf(oldest);
      if (this.bytes <= this.limit) return;
    }
  }
}

const idLetters = 36;
const sizeOf = (key: string): number => 32 + 2 * (key.length - idLetters);
