import { randomUUID } from 'node:crypto';

let count = 0;

/** The names of one case: its streams carry a prefix of their own, its ids stand for labels. */
export class CaseNames {
  readonly prefix: string;
  private readonly ids = new Map<string, string>();
  private readonly labels = new Map<string, string>();

  constructor() {
    count += 1;
    this.prefix = `run${process.pid}x${count}-`;
  }

  stream(name: string): string {
    return name.startsWith('$$') ? `$$${this.prefix}${name.slice(2)}` : this.prefix + name;
  }

  /** `revision@stream` with the stream's prefix. */
  link(content: string): string {
    return content.replace('@', `@${this.prefix}`);
  }

  /** A text of the server without the prefix. */
  shown(text: string): string {
    return text.replaceAll(this.prefix, '');
  }

  isOwn(stream: string): boolean {
    return stream.includes(this.prefix);
  }

  id(label: string): string {
    let id = this.ids.get(label);
    if (!id) {
      id = randomUUID();
      this.ids.set(label, id);
      this.labels.set(id, label);
    }
    return id;
  }

  label(id: string): string {
    return this.labels.get(id) ?? '(made by the server)';
  }
}
