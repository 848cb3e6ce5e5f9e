import { type handleServerStreamingCall, type handleUnaryCall, Server } from '@grpc/grpc-js';
import { certificatesFor } from '../../../../test/support/certificates';
import { type TlsSettings } from '../config/tls.config';
import { AppError, type Problem } from '../errors/app-error';
import { toGrpcError } from '../errors/grpc-errors';
import { CORRELATION_HEADER, withCorrelation } from '../logging/correlation';
import { createGrpcClient, type GrpcClient } from './grpc-client';
import { createServerCredentials } from './grpc-credentials';

interface Note {
  readonly text: string;
}

const toBytes = (note: Note): Buffer => Buffer.from(JSON.stringify(note));
const fromBytes = (bytes: Buffer): Note => JSON.parse(bytes.toString()) as Note;

const method = <S extends boolean>(path: string, responseStream: S) => ({
  path,
  requestStream: false as const,
  responseStream,
  requestSerialize: toBytes,
  requestDeserialize: fromBytes,
  responseSerialize: toBytes,
  responseDeserialize: fromBytes,
});

// Named like a service of ours, so that it is known who has to answer.
const NOTES = {
  say: method('/licensing.v1.ComparisonService/Say', false),
  list: method('/licensing.v1.ComparisonService/List', true),
} as const;

let server: Server;
let port: number;
let tls: TlsSettings;
let client: GrpcClient<typeof NOTES>;
let say: handleUnaryCall<Note, Note>;
let list: handleServerStreamingCall<Note, Note>;

async function bind(at: number): Promise<{ server: Server; port: number }> {
  const credentials = createServerCredentials(await certificatesFor('comparison'));
  const bound = new Server();
  bound.addService(NOTES, {
    say: (call: Parameters<typeof say>[0], done: Parameters<typeof say>[1]) => { say(call, done); },
    list: (call: Parameters<typeof list>[0]) => { list(call); },
  }); // prettier-ignore
  const found = await new Promise<number>((resolve, reject) => {
    bound.bindAsync(`127.0.0.1:${String(at)}`, credentials, (error, free) => {
      if (error) reject(error);
      else resolve(free);
    });
  });
  return { server: bound, port: found };
}

beforeAll(async () => {
  tls = await certificatesFor('orchestrator');
  ({ server, port } = await bind(0));
  client = createGrpcClient(NOTES, `127.0.0.1:${String(port)}`, tls);
});

afterAll(() => {
  client.close();
  server.forceShutdown();
});

describe('a unary call', () => {
  it('answers', async () => {
    say = ({ request }, done) => { done(null, { text: `${request.text}!` }); }; // prettier-ignore
    await expect(client.say({ text: '你好' })).resolves.toEqual({ text: '你好!' });
  });

  it('carries the caller’s correlation id, and none when there is none', async () => {
    say = ({ metadata }, done) => { done(null, { text: String(metadata.get(CORRELATION_HEADER)[0]) }); }; // prettier-ignore
    await expect(withCorrelation('abcdefgh-1', () => client.say({ text: '' }))).resolves.toEqual({
      text: 'abcdefgh-1',
    });
    await expect(client.say({ text: '' })).resolves.toEqual({ text: 'undefined' });
  });

  it('fails as the service said, with every problem', async () => {
    const problems: Problem[] = [
      { pointer: '/items/0', code: 'isIn', zh: '不在可选范围内。', en: 'No.', todo: { zh: '请选择。', en: 'Choose.' } },
    ];
    say = (_, done) => { done(toGrpcError(new AppError('REQUEST.INVALID', undefined, problems))); }; // prettier-ignore
    await expect(client.say({ text: '' })).rejects.toMatchObject({ code: 'REQUEST.INVALID', problems });
  });

  it('is a timeout when the service does not answer by the deadline', async () => {
    let cancelled: Promise<void> = Promise.resolve();
    say = (call) => { cancelled = new Promise((resolve) => call.on('cancelled', () => { resolve(); })); }; // prettier-ignore
    await expect(client.say({ text: '' }, { timeoutMs: 100 })).rejects.toMatchObject({ code: 'SERVICE.TIMEOUT' });
    await cancelled;
  });

  it('is unavailable when nobody listens, well before its deadline', async () => {
    const nobody = createGrpcClient(NOTES, '127.0.0.1:1', tls);
    await expect(nobody.say({ text: '' }, { timeoutMs: 20_000 })).rejects.toMatchObject({
      code: 'SERVICE.UNAVAILABLE',
    });
    nobody.close();
  });

  it('is unavailable while its service is down, and answers again when it is back', async () => {
    say = (_, done) => { done(null, { text: 'back' }); }; // prettier-ignore
    server.forceShutdown();
    await expect(client.say({ text: '' })).rejects.toMatchObject({ code: 'SERVICE.UNAVAILABLE' });
    ({ server } = await bind(port));
    const end = Date.now() + 5_000;
    let text = '';
    while (text === '' && Date.now() < end) text = await client.say({ text: '' }).then((note) => note.text, () => ''); // prettier-ignore
    expect(text).toBe('back');
  });
});

describe('a stream', () => {
  const readAll = async (timeoutMs?: number): Promise<string[]> => {
    const texts: string[] = [];
    for await (const { text } of client.list({ text: 'x' }, timeoutMs === undefined ? {} : { timeoutMs }))
      texts.push(text);
    return texts;
  };

  it('gives each message in order, and the correlation id goes with it', async () => {
    list = (call) => {
      for (const n of [1, 2, 3])
        call.write({ text: `${String(call.metadata.get(CORRELATION_HEADER)[0])} ${String(n)}` });
      call.end();
    };
    await expect(withCorrelation('abcdefgh-2', () => readAll())).resolves.toEqual([
      'abcdefgh-2 1',
      'abcdefgh-2 2',
      'abcdefgh-2 3',
    ]);
  });

  it('fails with the service’s code after what it had sent', async () => {
    list = (call) => {
      call.write({ text: 'first' });
      call.emit('error', toGrpcError(new AppError('RESOURCE.NOT_FOUND')));
    };
    const seen: string[] = [];
    const read = async (): Promise<void> => {
      for await (const { text } of client.list({ text: '' })) seen.push(text);
    };
    await expect(read()).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
    expect(seen).toEqual(['first']);
  });

  it('is a timeout when it does not end by its deadline', async () => {
    list = (call) => { call.write({ text: 'first' }); }; // prettier-ignore
    await expect(readAll(200)).rejects.toMatchObject({ code: 'SERVICE.TIMEOUT' });
  });

  it('is cancelled at the service when the reader stops early', async () => {
    const cancelled = new Promise<void>((resolve) => {
      list = (call) => {
        call.on('cancelled', () => { resolve(); }); // prettier-ignore
        call.write({ text: 'first' });
      };
    });
    for await (const { text } of client.list({ text: '' })) {
      expect(text).toBe('first');
      break;
    }
    await cancelled;
  });
});
