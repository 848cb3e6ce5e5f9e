import { findServiceName } from './service-name';

describe('the service that a certificate names', () => {
  it.each([
    ['URI:spiffe://licensing.local/identity', 'identity'],
    ['URI:spiffe://licensing.local/registry-sandbox, DNS:localhost, IP Address:127.0.0.1', 'registry-sandbox'],
    ['DNS:localhost, URI:spiffe://licensing.local/gateway', 'gateway'],
  ])('%s: %s', (names, service) => {
    expect(findServiceName(names)).toBe(service);
  });

  it.each([
    undefined,
    '',
    'DNS:gateway',
    'URI:spiffe://elsewhere/gateway',
    'URI:https://licensing.local/gateway',
    'URI:spiffe://licensing.local/gateway/more',
    'URI:spiffe://licensing.local/Gateway',
    'URI:spiffe://licensing.local/',
    'URI:spiffe://licensing.local/gateway, URI:spiffe://licensing.local/orchestrator',
    'DNS:"x, URI:spiffe://licensing.local/gateway"',
    'DNS:"\\", URI:spiffe://licensing.local/gateway"',
    'URI:"spiffe://licensing.local/gateway, DNS:x"',
  ])('none in %j', (names) => {
    expect(findServiceName(names)).toBeUndefined();
  });
});
