/** How many bytes of ids are remembered, as in the server: 32 for an id with its place, two for each letter of the stream. */
const memory = 8 * 1024 * 1024;

interface Place {
  readonly stream: string;
  readonly revision: number;
}

/** Where an id was written first, for the ids written last by this process. What is forgotten, or was written to another stream before, is written again. */
export class RecentIds {
  private readonly places = new Map<string, Place>();
  private readonly oldest = this.places.entries();
  private bytes = 0;

  constructor(private readonly limit = memory) {}

  /** The revision under which the id was written, if that was to this stream. */
  find(stream: string, id: string): number | undefined {
    const place = this.places.get(id);
    return place?.stream === stream ? place.revision : undefined;
  }

  remember(id: string, place: Place): void {
    if (this.places.has(id)) return;
    this.places.set(id, { stream: place.stream, revision: place.revision });
    this.bytes += sizeOf(place);
    if (this.bytes <= this.limit) return;
    // One iterator for ever: a new one would step over all that was forgotten before, each time.
    for (let { value } = this.oldest.next(); value; { value } = this.oldest.next()) {
      const [oldest, gone] = value;
      this.places.delete(oldest);
      this.bytes -= sizeOf(gone);
      if (this.bytes <= this.limit) return;
    }
  }
}

const sizeOf = ({ stream }: Place): number => 32 + 2 * stream.length;
