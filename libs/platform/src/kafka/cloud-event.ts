import { CloudEvent, Kafka as KafkaBinding } from 'cloudevents';
import { type IHeaders, type Message } from 'kafkajs';
import { type LicenceEvent } from './event';

const EXTENSION = 'correlationid';

/** An event as a Kafka message in CloudEvents binary mode (Kafka protocol binding 1.0.2). */
export function toKafkaMessage(event: LicenceEvent): Message {
  const { id, type, source, subject, time, correlationId, data } = event;
  const cloudEvent = new CloudEvent({
    id, type, source, subject, time, data, datacontenttype: 'application/json', [EXTENSION]: correlationId,
  }); // prettier-ignore
  const { headers } = KafkaBinding.binary<unknown>(cloudEvent);
  const given = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { key: subject, value: JSON.stringify(data), headers: Object.fromEntries(given) };
}

function header(headers: IHeaders, name: string): string {
  const value = headers[name];
  const text = Array.isArray(value) ? value[0] : value;
  if (text === undefined) throw new TypeError(`no ${name} header`);
  return text.toString();
}

/** @throws TypeError or SyntaxError when the message is not one of our events */
export function fromKafkaMessage(message: { value: Buffer | null; headers?: IHeaders | undefined }): LicenceEvent {
  const headers = message.headers ?? {};
  if (message.value === null) throw new TypeError('no value');
  return {
    id: header(headers, 'ce_id'),
    type: header(headers, 'ce_type'),
    source: header(headers, 'ce_source'),
    subject: header(headers, 'ce_subject'),
    time: header(headers, 'ce_time'),
    correlationId: header(headers, `ce_${EXTENSION}`),
    data: JSON.parse(message.value.toString('utf8')) as unknown,
  };
}
