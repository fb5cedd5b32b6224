import { readFileSync } from 'node:fs';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { type LinkKey, readLinkKeys } from '#domain/action-token.ts';
import { DomainError } from '#domain/errors.ts';
import { type MailLimits, readLimitsByDomain } from '#domain/mail-rate.ts';
import { LONGEST_LOCAL_PART } from '#domain/reply/address.ts';
import type { TemporalServer } from './temporal-server.ts';

/** How mails are paced: `calm` obeys working hours and the mail budget; `immediate` is for trying things out. */
export const MAIL_PACINGS = ['calm', 'immediate'] as const;
export type MailPacing = (typeof MAIL_PACINGS)[number];

/** The key that signs mails, under the name that its public half has in the DNS. */
export interface DkimKey {
  domain: string;
  selector: string;
  /** PEM. */
  privateKey: string;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

interface KeyNotes {
  /** What to write instead, one clause that ends a sentence. */
  remedy: string;
  /** A value that no message may repeat. */
  secret?: boolean;
}

const port = (fallback: number, notes: KeyNotes) =>
  Type.Integer({ minimum: 0, maximum: 65_535, default: fallback, ...notes });

/** Text that is kept in a file and never repeated in a message. */
const pem = (holds: string, remedy: string) =>
  Type.String({ pattern: `^-----BEGIN ${holds}-----`, secret: true, remedy });

/** The environment this product reads; every key with what to do when its value cannot be used. */
const Environment = Type.Object({
  DATABASE_URL: Type.String({
    pattern: '^postgres(ql)?://.+',
    secret: true,
    remedy: 'set it to a PostgreSQL address such as postgres://user:password@host:5432/quarterdeck',
  }),
  TEMPORAL_ADDRESS: Type.String({
    pattern: '^[^\\s/:]+:\\d{1,5}$',
    default: '127.0.0.1:7233',
    remedy: 'set it to host:port of the Temporal frontend, such as 127.0.0.1:7233',
  }),
  TEMPORAL_NAMESPACE: Type.String({
    pattern: '^\\S+$',
    default: 'default',
    remedy: 'set it to the name of a namespace that exists, such as default',
  }),
  TEMPORAL_TLS: Type.Union([Type.Literal('on'), Type.Literal('off')], {
    default: 'off',
    remedy: "set it to 'on' where the Temporal frontend speaks TLS, or to 'off'",
  }),
  TEMPORAL_CA: Type.Optional(
    pem(
      'CERTIFICATE',
      'set it to the certificate of your own authority in PEM, best in a file named by TEMPORAL_CA_FILE, or leave it out where the system trusts the server',
    ),
  ),
  TEMPORAL_CLIENT_CERT: Type.Optional(
    pem(
      'CERTIFICATE',
      'set it to the certificate that Temporal knows this side by, in PEM, best in a file named by TEMPORAL_CLIENT_CERT_FILE, or leave it out',
    ),
  ),
  TEMPORAL_CLIENT_KEY: Type.Optional(
    pem(
      '(EC |RSA )?PRIVATE KEY',
      'set it to the key of TEMPORAL_CLIENT_CERT in PEM, best in a file named by TEMPORAL_CLIENT_KEY_FILE',
    ),
  ),
  TEMPORAL_API_KEY: Type.Optional(
    Type.String({
      minLength: 1,
      secret: true,
      remedy: 'set it to the API key of your namespace, with TEMPORAL_TLS on, or leave it out',
    }),
  ),
  SMTP_URL: Type.String({
    pattern: '^smtps?://.+',
    default: 'smtp://127.0.0.1:1025',
    secret: true,
    remedy: 'set it to the mail relay, such as smtp://user:password@relay.example.org:587',
  }),
  MAIL_FROM: Type.String({
    pattern: '^([^<>\\r\\n]*<[^<>@\\s]+@[^<>@\\s]+>|[^<>@\\s]+@[^<>@\\s]+)$',
    default: 'Quarterdeck <quarterdeck@localhost>',
    remedy: 'set it to the sender, such as OKR team <okr@example.org>',
  }),
  MAIL_PER_MINUTE: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      remedy:
        'set it to how many mails the relay takes in a minute, or leave it out: then as many go as it takes',
    }),
  ),
  MAIL_PER_MINUTE_TO: Type.Optional(
    Type.String({
      minLength: 1,
      remedy:
        'set it to how many mails a minute each domain takes, such as example.org=30,*=100, or leave it out',
    }),
  ),
  DKIM_DOMAIN: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$',
      remedy: 'set it to the domain that signs, the one of MAIL_FROM, or leave all of DKIM out',
    }),
  ),
  DKIM_SELECTOR: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*$',
      remedy: 'set it to the name under which the public key stands in the DNS, such as okr2027',
    }),
  ),
  DKIM_PRIVATE_KEY: Type.Optional(
    Type.String({
      pattern: '^-----BEGIN (RSA )?PRIVATE KEY-----',
      secret: true,
      remedy: 'set it to an RSA key in PEM, best in a file named by DKIM_PRIVATE_KEY_FILE',
    }),
  ),
  HOST: Type.String({
    pattern: '^[0-9a-zA-Z.:-]+$',
    default: '127.0.0.1',
    remedy: 'set it to the address to listen on, such as 127.0.0.1 or 0.0.0.0',
  }),
  CONSOLE_PORT: port(4000, { remedy: 'set it to a free port between 1 and 65535' }),
  CONSOLE_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s?#]+$',
      remedy: 'set it to the address HR ops opens, such as https://okr.example.org',
    }),
  ),
  CONSOLE_TOKEN: Type.Optional(
    Type.String({ minLength: 16, secret: true, remedy: 'set it to at least 16 random characters' }),
  ),
  OIDC_ISSUER: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s?#]+$',
      remedy:
        'set it to the address of your OpenID provider, such as https://login.example.org, or leave it out',
    }),
  ),
  OIDC_CLIENT_ID: Type.Optional(
    Type.String({ minLength: 1, remedy: 'set it to the client id that the provider gave the console' }),
  ),
  OIDC_CLIENT_SECRET: Type.Optional(
    Type.String({
      minLength: 1,
      secret: true,
      remedy: 'set it to the secret that the provider gave the console, or leave it out for a public client',
    }),
  ),
  OIDC_EMPLOYEE_ID_CLAIM: Type.Optional(
    Type.String({
      minLength: 1,
      remedy:
        'set it to the claim that holds the employee id, or leave it out: then people are known by address',
    }),
  ),
  TASK_PAGES_PORT: port(4001, { remedy: 'set it to a free port between 1 and 65535' }),
  TASK_PAGES_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s?#]+$',
      remedy: 'set it to the public base of the links in mails, such as https://my.okr.example.org',
    }),
  ),
  // Behind these is nothing but /healthz and /readyz.
  WORKER_PORT: port(4002, { remedy: 'set it to a free port between 1 and 65535' }),
  WORKER_CACHE_DIR: Type.Optional(
    Type.String({
      minLength: 1,
      remedy: 'set it to a folder that only the worker may write to, or leave it out',
    }),
  ),
  MAILER_PORT: port(4003, { remedy: 'set it to a free port between 1 and 65535' }),
  METRICS_PORT: Type.Optional(
    port(0, { remedy: 'set it to a free port for Prometheus, or leave it out: then nothing is told' }),
  ),
  TEMPORAL_METRICS_PORT: Type.Optional(
    port(0, { remedy: 'set it to a free port for the figures of the Temporal SDK, or leave it out' }),
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s?#]+$',
      remedy:
        'set it to a collector that speaks OTLP over HTTP, such as http://127.0.0.1:4318, or leave it out: then nothing is traced',
    }),
  ),
  INBOUND_ADDRESS: Type.Optional(
    Type.String({
      pattern: `^[^<>@+\\s]{1,${LONGEST_LOCAL_PART}}@[^<>@\\s]+$`,
      remedy: `set it to an address of this service such as okr@mail.example.org, with at most ${LONGEST_LOCAL_PART} characters before the @, or leave it out: then nobody can reply`,
    }),
  ),
  INBOUND_SMTP_PORT: port(2525, { remedy: 'set it to a free port between 1 and 65535' }),
  INBOUND_PORT: port(4004, { remedy: 'set it to a free port between 1 and 65535' }),
  LINK_KEYS: Type.String({
    pattern: '^[A-Za-z0-9]{1,8}:[A-Za-z0-9_-]{22,}(,[A-Za-z0-9]{1,8}:[A-Za-z0-9_-]{22,})*$',
    secret: true,
    remedy:
      'set it to name:key pairs such as a:<32 random bytes as base64url>; the first one signs new links',
  }),
  MAIL_PACING: Type.Union(
    MAIL_PACINGS.map((pacing) => Type.Literal(pacing)),
    { default: 'calm', remedy: "set it to 'calm', or to 'immediate' for trying things out" },
  ),
  WEBHOOKS_LOCAL: Type.Union([Type.Literal('on'), Type.Literal('off')], {
    default: 'off',
    remedy: "set it to 'on' to send webhooks to http://localhost while trying things out, or to 'off'",
  }),
  UNDO_MINUTES: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1440,
      remedy: 'set it to minutes between 0 and 1440, or leave it out',
    }),
  ),
  LEARNING_DIR: Type.Optional(
    Type.String({
      minLength: 1,
      remedy: 'set it to a folder with your own learning texts, LANGUAGE/NAME.md, or leave it out',
    }),
  ),
  DEV_PAGES: Type.Union([Type.Literal('on'), Type.Literal('off')], {
    default: 'off',
    remedy: "set it to 'on' to look at sample mails under /dev/mails, or to 'off'",
  }),
  LOG_LEVEL: Type.Union(
    LOG_LEVELS.map((level) => Type.Literal(level)),
    { default: 'info', remedy: `set it to one of ${LOG_LEVELS.join(', ')}` },
  ),
});

/** The names of all variables. */
export const CONFIG_KEYS: readonly string[] = Object.keys(Environment.properties);

export interface Config {
  databaseUrl: string;
  temporal: TemporalServer & { namespace: string };
  smtpUrl: string;
  mailFrom: string;
  /** What the relay and the domains of readers take in a minute. */
  mailLimits: MailLimits;
  /** By which mails are signed (RFC 6376); null when the relay does it. */
  dkim: DkimKey | null;
  host: string;
  console: { port: number; url: string; token: string | null };
  /** The organisation's OpenID provider, by which people sign in to the console; null without one. */
  oidc: {
    issuer: string;
    clientId: string;
    clientSecret: string | null;
    employeeIdClaim: string | null;
  } | null;
  taskPages: { port: number; url: string };
  /** `cacheDir` keeps the compiled workflows from one start to the next. */
  worker: { port: number; cacheDir: string | null };
  /** Where Prometheus asks this process, and where it asks its Temporal SDK; null for nowhere. */
  metrics: { port: number | null; temporalPort: number | null };
  /** The collector that is told of traces, by OTLP over HTTP; null for nowhere. */
  tracing: { endpoint: string | null };
  mailer: { port: number };
  /** Where replies and reports of relays come in; without an address no mail says that it can be answered. */
  inbound: { address: string | null; smtpPort: number; port: number };
  /** The first key signs; all of them verify. */
  linkKeys: LinkKey[];
  mailPacing: MailPacing;
  /** Whether webhooks may also go to this machine itself, for trying things out. */
  webhooks: { local: boolean };
  /** Overrides every cycle's undo window; null leaves each cycle its own. */
  undoMinutes: number | null;
  /** An organisation's own learning texts; null for those that come with the product. */
  learningDir: string | null;
  /** Whether the task pages show sample mails under /dev/mails. */
  devPages: boolean;
  logLevel: (typeof LOG_LEVELS)[number];
  /** What a rehearsal's own process gets of the environment; null without a Temporal CLI to play on. */
  rehearsal: { temporalBinary: string; environment: Record<string, string> } | null;
}

/** Says all that is wrong with the environment at once, one sentence a variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/**
 * The one reader of the environment; whoever needs a setting takes it from the answer.
 *
 * @param environment usually `process.env`; empty values count as absent. A secret may stand in a file instead, named by
 *   its variable with `_FILE` at the end, as container platforms hand secrets over.
 * @returns the configuration, complete and of the right types.
 * @throws ConfigError with one sentence for each variable that cannot be used.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const env = withSecretsFromFiles(environment);
  const present = Object.fromEntries(
    Object.keys(Environment.properties).flatMap((key) => (env[key] ? [[key, env[key]]] : [])),
  );
  const value: unknown = Value.Default(Environment, Value.Convert(Environment, present));
  if (!isEnvironment(value)) throw new ConfigError(describeProblems(value, env));
  const consoleUrl = value.CONSOLE_URL ?? `http://${value.HOST}:${value.CONSOLE_PORT}`;
  const taskPagesUrl = value.TASK_PAGES_URL ?? `http://${value.HOST}:${value.TASK_PAGES_PORT}`;
  return {
    databaseUrl: value.DATABASE_URL,
    temporal: {
      address: value.TEMPORAL_ADDRESS,
      namespace: value.TEMPORAL_NAMESPACE,
      ...temporalSecurityIn(value),
    },
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    mailLimits: mailLimitsIn(value),
    dkim: dkimIn(value),
    host: value.HOST,
    console: {
      port: value.CONSOLE_PORT,
      url: withoutTrailingSlash(consoleUrl),
      token: value.CONSOLE_TOKEN ?? null,
    },
    oidc: oidcIn(value),
    taskPages: { port: value.TASK_PAGES_PORT, url: withoutTrailingSlash(taskPagesUrl) },
    worker: { port: value.WORKER_PORT, cacheDir: value.WORKER_CACHE_DIR ?? null },
    metrics: { port: value.METRICS_PORT || null, temporalPort: value.TEMPORAL_METRICS_PORT || null },
    tracing: { endpoint: value.OTEL_EXPORTER_OTLP_ENDPOINT ?? null },
    mailer: { port: value.MAILER_PORT },
    inbound: {
      address: value.INBOUND_ADDRESS ?? null,
      smtpPort: value.INBOUND_SMTP_PORT,
      port: value.INBOUND_PORT,
    },
    linkKeys: readLinkKeys(value.LINK_KEYS),
    mailPacing: value.MAIL_PACING,
    webhooks: { local: value.WEBHOOKS_LOCAL === 'on' },
    undoMinutes: value.UNDO_MINUTES ?? null,
    learningDir: value.LEARNING_DIR ?? null,
    devPages: value.DEV_PAGES === 'on',
    logLevel: value.LOG_LEVEL,
    rehearsal: rehearsalIn(environment),
  };
}

/** A rehearsal needs a machine and the Temporal CLI, and none of the product’s secrets. */
const FOR_REHEARSALS = ['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'TMPDIR', 'NODE_COMPILE_CACHE'];

/** @returns what a rehearsal's own process gets of the environment; null without a Temporal CLI to play on. */
export function rehearsalIn(environment: Readonly<Record<string, string | undefined>>): Config['rehearsal'] {
  const temporalBinary = environment.QUARTERDECK_TEMPORAL_BIN;
  if (!temporalBinary) return null;
  const given = FOR_REHEARSALS.flatMap((name) => {
    const value = environment[name];
    return value ? [[name, value] as const] : [];
  });
  return { temporalBinary, environment: Object.fromEntries(given) };
}

/** Both at once would leave open which one counts. */
function withSecretsFromFiles(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const problems: string[] = [];
  const read = Object.keys(Environment.properties).flatMap((key) => {
    const file = env[`${key}_FILE`];
    if (!file || !notesOf(key).secret) return [];
    if (env[key]) problems.push(`${key} and ${key}_FILE are both set: set one of them.`);
    try {
      return [[key, readFileSync(file, 'utf8').trim()]];
    } catch {
      problems.push(
        `${key}_FILE names '${file}', which cannot be read: set it to a file that this process may read.`,
      );
      return [];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...env, ...Object.fromEntries(read) };
}

type EnvironmentValues = Static<typeof Environment>;

/** One without the other would leave people before a button that leads nowhere. */
function oidcIn(value: EnvironmentValues): Config['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = value;
  if (issuer === undefined && clientId === undefined) return null;
  if (issuer === undefined || clientId === undefined) {
    const missing = issuer === undefined ? 'OIDC_ISSUER' : 'OIDC_CLIENT_ID';
    throw new ConfigError([`${missing} is not set: ${notesOf(missing).remedy}.`]);
  }
  return {
    issuer,
    clientId,
    clientSecret: value.OIDC_CLIENT_SECRET ?? null,
    employeeIdClaim: value.OIDC_EMPLOYEE_ID_CLAIM ?? null,
  };
}

/** A secret that would travel in the clear, or a key without its certificate, is a mistake. */
function temporalSecurityIn(value: EnvironmentValues): Pick<TemporalServer, 'tls' | 'apiKey'> {
  const {
    TEMPORAL_CA: ca,
    TEMPORAL_CLIENT_CERT: crt,
    TEMPORAL_CLIENT_KEY: key,
    TEMPORAL_API_KEY: apiKey,
  } = value;
  const given = [ca, crt, key, apiKey].some((each) => each !== undefined);
  if (value.TEMPORAL_TLS === 'off') {
    if (!given) return {};
    throw new ConfigError([
      `TEMPORAL_TLS is 'off', so TEMPORAL_CA, TEMPORAL_CLIENT_CERT, TEMPORAL_CLIENT_KEY and TEMPORAL_API_KEY cannot be used: set it to 'on', or leave them out.`,
    ]);
  }
  if ((crt === undefined) !== (key === undefined)) {
    const missing = crt === undefined ? 'TEMPORAL_CLIENT_CERT' : 'TEMPORAL_CLIENT_KEY';
    throw new ConfigError([`${missing} is not set: ${notesOf(missing).remedy}.`]);
  }
  return {
    tls: {
      ...(ca === undefined ? {} : { serverRootCACertificate: Buffer.from(ca) }),
      ...(crt === undefined || key === undefined
        ? {}
        : { clientCertPair: { crt: Buffer.from(crt), key: Buffer.from(key) } }),
    },
    ...(apiKey === undefined ? {} : { apiKey }),
  };
}

function mailLimitsIn(value: EnvironmentValues): MailLimits {
  try {
    const byDomain = value.MAIL_PER_MINUTE_TO;
    return {
      perMinute: value.MAIL_PER_MINUTE ?? null,
      perMinuteTo: byDomain === undefined ? new Map() : readLimitsByDomain(byDomain),
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new ConfigError([`MAIL_PER_MINUTE_TO: ${error.message} ${error.remedy}`]);
  }
}

/** Two of the three would sign nothing, and nobody would notice. */
function dkimIn(value: EnvironmentValues): Config['dkim'] {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_PRIVATE_KEY: privateKey } = value;
  if (domain !== undefined && selector !== undefined && privateKey !== undefined)
    return { domain, selector, privateKey };
  const keys = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'] as const;
  const missing = keys.filter((key) => value[key] === undefined);
  if (missing.length === keys.length) return null;
  throw new ConfigError(missing.map((key) => `${key} is not set: ${notesOf(key).remedy}.`));
}

function isEnvironment(value: unknown): value is EnvironmentValues {
  return Value.Check(Environment, value);
}

function describeProblems(value: unknown, env: Readonly<Record<string, string | undefined>>): string[] {
  const sentences = new Map<string, string>();
  for (const error of Value.Errors(Environment, value)) {
    const keys =
      error.keyword === 'required'
        ? error.params.requiredProperties
        : [error.instancePath.slice(1).split('/')[0] ?? ''];
    for (const key of keys) {
      const notes = notesOf(key);
      const given = env[key];
      const shown = !given
        ? 'is not set'
        : notes.secret
          ? 'has a value that cannot be used'
          : `is '${given}', which cannot be used`;
      sentences.set(key, `${key} ${shown}: ${notes.remedy}.`);
    }
  }
  return [...sentences.values()];
}

function notesOf(key: string): KeyNotes {
  const schema: unknown = Reflect.get(Environment.properties, key);
  const remedy: unknown = typeof schema === 'object' && schema ? Reflect.get(schema, 'remedy') : undefined;
  const secret = typeof schema === 'object' && schema ? Reflect.get(schema, 'secret') === true : false;
  return { remedy: typeof remedy === 'string' ? remedy : 'see docs/operations', secret };
}

function withoutTrailingSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
