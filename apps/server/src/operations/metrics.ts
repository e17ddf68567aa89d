import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { isUntold } from './is-untold.js';

type Gauging = (name: string, help: string, read: () => number) => void;

function watchStore(gauge: Gauging, house: House): void {
  const counts = () => house.eventStore()?.copy.news ?? { lost: 0, stalls: 0, disordered: 0 };
  gauge('xiaohao_event_store_reachable', '1 while the event store answers', () =>
    house.eventStore()?.reachable ? 1 : 0,
  );
  gauge(
    'xiaohao_event_store_subscriptions_lost',
    'Live subscriptions that ended and were made anew',
    () => counts().lost,
  );
  gauge(
    'xiaohao_event_store_stalls',
    'Live subscriptions that were silent about news and were made anew',
    () => counts().stalls,
  );
  gauge(
    'xiaohao_event_store_disordered',
    'Deliveries that came twice or out of order',
    () => counts().disordered,
  );
}

/** What Prometheus is told: the process, the requests, the views. No name and no text of any matter is in it. */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Histogram({
    name: 'xiaohao_http_request_seconds',
    help: 'Time to answer a request, by method, route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
    registers: [this.#registry],
  });

  constructor(@Inject(houseToken) house: House) {
    collectDefaultMetrics({ register: this.#registry });
    const gauge = (name: string, help: string, read: () => number): void => {
      new Gauge({
        name,
        help,
        registers: [this.#registry],
        collect() {
          this.set(read());
        },
      });
    };
    gauge(
      'xiaohao_views_lag_positions',
      'Positions between the views and the head of the log',
      () => house.views.status().lag,
    );
    gauge('xiaohao_views_parked_streams', 'Streams that are parked', () => house.views.status().parked);
    gauge(
      'xiaohao_views_differences',
      'Rows that the last check found not to be what the log says',
      () => house.viewsCheck.state.differences,
    );
    gauge(
      'xiaohao_views_alarms',
      'Checks since the start that found such rows',
      () => house.viewsCheck.state.alarms,
    );
    gauge('xiaohao_integrity_doubt', '1 while the log is in doubt', () =>
      house.integrity.state.state === 'doubt' ? 1 : 0,
    );
    gauge('xiaohao_integrity_unsigned', '1 while what is new in the log cannot be signed', () =>
      house.integrity.state.signer.unsignedSince === null ? 0 : 1,
    );
    gauge(
      'xiaohao_security_record_waiting',
      'Entries of the security record that are not in the log yet',
      () => house.securityRecord.state.waiting,
    );
    if (house.eventStore() !== null) watchStore(gauge, house);
    gauge(
      'xiaohao_chase_failing',
      'Things on the to-do list whose last handling failed',
      () => house.chase.health().failing,
    );
    gauge('xiaohao_chase_trouble', '1 while nothing can be triggered', () =>
      house.chase.health().trouble === null ? 0 : 1,
    );
    gauge(
      'xiaohao_chase_skew_milliseconds',
      'How far this host is ahead of Redis',
      () => house.chase.health().skewMs,
    );
    gauge(
      'xiaohao_clock_behind_milliseconds',
      'How far the clock of this host is behind the time that is on record',
      () => house.clock.behind(),
    );
    gauge('xiaohao_disk_room', '1 while there is room on the disk and it can be written', () =>
      house.room.state === 'enough' ? 1 : 0,
    );
  }

  /** Counts every answered request of a server, but those about restricted matters. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', (request, reply, done) => {
      if (isUntold(request)) return done();
      const route = request.routeOptions.url ?? 'none';
      this.#requests.observe(
        { method: request.method, route, status: reply.statusCode },
        reply.elapsedTime / 1_000,
      );
      done();
    });
  }

  read(): Promise<string> {
    return this.#registry.metrics();
  }
}
