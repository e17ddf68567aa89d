import type { FastifyInstance } from 'fastify';
import createRouter, { type HTTPMethod } from 'find-my-way';

/** Preflights are answered before any route; the route that lets them in is on every path and none of ours. */
const letsPreflightsIn = 'OPTIONS';

/** Knows which methods each path has, so that a wrong method is told from a wrong path. */
export class AllowedMethods {
  readonly #declared: (readonly [HTTPMethod, string])[] = [];
  #routes: Routes | undefined;

  /** Listens to the routes of `instance`; call it before the first is declared. */
  watch(instance: FastifyInstance): void {
    instance.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat() as HTTPMethod[])
        if (one !== letsPreflightsIn) this.#declared.push([one, url]);
    });
  }

  /** Methods of a path, sorted; none where there is no such path. */
  of(path: string): readonly string[] {
    // Made for whoever is the first to ask for what is not there. Fastify has taken the same routes before.
    this.#routes ??= new Routes(this.#declared);
    return this.#routes.methodsOf(path.split('?', 1)[0] ?? '');
  }
}

class Routes {
  readonly #router = createRouter({ caseSensitive: true, maxParamLength: 500 });
  readonly #methods: readonly HTTPMethod[];

  constructor(declared: readonly (readonly [HTTPMethod, string])[]) {
    this.#methods = [...new Set(declared.map(([method]) => method))].sort();
    for (const [method, url] of declared)
      if (!this.#router.hasRoute(method, url)) this.#router.on(method, url, () => undefined);
  }

  methodsOf(path: string): readonly string[] {
    return this.#methods.filter((method) => this.#has(method, path));
  }

  /** A parameter must hold something here, as it must where requests are routed. */
  #has(method: HTTPMethod, path: string): boolean {
    const found = this.#router.find(method, path);
    return (
      found !== null && Object.entries(found.params).every(([name, text]) => name === '*' || text !== '')
    );
  }
}
