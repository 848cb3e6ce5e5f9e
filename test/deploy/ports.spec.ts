import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { chooseBase, describeHolder, isFree, listeningInodes } from '../../deploy/local/ports.mjs';

const isOnLinux = process.platform === 'linux';

function machine(taken: readonly number[], claimed: readonly number[] = []) {
  const told: string[] = [];
  return {
    told,
    options: {
      offsets: [0, 50],
      probe: (port: number) => Promise.resolve(!taken.includes(port)),
      holder: () => 'process 7 (other)',
      claim: (base: number) => (claimed.includes(base) ? { pid: 8 } : undefined),
      tell: (line: string) => told.push(line),
    },
  };
}

describe('chooseBase', () => {
  it('takes the wanted block when all its ports are free', async () => {
    const { options, told } = machine([4001, 4100]);
    expect(await chooseBase({ ...options, wanted: 4000, isFixed: false })).toBe(4000);
    expect(told).toEqual([]);
  });

  it('goes on to the next block and says who is in the way', async () => {
    const { options, told } = machine([4050, 4100]);
    expect(await chooseBase({ ...options, wanted: 4000, isFixed: false })).toBe(4200);
    expect(told).toEqual([
      'port 4050 is taken by process 7 (other); trying the block from 4100 on',
      'port 4100 is taken by process 7 (other); trying the block from 4200 on',
    ]);
  });

  it('leaves a block alone that another command has claimed but does not use yet', async () => {
    const { options, told } = machine([], [4000]);
    expect(await chooseBase({ ...options, wanted: 4000, isFixed: false })).toBe(4100);
    expect(told[0]).toContain('ports 4000 to 4099 are claimed by process 8');
  });

  it('refuses a block that was asked for when a port in it is taken', async () => {
    const { options } = machine([4050]);
    await expect(chooseBase({ ...options, wanted: 4000, isFixed: true })).rejects.toThrow(
      'port 4050 is taken by process 7 (other)',
    );
  });

  it('never leaves the range of ports', async () => {
    const { options } = machine([65_400]);
    await expect(chooseBase({ ...options, wanted: 65_400, isFixed: false })).rejects.toThrow('No free block');
  });
});

describe('listeningInodes', () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0FA0 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1
   1: 0100007F:0FA0 0100007F:8001 01 00000000:00000000 00:00000000 00000000     0        0 222 1
   2: 0100007F:10FA 0100007F:0FA0 01 00000000:00000000 00:00000000 00000000     0        0 333 1
`;

  it('finds who listens, not who is connected', () => {
    expect(listeningInodes(table, 4000)).toEqual(['111']);
  });

  it('finds nobody on a port that is only used by a client', () => {
    expect(listeningInodes(table, 0x10fa)).toEqual([]);
  });
});

describe('a port that is really taken', () => {
  const server = createServer();
  beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('is not free', async () => {
    expect(await isFree((server.address() as AddressInfo).port)).toBe(false);
  });

  it('is held by this process', () => {
    const holder = describeHolder((server.address() as AddressInfo).port);
    expect(holder).toContain(isOnLinux ? `process ${process.pid} ` : 'process');
  });
});
