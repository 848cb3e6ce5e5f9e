import fc from 'fast-check';
import { type ServerSentEvent, SseParser } from './sse-parser';

const STREAM =
  ': still here\n\nid: 1\nevent: record\ndata: {"n":1}\n\nretry: 1500\r\ndata: a\r\ndata:b\r\n\r\nevent: end\rdata\r\rid: 7\n\n';
const EVENTS: ServerSentEvent[] = [
  { event: 'record', data: '{"n":1}', id: '1' },
  { event: 'message', data: 'a\nb', id: '1' },
  { event: 'end', data: '', id: '1' },
];

describe('SseParser', () => {
  it('reads events, joins data lines, keeps the last id, and skips comments and empty events', () => {
    const parser = new SseParser();
    expect(parser.push(STREAM)).toEqual(EVENTS);
    expect(parser.retryMs).toBe(1500);
  });

  it('does not mind where the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(STREAM.length), { maxLength: 12 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), STREAM.length];
        const parser = new SseParser();
        const pieces = places.slice(1).map((end, index) => STREAM.slice(places[index], end));
        expect(pieces.flatMap((piece) => parser.push(piece))).toEqual(EVENTS);
      }),
    );
  });

  it('holds an event back until its empty line has come', () => {
    const parser = new SseParser();
    expect(parser.push('data: x\n')).toEqual([]);
    expect(parser.push('\n')).toHaveLength(1);
  });

  it.each(['retry: soon\n\n', 'retry: -5\n\n'])('does not take %p for a pause', (text) => {
    const parser = new SseParser();
    parser.push(text);
    expect(parser.retryMs).toBeUndefined();
  });
});
