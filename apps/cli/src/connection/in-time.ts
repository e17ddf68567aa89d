/** A server that took the request says nothing. */
export class Silence extends Error {
  override readonly name = 'Silence';
}

/** An answer with all of its content. */
export interface CameBack {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/**
 * Asks, and waits so long for each next sign of an answer, milliseconds. A redirection is an answer like any other:
 * neither key nor command goes to an address that nobody has named.
 * @throws Silence, and what broke the connection
 */
export async function inTime(url: string, asked: RequestInit, patience: number): Promise<CameBack> {
  const given = new AbortController();
  const alarm = setTimeout(() => given.abort(new Silence()), patience);
  try {
    const { status, headers, body } = await fetch(url, {
      ...asked,
      redirect: 'manual',
      signal: given.signal,
    });
    const pieces: Uint8Array[] = [];
    for await (const piece of body ?? []) {
      alarm.refresh();
      pieces.push(piece);
    }
    return { status, headers, bytes: new Uint8Array(Buffer.concat(pieces)) };
  } finally {
    clearTimeout(alarm);
  }
}
