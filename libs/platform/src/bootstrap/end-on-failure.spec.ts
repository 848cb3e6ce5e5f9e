import { createLogger } from '../logging/logger';
import { endOnUncaught } from './end-on-failure';

describe('endOnUncaught', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each(['uncaughtException', 'unhandledRejection'])('ends at an %s, and quotes nothing of it', (event) => {
    const listeners = new Map<string | symbol, (error: unknown) => void>();
    jest.spyOn(process, 'on').mockImplementation((name, listener) => {
      listeners.set(name, listener);
      return process;
    });
    const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    const lines: string[] = [];
    endOnUncaught(createLogger('spec', 'info', { write: (line: string) => void lines.push(line) }));
    listeners.get(event)?.(new TypeError('Cast failed for value "样例甲"'));
    expect(exit).toHaveBeenCalledWith(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('TypeError');
    expect(lines[0]).not.toContain('样例甲');
  });
});
