import { type LicenceEvent } from '@licensing/platform';
import { type Listener, ProgressHub } from './progress-hub';

const event = (subject: string, type = 'licensing.application.verified.v1'): LicenceEvent => ({
  id: `${subject}:1`, type, source: '/test', subject, time: '2026-03-02T01:00:00Z', correlationId: 'c', data: {},
}); // prettier-ignore

const listener = () => ({ onEvent: jest.fn(), onDoubt: jest.fn(), onClose: jest.fn() }) satisfies Listener;

describe('ProgressHub', () => {
  it('tells every listener of an application, and nobody else', () => {
    const hub = new ProgressHub();
    const [first, second, other] = [listener(), listener(), listener()];
    hub.listen('a', first);
    hub.listen('a', second);
    hub.listen('b', other);
    hub.tell(event('a'));
    expect(first.onEvent).toHaveBeenCalledTimes(1);
    expect(second.onEvent).toHaveBeenCalledTimes(1);
    expect(other.onEvent).not.toHaveBeenCalled();
  });

  it('forgets who has left', () => {
    const hub = new ProgressHub();
    const [first, second] = [listener(), listener()];
    const leave = hub.listen('a', first);
    hub.listen('a', second)();
    hub.tell(event('a'));
    leave();
    leave();
    hub.tell(event('a'));
    expect(first.onEvent).toHaveBeenCalledTimes(1);
    expect(second.onEvent).not.toHaveBeenCalled();
    expect(hub.isWatched).toBe(false);
  });

  it('lets a listener leave while it is told', () => {
    const hub = new ProgressHub();
    const last = listener();
    const leave = hub.listen('a', { ...listener(), onEvent: () => { leave(); } }); // prettier-ignore
    hub.listen('a', last);
    hub.tell(event('a'));
    expect(last.onEvent).toHaveBeenCalledTimes(1);
  });

  it('closes everybody, and whoever comes later', () => {
    const hub = new ProgressHub();
    const [early, late] = [listener(), listener()];
    hub.listen('a', early);
    hub.close();
    hub.listen('a', late);
    expect(early.onClose).toHaveBeenCalledTimes(1);
    expect(late.onClose).toHaveBeenCalledTimes(1);
  });
});

describe('waiting for an end', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('looks again when an ending event comes, also one that came before it was asked', async () => {
    const hub = new ProgressHub();
    const watch = hub.waitForEnd('a', 1_000);
    hub.tell(event('a', 'licensing.certificate.issued.v1'));
    expect(await watch.next()).toBe('look');
    const next = watch.next();
    hub.tell(event('a'));
    hub.tell(event('a', 'licensing.application.referred.v1'));
    expect(await next).toBe('look');
    watch.stop();
    expect(hub.isWatched).toBe(false);
  });

  it('is over when the time is, and when the process stops', async () => {
    const hub = new ProgressHub();
    const [first, second] = [hub.waitForEnd('a', 1_000), hub.waitForEnd('a', 60_000)];
    jest.advanceTimersByTime(1_000);
    expect(await first.next()).toBe('over');
    hub.close();
    expect(await second.next()).toBe('over');
  });

  it('looks when events may have been missed', async () => {
    const hub = new ProgressHub();
    const watch = hub.waitForEnd('a', 1_000);
    hub.doubt();
    expect(await watch.next()).toBe('look');
    watch.stop();
  });
});
