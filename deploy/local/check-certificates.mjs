import { certificateSettings, serviceUri } from './certificates.mjs';
import { certificateHolders } from './parts.mjs';

const files = Object.entries(certificateSettings('', 'tls'));

/** Each container that speaks gRPC sees the folder of its own certificate, and no other one's. */
export function checkComposeCertificates(services) {
  // Written short, a volume is seen whole.
  const folders = (volumes = []) =>
    volumes
      .map((volume) => (typeof volume === 'string' ? { source: volume.split(':')[0] } : volume))
      .filter(({ source }) => source === 'certificates')
      .map(({ target, volume }) => `${volume?.subpath ?? 'all'} at ${target}`);
  return Object.entries(services).flatMap(([name, { volumes, environment, depends_on: needs }]) => {
    const seen = folders(volumes);
    if (name === 'certificates') return [];
    if (!certificateHolders.includes(name)) return seen.map((one) => `${name} sees certificates: ${one}`);
    return [
      seen.join() !== `${name} at /tls` && `${name} must see its certificates at /tls, and those only`,
      needs?.certificates?.condition !== 'service_completed_successfully' && `${name} does not wait for certificates`,
      ...wrongPaths(environment).map((key) => `${name}: ${key} is no file of its certificate`),
    ].filter(Boolean);
  });
}

/** Each Deployment that speaks gRPC mounts the Secret of its own certificate, which bears its name. */
export function checkClusterCertificates(objects) {
  const find = (kind, name) => objects.find((one) => one.kind === kind && one.metadata.name === name);
  const settings = find('ConfigMap', 'tls')?.data ?? {};
  return [
    ...wrongPaths(settings).map((key) => `${key} is no file of a certificate's Secret`),
    ...certificateHolders.flatMap((name) => {
      const { secretName, uris } = find('Certificate', name)?.spec ?? {};
      const pod = find('Deployment', name)?.spec.template.spec;
      const mounted = pod?.volumes?.find((volume) => volume.name === 'tls')?.secret?.secretName;
      const isSeen = pod?.containers[0].volumeMounts?.some(
        (mount) => mount.name === 'tls' && mount.mountPath === '/tls',
      );
      return [
        uris?.join() !== serviceUri(name) && `the certificate of ${name} does not bear its name, and that only`,
        (!isSeen || mounted === undefined || mounted !== secretName) &&
          `${name} does not mount its certificate at /tls`,
      ].filter(Boolean);
    }),
  ];
}

function wrongPaths(settings) {
  return files.filter(([key, path]) => settings?.[key] !== `/${path}`).map(([key]) => key);
}
