import type { IProjectionsServer } from '@eventstore/db-client/generated/projections_grpc_pb.js';
import projections from '@eventstore/db-client/generated/projections_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Metadata, ServerUnaryCall, ServerWritableStream } from '@grpc/grpc-js';
import {
  type Projection,
  type ProjectionMode,
  type ProjectionOutcome,
  statisticsOf,
} from '../projections/index.js';
import { invalidArgument } from '../wire/errors.js';
import { jsonValue } from '../wire/json-value.js';
import { newProjectionIn } from '../wire/new-projection.js';
import { projectionDetails } from '../wire/projection-details.js';
import { projectionAbsent, unexpectedAnswer } from '../wire/projection-errors.js';
import { failCall } from './fail-call.js';
import type { EmulatedNode } from './node.js';
import { suffer } from './suffer.js';
import { suffering } from './suffering.js';
import { unary } from './unary.js';

type Call<Request> = ServerUnaryCall<Request, unknown>;

/** The calls about projections. */
export function projectionCalls(node: EmulatedNode): IProjectionsServer {
  const call = <Request, Response>(answer: (asked: Call<Request>) => Response | Promise<Response>) =>
    unary(suffering(node, 'projections', answer));
  return {
    create: call(create(node)),
    update: call(update(node)),
    delete: call(remove(node)),
    disable: call(disable(node)),
    enable: call(enable(node)),
    reset: call(reset(node)),
    state: call(state(node)),
    result: call(result(node)),
    restartSubsystem: call(restart(node)),
    statistics: statisticsHandler(node),
  } as IProjectionsServer;
}

function optionsOf<Options>(request: { getOptions(): Options | undefined }): Options {
  const options = request.getOptions();
  if (options === undefined) throw invalidArgument('There are no options.');
  return options;
}

/** @throws CallError when nobody has it */
function named(node: EmulatedNode, name: string): Projection {
  const projection = node.projections.find(name);
  if (!projection) throw projectionAbsent(name);
  return projection;
}

/** What is written down is changed by operators alone; everybody else gets no plain refusal from a server, either. */
function mayChange({ access }: EmulatedNode, metadata: Metadata, mode: ProjectionMode): void {
  if (!access.operates(metadata) && mode !== 'Transient') throw unexpectedAnswer('NotAuthorized');
}

function mustBeDone(outcome: ProjectionOutcome, name: string): void {
  if (outcome === 'NotFound') throw projectionAbsent(name);
  if (outcome !== 'done') throw unexpectedAnswer(outcome);
}

/** The projection that a call is to change. @throws CallError when there is none, or the caller may not */
function changeable(node: EmulatedNode, metadata: Metadata, name: string): Projection {
  node.access.nameOf(metadata);
  const projection = named(node, name);
  mayChange(node, metadata, projection.settings.mode);
  return projection;
}

const create =
  (node: EmulatedNode) =>
  async ({ request, metadata }: Call<projections.CreateReq>): Promise<projections.CreateResp> => {
    node.access.nameOf(metadata);
    const asked = newProjectionIn(optionsOf(request));
    mayChange(node, metadata, asked.mode);
    mustBeDone(await node.projections.create(asked), asked.name ?? '');
    return new projections.CreateResp();
  };

const update =
  (node: EmulatedNode) =>
  async ({ request, metadata }: Call<projections.UpdateReq>): Promise<projections.UpdateResp> => {
    const options = optionsOf(request);
    const emitEnabled = options.hasEmitEnabled() ? options.getEmitEnabled() : undefined;
    await changeable(node, metadata, options.getName()).update(options.getQuery(), emitEnabled);
    return new projections.UpdateResp();
  };

const remove =
  (node: EmulatedNode) =>
  async ({ request, metadata }: Call<projections.DeleteReq>): Promise<projections.DeleteResp> => {
    node.access.onGroups(metadata);
    const options = optionsOf(request);
    const gone = {
      checkpoint: options.getDeleteCheckpointStream(),
      emitted: options.getDeleteEmittedStreams(),
    };
    mustBeDone(await node.projections.delete(options.getName(), gone), options.getName());
    return new projections.DeleteResp();
  };

const disable =
  (node: EmulatedNode) =>
  async ({ request, metadata }: Call<projections.DisableReq>): Promise<projections.DisableResp> => {
    const options = optionsOf(request);
    const projection = changeable(node, metadata, options.getName());
    await (options.getWriteCheckpoint() ? projection.disable() : projection.abort());
    return new projections.DisableResp();
  };

const enable =
  (node: EmulatedNode) =>
  async ({ request, metadata }: Call<projections.EnableReq>): Promise<projections.EnableResp> => {
    await changeable(node, metadata, optionsOf(request).getName()).enable();
    return new projections.EnableResp();
  };

const reset =
  (node: EmulatedNode) =>
  async ({ request, metadata }: Call<projections.ResetReq>): Promise<projections.ResetResp> => {
    await changeable(node, metadata, optionsOf(request).getName()).reset();
    return new projections.ResetResp();
  };

const state =
  (node: EmulatedNode) =>
  ({ request, metadata }: Call<projections.StateReq>): projections.StateResp => {
    node.access.nameOf(metadata);
    const options = optionsOf(request);
    const found = named(node, options.getName()).partition(options.getPartition());
    return new projections.StateResp().setState(jsonValue(found.state));
  };

const result =
  (node: EmulatedNode) =>
  ({ request, metadata }: Call<projections.ResultReq>): projections.ResultResp => {
    node.access.nameOf(metadata);
    const options = optionsOf(request);
    const found = named(node, options.getName()).partition(options.getPartition());
    return new projections.ResultResp().setResult(jsonValue(found.result ?? ''));
  };

const restart =
  (node: EmulatedNode) =>
  async ({ metadata }: Call<shared.Empty>): Promise<shared.Empty> => {
    node.access.onGroups(metadata);
    await node.projections.restart();
    return new shared.Empty();
  };

/** One message for each projection that was asked for. */
const statisticsHandler =
  (node: EmulatedNode) =>
  (call: ServerWritableStream<projections.StatisticsReq, projections.StatisticsResp>): void => {
    const answer = async (): Promise<void> => {
      node.access.nameOf(call.metadata);
      const applied = await suffer(node, 'projections', '');
      for (const projection of askedFor(node, optionsOf(call.request)))
        call.write(projectionDetails(statisticsOf(projection)));
      applied();
    };
    answer().then(
      () => call.end(),
      (error: unknown) => failCall(call, error, (told) => void call.emit('error', told)),
    );
  };

function askedFor(node: EmulatedNode, options: projections.StatisticsReq.Options): readonly Projection[] {
  if (options.getName() !== '') return [named(node, options.getName())];
  if (options.hasContinuous()) return node.projections.list('Continuous');
  if (options.hasOneTime()) return node.projections.list('OneTime');
  return node.projections.list(options.hasTransient() ? 'Transient' : undefined);
}
