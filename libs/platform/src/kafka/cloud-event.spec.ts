import { type IHeaders } from 'kafkajs';
import { fromKafkaMessage, toKafkaMessage } from './cloud-event';
import { type LicenceEvent } from './event';

const event: LicenceEvent = {
  id: '0b9f8a52-17a1-4a30-9a43-0c9e2a3d7c11:5',
  type: 'licensing.certificate.issued.v1',
  source: '/licensing/casework',
  subject: '0b9f8a52-17a1-4a30-9a43-0c9e2a3d7c11',
  time: '2026-03-02T01:00:00.123Z',
  correlationId: 'abcdefgh-1',
  data: { licence: { operatorName: '江门市蓬江区样例食品店（个体工商户）', items: ['𠮷'], validTo: null } },
};

/** The message as a consumer gets it: everything is bytes. */
function overTheWire(message = toKafkaMessage(event)): { value: Buffer; headers: IHeaders } {
  const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, Buffer.from(value as string)]);
  return { value: Buffer.from(message.value as string), headers: Object.fromEntries(headers) as IHeaders };
}

describe('an event as a Kafka message', () => {
  it('comes back as it was', () => {
    expect(fromKafkaMessage(overTheWire())).toEqual(event);
  });

  it('is keyed by its application, so that one application stays in one partition', () => {
    expect(toKafkaMessage(event).key).toBe(event.subject);
  });

  it('is CloudEvents 1.0 in binary mode: attributes in headers, data alone in the value', () => {
    const { headers, value } = toKafkaMessage(event);
    expect(headers).toMatchObject({
      ce_specversion: '1.0',
      ce_id: event.id,
      'content-type': expect.stringContaining('application/json') as unknown,
    });
    expect(JSON.parse(value as string)).toEqual(event.data);
  });

  it.each(['ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time', 'ce_correlationid'])(
    'is unreadable without %s',
    (name) => {
      const { value, headers } = overTheWire();
      const rest = Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
      expect(() => fromKafkaMessage({ value, headers: rest })).toThrow(`no ${name} header`);
    },
  );

  it.each([
    ['no value', { ...overTheWire(), value: null }],
    ['no headers', { value: overTheWire().value }],
    ['data that is not JSON', { ...overTheWire(), value: Buffer.from('{') }],
  ])('is unreadable with %s', (_, message) => {
    expect(() => fromKafkaMessage(message)).toThrow();
  });
});
