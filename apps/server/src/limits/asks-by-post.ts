import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A POST on this route changes nothing. */
    asks?: boolean;
  }
}

/** Marks a question that is too long for an address and therefore comes as POST. */
export const AsksByPost = (): ReturnType<typeof RouteConfig> => RouteConfig({ asks: true });

/** Whether a request may change anything; every POST may that is not marked as a question. */
export const mayChange = ({
  method,
  routeOptions,
}: Pick<FastifyRequest, 'method' | 'routeOptions'>): boolean =>
  method === 'POST' && routeOptions.config.asks !== true;
