import { parentPort } from 'node:worker_threads';
import { faultOf } from './thread.js';

/**
 * In a worker: answers requests one after the other, each with what `serve` gives or throws.
 * @returns puts work of the worker's own into the same row; it must not throw
 */
export function serveRequests<Request>(
  serve: (request: Request) => unknown,
): (work: () => Promise<void>) => void {
  let before: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', ({ id, request }: { readonly id: number; readonly request: Request }) => {
    before = before.then(async () => {
      try {
        parentPort?.postMessage({ id, value: await serve(request) });
      } catch (error) {
        parentPort?.postMessage({ id, fault: faultOf(error) });
      }
    });
  });
  return (work) => {
    before = before.then(work);
  };
}

/** In a worker: says something without being asked. */
export const tell = (notice: unknown): void => parentPort?.postMessage({ notice });
