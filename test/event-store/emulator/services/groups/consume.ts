import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { Consumer, type Group, type Refusal } from '../../groups/index.js';
import { deliveryMessage } from '../../wire/delivered.js';
import { NotForeseen, notInOrder } from '../../wire/errors.js';
import { groupDropped, groupFull } from '../../wire/group-errors.js';
import { uuidOf } from '../../wire/uuid.js';
import { asCallError } from '../as-call-error.js';
import { endWithNode } from '../end-with-node.js';
import { failCall } from '../fail-call.js';
import type { EmulatedNode } from '../node.js';
import { suffer } from '../suffer.js';
import { FaultyLine } from './faulty-line.js';
import { groupOf, targetOf } from './group-target.js';

type Call = ServerDuplexStream<persistent.ReadReq, persistent.ReadResp>;

const { Action } = persistent.ReadReq.Nack;
const refusals: Readonly<Record<number, Refusal>> = {
  [Action.PARK]: 'park',
  [Action.RETRY]: 'retry',
  [Action.SKIP]: 'skip',
  [Action.STOP]: 'stop',
};

interface Joined {
  readonly group: Group;
  readonly consumer: Consumer;
}

/** A consumer's line: first which group, then replies; events come the other way. */
export const consumeHandler =
  (node: EmulatedNode) =>
  (call: Call): void => {
    let joined: Joined | undefined;
    endWithNode(node, call);
    const failed = (error: unknown): void => failCall(call, error, (told) => void call.emit('error', told));
    let begun = false;
    const begin = (options: persistent.ReadReq.Options | undefined): void => {
      if (!options) throw notInOrder();
      suffer(node, 'consume', targetOf(options).stream)
        .then(() => {
          joined = join(node, call, options);
        })
        .catch(failed);
    };
    call.on('data', (request: persistent.ReadReq) => {
      if (joined) reply(joined.group, request);
      if (begun) return;
      begun = true;
      try {
        begin(request.getOptions());
      } catch (error) {
        failed(error);
      }
    });
    const leave = (): void => joined?.group.leave(joined.consumer);
    call.on('cancelled', leave);
    call.on('close', leave);
    call.on('end', () => {
      leave();
      call.end();
    });
  };

function join(node: EmulatedNode, call: Call, options: persistent.ReadReq.Options): Joined {
  const target = targetOf(options);
  node.access.onStream(call.metadata, 'read', target.stream);
  const slots = options.getBufferSize();
  if (slots < 1) throw new NotForeseen('A channel holds at least one.');
  const group = groupOf(node, target);
  const { stream, name } = target;
  if (group.full) throw groupFull(stream, name);
  const line = new FaultyLine(node, (error) => call.emit('error', asCallError(error)));
  const consumer = new Consumer(
    {
      username: node.access.nameOf(call.metadata),
      connectionName: String(call.metadata.get('connection-name')[0] ?? '<unknown>'),
      send(delivery) {
        line.send((delivery.link ?? delivery.event)?.stream ?? '', () => {
          if (!call.cancelled) call.write(deliveryMessage(delivery));
        });
      },
      drop: () => {
        if (!call.cancelled) call.emit('error', groupDropped(stream, name));
      },
    },
    slots,
  );
  const confirmation = new persistent.ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId(`${stream}::${name}`);
  call.write(new persistent.ReadResp().setSubscriptionConfirmation(confirmation));
  group.join(consumer);
  return { group, consumer };
}

function reply(group: Group, request: persistent.ReadReq): void {
  const ack = request.getAck();
  if (ack) group.acknowledge(ack.getIdsList().map(uuidOf));
  const nack = request.getNack();
  if (!nack) return;
  const refusal = refusals[nack.getAction()] ?? 'retry';
  group.refuse(nack.getIdsList().map(uuidOf), refusal, nack.getReason());
}
