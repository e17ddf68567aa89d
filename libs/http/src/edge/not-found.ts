import type { FastifyInstance } from 'fastify';
import findMyWay, { type HTTPMethod } from 'find-my-way';
import { edgeProblem } from '../problem-details/edge-catalogue.js';
import type { HttpProblem } from '../problem-details/problem-details.js';

/** Knows every route of the server, so that a wrong method can be told from a wrong address. */
export class RouteBook {
  readonly #router = findMyWay({ ignoreTrailingSlash: false });
  readonly #methods = new Set<HTTPMethod>();

  /** Collects the routes that are registered from now on. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', (route) => {
      for (const method of [route.method].flat()) {
        const known = method as HTTPMethod;
        if (route.url === '*' || route.url === '/*' || this.#router.hasRoute(known, route.url)) continue;
        this.#router.on(known, route.url, () => undefined);
        this.#methods.add(known);
      }
    });
  }

  /** 405 with `Allow` where the address is known under other methods, else 404. */
  missing(url: string): HttpProblem {
    const path = url.split('?')[0] ?? url;
    const allow = [...this.#methods]
      .filter((method) => this.#find(method, path))
      .sort()
      .join(', ');
    if (allow === '') return edgeProblem('RouteNotFound');
    return edgeProblem('MethodNotAllowed', { params: { allow }, headers: { allow } });
  }

  #find(method: HTTPMethod, path: string): boolean {
    try {
      return this.#router.find(method, path) !== null;
    } catch {
      return false;
    }
  }
}
