export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
  /** The last id the stream has named, of this event or an earlier one. */
  readonly id: string;
}

/** Cuts a text stream into server-sent events (WHATWG HTML, 9.2.6). Lines may be cut anywhere between two pieces. */
export class SseParser {
  /** Milliseconds to wait before connecting again, when the stream has said so. */
  retryMs: number | undefined;
  private rest = '';
  private event = '';
  private data: string[] = [];
  private id = '';

  push(piece: string): ServerSentEvent[] {
    const events: ServerSentEvent[] = [];
    const text = this.rest + piece;
    // A carriage return at the end may be the first half of a line end.
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') events.push(...this.dispatch());
      else this.take(line);
    }
    return events;
  }

  private take(line: string): void {
    const cut = line.indexOf(':');
    const name = cut === -1 ? line : line.slice(0, cut);
    const value = cut === -1 ? '' : line.slice(cut + 1).replace(/^ /, '');
    if (name === 'data') this.data.push(value);
    else if (name === 'event') this.event = value;
    else if (name === 'id' && !value.includes('\0')) this.id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
  }

  private dispatch(): ServerSentEvent[] {
    const { event, data, id } = this;
    this.event = '';
    this.data = [];
    return data.length === 0 ? [] : [{ event: event || 'message', data: data.join('\n'), id }];
  }
}
