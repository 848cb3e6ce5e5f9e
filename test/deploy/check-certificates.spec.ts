import { checkClusterCertificates, checkComposeCertificates } from '../../deploy/local/check-certificates.mjs';
import { certificateHolders } from '../../deploy/local/parts.mjs';

const environment = { TLS_CA_FILE: '/tls/ca.crt', TLS_CERT_FILE: '/tls/tls.crt', TLS_KEY_FILE: '/tls/tls.key' };
const container = (own: string, target = '/tls') => ({
  environment,
  depends_on: { certificates: { condition: 'service_completed_successfully' } },
  volumes: ['documents:/data', { type: 'volume', source: 'certificates', target, volume: { subpath: own } }],
});

describe('certificates of containers', () => {
  const good = Object.fromEntries(certificateHolders.map((name) => [name, container(name)]));

  it('are right when each sees its own', () => {
    const job = { volumes: ['certificates:/certificates'] };
    expect(checkComposeCertificates({ ...good, certificates: job, mongo: { volumes: ['mongo:/data/db'] } })).toEqual(
      [],
    );
  });

  it.each([
    ['another one’s', { identity: container('gateway') }],
    ['the whole volume', { identity: { ...container('identity'), volumes: ['certificates:/tls'] } }],
    [
      'the whole volume too',
      { identity: { ...container('identity'), volumes: [...container('identity').volumes, 'certificates:/all'] } },
    ],
    ['none', { identity: { ...container('identity'), volumes: [] } }],
    ['them elsewhere', { identity: container('identity', '/elsewhere') }],
    ['them before they are made', { identity: { ...container('identity'), depends_on: {} } }],
    ['another path', { identity: { ...container('identity'), environment: { ...environment, TLS_KEY_FILE: '/x' } } }],
    ['some, but is no service that needs them', { mongo: container('authority') }],
  ])('are wrong when one sees %s', (_, wrong) => {
    expect(checkComposeCertificates({ ...good, ...wrong })).toHaveLength(1);
  });
});

describe('certificates in the cluster', () => {
  const certificate = (name: string, uri = `spiffe://licensing.local/${name}`) => ({
    kind: 'Certificate',
    metadata: { name },
    spec: { secretName: `${name}-tls`, uris: [uri] },
  });
  const deployment = (name: string, secretName = `${name}-tls`) => ({
    kind: 'Deployment',
    metadata: { name },
    spec: {
      template: {
        spec: {
          volumes: [{ name: 'tls', secret: { secretName } }],
          containers: [{ volumeMounts: [{ name: 'tls', mountPath: '/tls' }] }],
        },
      },
    },
  });
  const good = [
    { kind: 'ConfigMap', metadata: { name: 'tls' }, data: environment },
    ...certificateHolders.flatMap((name) => [certificate(name), deployment(name)]),
  ];
  const instead = (object: { kind: string; metadata: { name: string } }) =>
    good.map((one) => (one.kind === object.kind && one.metadata.name === object.metadata.name ? object : one));

  it('are right when each mounts its own', () => {
    expect(checkClusterCertificates(good)).toEqual([]);
  });

  it.each([
    ['names another service', certificate('identity', 'spiffe://licensing.local/gateway')],
    ['is mounted by another service', deployment('identity', 'gateway-tls')],
  ])('are wrong when one %s', (_, object) => {
    expect(checkClusterCertificates(instead(object))).toHaveLength(1);
  });
});
