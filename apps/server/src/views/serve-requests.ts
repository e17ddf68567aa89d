import { parentPort } from 'node:worker_threads';
import { faultOf } from './thread.js';

/** In a worker: answers requests one after the other, each with what `serve` gives or throws. */
export function serveRequests<Request>(serve: (request: Request) => unknown): void {
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
}

/** In a worker: says something without being asked. */
export const tell = (notice: unknown): void => parentPort?.postMessage({ notice });
