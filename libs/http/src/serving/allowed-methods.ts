import type { FastifyInstance } from 'fastify';
import createRouter, { type HTTPMethod } from 'find-my-way';

/** Preflights are answered before any route; the route that lets them in is on every path and none of ours. */
const letsPreflightsIn = 'OPTIONS';

/** Knows which methods each path has, so that a wrong method is told from a wrong path. */
export class AllowedMethods {
  readonly #router = createRouter({ caseSensitive: true, maxParamLength: 500 });
  readonly #methods = new Set<HTTPMethod>();

  /** Listens to the routes of `instance`; call it before the first is declared. */
  watch(instance: FastifyInstance): void {
    instance.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat() as HTTPMethod[]) {
        if (one === letsPreflightsIn) continue;
        this.#methods.add(one);
        if (!this.#router.hasRoute(one, url)) this.#router.on(one, url, () => undefined);
      }
    });
  }

  /** Methods of a path, sorted; none where there is no such path. */
  of(path: string): readonly string[] {
    const bare = path.split('?', 1)[0] ?? '';
    return [...this.#methods].filter((method) => this.#has(method, bare)).sort();
  }

  /** A parameter must hold something here, as it must where requests are routed. */
  #has(method: HTTPMethod, path: string): boolean {
    const found = this.#router.find(method, path);
    return (
      found !== null && Object.entries(found.params).every(([name, text]) => name === '*' || text !== '')
    );
  }
}
