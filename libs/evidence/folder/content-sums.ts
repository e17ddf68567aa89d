import { createHash, type Hash } from 'node:crypto';
import { EvidenceRefused, evidenceLimit } from '@xiaohao/evidence';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells text from other content
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** What is summed up of a content while it passes: its digest, its size, whether it is UTF-8 text throughout. */
export class ContentSums {
  readonly #hash: Hash = createHash('sha256');
  readonly #text = new TextDecoder('utf-8', { fatal: true });
  #bytes = 0;
  #isText = true;

  /** @throws EvidenceRefused as soon as the content is over the limit */
  add(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#bytes > evidenceLimit) throw new EvidenceRefused('FileTooLarge');
    this.#hash.update(chunk);
    this.#isText &&= this.#reads(chunk);
  }

  /** @throws EvidenceRefused when there was nothing */
  end(): { readonly digest: string; readonly bytes: number; readonly isText: boolean } {
    if (this.#bytes === 0) throw new EvidenceRefused('FileEmpty');
    // A character that was begun must have been finished.
    const isText = this.#isText && this.#reads();
    return { digest: this.#hash.digest('hex'), bytes: this.#bytes, isText };
  }

  #reads(chunk?: Uint8Array): boolean {
    try {
      return !controls.test(chunk ? this.#text.decode(chunk, { stream: true }) : this.#text.decode());
    } catch {
      return false;
    }
  }
}
