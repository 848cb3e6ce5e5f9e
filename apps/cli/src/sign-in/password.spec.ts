import { choosePassword } from './password';

const LOCAL = new URL('http://localhost:4000');
const FAR = new URL('https://licensing.example.org');

describe('choosePassword', () => {
  it('takes the one given', async () => {
    await expect(choosePassword('secret', 'lin', [FAR])).resolves.toBe('secret');
  });

  it.each(['http://localhost:4000', 'http://127.0.0.1:1', 'http://[::1]:80'])(
    'knows the sandbox’s at %s',
    async (url) => {
      await expect(choosePassword(undefined, 'lin', [new URL(url)])).resolves.toBe('demo');
    },
  );

  it.each([
    ['the gateway', [FAR, LOCAL]],
    ['the sign-in page', [LOCAL, FAR]],
    ['a name that only looks local', [new URL('http://localhost.example.org')]],
  ])('never offers it when %s is elsewhere', async (_name, servers) => {
    await expect(choosePassword(undefined, 'lin', servers)).rejects.toThrow(/password of lin is missing/);
  });
});
