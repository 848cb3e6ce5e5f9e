import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { configurationOf } from './app-configuration.mjs';
import { checkClusterCertificates, checkComposeCertificates } from './check-certificates.mjs';
import { appEnvironment, settingGroups } from './environment.mjs';
import { apps } from './parts.mjs';
import { deployPath, root } from './paths.mjs';
import { Problem } from './terminal.mjs';

// What a process has from its machine rather than from its settings.
const ambient = ['PATH', 'HOME', 'TZ', 'LOG_LEVEL', 'HTTP_HOST', 'HEALTH_HOST'];
const sample = { name: 'dev', base: 4000, secrets: {}, folder: 'state', dataFolder: (part) => join('data', part) };

/**
 * Checks as far as that goes without a container engine or a cluster that the files in `deploy/` agree with the table of
 * parts, with the apps' configuration classes and with each other. Fails with everything that is wrong.
 */
export function checkDeployFiles() {
  const problems = [...checkTable(), ...checkDockerfile(), ...checkCompose(), ...checkKubernetes()];
  if (problems.length > 0) throw new Problem(`deploy files:\n  ${problems.join('\n  ')}`);
}

/** Each app gets the settings that its configuration class requires, and no group of settings that it does not read. */
function checkTable() {
  const groups = settingGroups(sample, {});
  return Object.entries(apps).flatMap(([name, app]) => {
    if (!existsSync(join(root, 'apps', name, 'src', 'main.ts'))) return [`apps/${name}/src/main.ts does not exist`];
    const { known, required } = configurationOf(name);
    const given = Object.keys(appEnvironment(sample, name, {}));
    const missing = required.filter((key) => !given.includes(key)).map((key) => `parts.mjs: ${name} needs ${key}`);
    const superfluous = app.env
      .filter((group) => !Object.keys(groups[group]).some((key) => known.includes(key)))
      .map((group) => `parts.mjs: ${name} reads nothing of “${group}”`);
    return [...missing, ...superfluous];
  });
}

function checkDockerfile() {
  const copied = [...readFileSync(deployPath('Dockerfile'), 'utf8').matchAll(/^COPY (?!--from)(.+) \S+$/gm)];
  return copied
    .flatMap(([, sources]) => sources.split(' '))
    .filter((source) => !existsSync(join(root, source)))
    .map((source) => `Dockerfile copies ${source}, which does not exist`);
}

function checkCompose() {
  const { services } = parse('compose.yaml')[0];
  const complain = (text) => `compose.yaml: ${text}`;
  // What is built for one job and ends is no app.
  const built = Object.entries(services).filter(([, { build }]) => build && build.target !== 'build');
  return [
    ...compareNames(
      built.map(([name]) => name),
      complain,
    ),
    ...built.flatMap(([name, { build, environment }]) => [
      ...checkBuild(name, build).map(complain),
      ...compareKeys(name, Object.keys(environment)).map(complain),
    ]),
    ...checkComposeCertificates(services).map(complain),
    ...topics()
      .filter(
        ({ name, partitions, retentionMs }) =>
          !services.topics.command.join('\n').includes(`create ${name} ${partitions} ${retentionMs}`),
      )
      .map(({ name }) => complain(`topic ${name} is not created as in topics.json`)),
  ];
}

function checkBuild(name, build) {
  const stages = [...readFileSync(deployPath('Dockerfile'), 'utf8').matchAll(/^FROM .+ AS (\S+)$/gm)].map(
    ([, stage]) => stage,
  );
  return [
    build.args?.APP !== name && `${name} builds ${build.args?.APP}`,
    !stages.includes(build.target) && `${name}: the Dockerfile has no target ${build.target}`,
    !existsSync(deployPath(build.context, build.dockerfile)) && `${name}: ${build.dockerfile} does not exist`,
  ].filter(Boolean);
}

/** In the cluster, each group of settings is one ConfigMap and, for its secrets, one Secret of the same name. */
function checkKubernetes() {
  const kustomization = parse('kubernetes/kustomization.yaml')[0];
  const missing = kustomization.resources.filter((file) => !existsSync(deployPath('kubernetes', file)));
  if (missing.length > 0) return [`kustomization.yaml: ${missing.join(', ')} does not exist`];
  const files = [...kustomization.resources, 'secrets.example.yaml'];
  const objects = files.flatMap((file) => parse(`kubernetes/${file}`)).flatMap((one) => one.items ?? [one]);
  const complain = (text) => `kubernetes: ${text}`;
  const settings = new Map();
  for (const { kind, metadata, data, stringData } of objects) {
    if (kind !== 'ConfigMap' && kind !== 'Secret') continue;
    settings.set(`${kind}/${metadata.name}`, Object.keys(data ?? stringData));
  }
  const deployments = objects.filter(({ kind }) => kind === 'Deployment');
  return [
    ...checkClusterCertificates(objects).map(complain),
    ...compareNames(
      deployments.map(({ metadata }) => metadata.name),
      complain,
    ),
    ...deployments.flatMap(({ metadata, spec }) => {
      const [container] = spec.template.spec.containers;
      const refs = (container.envFrom ?? []).map(({ configMapRef, secretRef }) =>
        configMapRef ? `ConfigMap/${configMapRef.name}` : `Secret/${secretRef.name}`,
      );
      const unknown = refs.filter((ref) => !settings.has(ref)).map((ref) => complain(`${metadata.name}: no ${ref}`));
      const keys = [
        ...refs.flatMap((ref) => settings.get(ref) ?? []),
        ...(container.env ?? []).map(({ name }) => name),
      ];
      const hasService =
        !apps[metadata.name]?.ports.grpc ||
        objects.some(({ kind, metadata: { name } }) => kind === 'Service' && name === metadata.name);
      return [
        ...unknown,
        ...compareKeys(metadata.name, keys).map(complain),
        ...(hasService ? [] : [complain(`${metadata.name} has no Service`)]),
      ];
    }),
  ];
}

function compareNames(names, complain) {
  const missing = Object.keys(apps).filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !apps[name]);
  return [
    ...missing.map((name) => complain(`${name} is missing`)),
    ...unknown.map((name) => complain(`${name} is no app`)),
  ];
}

function compareKeys(name, keys) {
  if (!apps[name]) return [];
  const expected = Object.keys(appEnvironment(sample, name, {})).filter((key) => !ambient.includes(key));
  const missing = expected.filter((key) => !keys.includes(key)).map((key) => `${name} lacks ${key}`);
  const unknown = keys
    .filter((key) => !expected.includes(key) && !ambient.includes(key))
    .map((key) => `${name} has ${key}, which parts.mjs does not give it`);
  return [...missing, ...unknown];
}

function topics() {
  return JSON.parse(readFileSync(deployPath('kafka', 'topics.json'), 'utf8'));
}

function parse(file) {
  // Loaded here because npm packages may be installed only after this module is.
  const { parseAllDocuments } = createRequire(import.meta.url)('yaml');
  return parseAllDocuments(readFileSync(deployPath(...file.split('/')), 'utf8'), { merge: true }).map((document) => {
    if (document.errors.length > 0) throw new Problem(`deploy/${file}: ${document.errors[0].message}`);
    return document.toJS();
  });
}
