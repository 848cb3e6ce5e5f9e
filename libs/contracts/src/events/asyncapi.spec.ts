import { join } from 'node:path';
import { fromFile, Parser } from '@asyncapi/parser';
import { DEAD_LETTER_TOPIC, EVENT_SOURCE, EVENTS_TOPIC } from '../topics';
import { EVENT_SCHEMAS } from './event-schemas';

/** Spectral's severity of an error; its enum is not exported by the parser. */
const ERROR = 0 as number;
const FILE = join(__dirname, '../../asyncapi.yaml');

describe('asyncapi.yaml', () => {
  it('is valid and lists exactly the events that have a schema, each with that schema', async () => {
    const { document, diagnostics } = await fromFile(new Parser(), FILE).parse();
    expect(diagnostics.filter(({ severity }) => severity.valueOf() === ERROR)).toEqual([]);
    const messages = document?.channels().get('events')?.messages().all() ?? [];
    expect(messages.map((message) => message.name()).sort()).toEqual(Object.keys(EVENT_SCHEMAS).sort());
    for (const message of messages) {
      const schema = EVENT_SCHEMAS[message.name() ?? ''] as { required: string[]; properties: object };
      const listed = message.payload()?.json() as { required: string[]; properties: object };
      expect(listed.required).toEqual(schema.required);
      expect(Object.keys(listed.properties)).toEqual(Object.keys(schema.properties));
    }
  });

  it('names the topic and the source that the services use', async () => {
    const { document } = await fromFile(new Parser(), FILE).parse();
    expect(document?.channels().get('events')?.address()).toBe(EVENTS_TOPIC);
    expect(DEAD_LETTER_TOPIC.startsWith(EVENTS_TOPIC)).toBe(true);
    expect(JSON.stringify(document?.json())).toContain(EVENT_SOURCE);
  });
});
