import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';

const timeout = 2_000;

/** True when a MongoDB-protocol server answers `hello`. */
export function answersMongo(address) {
  const body = Buffer.concat([
    Buffer.from([0x10]),
    Buffer.from('hello\0'),
    Buffer.from([1, 0, 0, 0]),
    Buffer.from([0x02]),
    Buffer.from('$db\0'),
    Buffer.from([6, 0, 0, 0]),
    Buffer.from('admin\0'),
    Buffer.from([0]),
  ]);
  const document = Buffer.concat([int32LE(body.length + 4), body]);
  // OP_MSG: header (length, request id, response to, opcode 2013), flags, section kind 0, document.
  const rest = Buffer.concat([int32LE(7), int32LE(0), int32LE(2013), int32LE(0), Buffer.from([0]), document]);
  return exchange(
    address,
    Buffer.concat([int32LE(rest.length + 4), rest]),
    (answer) => answer.length >= 16 && answer.readInt32LE(8) === 7,
  );
}

/** True when a Kafka broker answers `ApiVersions`. */
export function answersKafka(address) {
  // Length, api key 18, version 0, correlation id, no client id.
  const frame = Buffer.concat([int32BE(10), Buffer.from([0, 18, 0, 0]), int32BE(7), Buffer.from([0xff, 0xff])]);
  return exchange(
    address,
    frame,
    (answer) => answer.length >= 10 && answer.readInt32BE(4) === 7 && answer.readInt16BE(8) === 0,
  );
}

/** True when Temporal's frontend reports itself as serving. */
export function answersTemporal(address) {
  return new Promise((resolve) => {
    const session = connectHttp2(`http://${address}`);
    const finish = (answer) => {
      session.destroy();
      resolve(answer);
    };
    session.on('error', () => finish(false));
    const service = Buffer.from('temporal.api.workflowservice.v1.WorkflowService');
    const message = Buffer.concat([Buffer.from([0x0a, service.length]), service]);
    const stream = session.request({
      ':method': 'POST',
      ':path': '/grpc.health.v1.Health/Check',
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    const chunks = [];
    stream.setTimeout(timeout, () => finish(false));
    stream.on('error', () => finish(false));
    stream.on('data', (chunk) => chunks.push(chunk));
    // Five bytes of gRPC frame, then the message: field 1 (status) = 1 (serving).
    stream.on('end', () =>
      finish(
        Buffer.concat(chunks)
          .subarray(5)
          .equals(Buffer.from([0x08, 1])),
      ),
    );
    stream.end(Buffer.concat([Buffer.from([0]), int32BE(message.length), message]));
  });
}

/** True when the address answers a GET with status 200. */
export async function answersHttp(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeout) });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

function exchange(address, request, isAnswer) {
  const separator = address.lastIndexOf(':');
  return new Promise((resolve) => {
    const socket = connect({ host: address.slice(0, separator), port: Number(address.slice(separator + 1)) });
    let received = Buffer.alloc(0);
    const finish = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeout, () => finish(false));
    socket.on('error', () => finish(false));
    socket.on('close', () => finish(false));
    socket.on('connect', () => socket.write(request));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (isAnswer(received)) finish(true);
    });
  });
}

function int32LE(value) {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32LE(value);
  return buffer;
}

function int32BE(value) {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}
