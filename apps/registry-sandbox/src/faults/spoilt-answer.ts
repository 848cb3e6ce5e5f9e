import type { FastifyReply } from 'fastify';

let malformed = 0;

/** Thrown instead of an answer where the fault lies in how the answer is sent. */
export class SpoiltAnswer extends Error {
  override readonly name = 'SpoiltAnswer';

  constructor(
    private readonly kind: 'drop' | 'malformed' | 'slow-body',
    private readonly envelope: object,
    private readonly delayMs: number,
  ) {
    super(kind);
  }

  send(reply: FastifyReply): void {
    const body = JSON.stringify(this.envelope);
    switch (this.kind) {
      case 'drop':
        reply.hijack();
        reply.raw.destroy();
        return;
      case 'malformed':
        malformed += 1;
        void reply
          .type('application/json')
          .send(
            malformed % 2 === 1 ? body.slice(0, body.length / 2) : JSON.stringify({ ...this.envelope, record: {} }),
          );
        return;
      case 'slow-body':
        reply.hijack();
        this.trickle(reply, body);
    }
  }

  private trickle({ raw }: FastifyReply, body: string): void {
    raw.writeHead(200, { 'content-type': 'application/json' });
    let sent = 0;
    const timer = setInterval(() => {
      raw.write(body.charAt(sent));
      sent += 1;
      if (sent < body.length) return;
      clearInterval(timer);
      raw.end();
    }, this.delayMs);
    raw.on('close', () => {
      clearInterval(timer);
    });
  }
}
