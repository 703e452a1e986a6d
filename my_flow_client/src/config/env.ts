import 'server-only';
import { readFileSync } from 'node:fs';
import { type EnvironmentValues, isLoopback, readEnvironment } from 'my_flow_contract/environment';

/** `null` means that the thing is off, or that the embedded one serves. */
export type Environment = {
  readonly apiUrl: string;
  /** Signs the tokens for the API and the session cookie where nobody else vouches for people; never leaves this process. */
  readonly localSecret: string | null;
  /** With a password every browser has to sign in; without one the server is reachable from this machine alone. */
  readonly password: string | null;
  readonly publicUrl: URL | null;
  /** Where people sign in instead. */
  readonly issuer: IssuerEnvironment | null;
  readonly redis: { readonly url: string; readonly token: string | null; readonly ca: string | null } | null;
  readonly logLevel: Values['LOG_LEVEL'];
  /** How long requests are still taken after being told to stop. */
  readonly drainMs: number;
  /** How long closing may take after that. */
  readonly closingMs: number;
  readonly otlp: { readonly endpoint: string; readonly headers: string | null; readonly serviceName: string } | null;
};

/** `logtoEndpoint` null: an issuer that is not Logto. */
export type IssuerEnvironment = {
  readonly issuer: string;
  readonly logtoEndpoint: string | null;
  readonly appId: string;
  readonly appSecret: string;
  readonly cookieSecret: string;
  readonly resource: string;
};

/** Whether the development server runs, which evaluates code to reload it. */
export const isDevelopment = process.env.NODE_ENV === 'development';

type Values = EnvironmentValues<'client'>;

let known: { readonly environment: Environment; readonly values: Values } | undefined;

/** The client's configuration, read once. Throws with every fault at once, naming variables and never values. */
export function environment(): Environment {
  return read().environment;
}

/** The secret shared with the API, where nobody else vouches for people. Throws where an issuer does. */
export function localSecret(): string {
  const secret = environment().localSecret;
  if (secret === null) throw new Error('MYFLOW_LOCAL_SECRET is not set: people sign in at an issuer.');
  return secret;
}

/**
 * Refuses to start without a password where other machines can knock: Next listens on HOSTNAME, and everywhere when there is none. The check of host
 * names keeps browsers out, and no program that writes whatever Host it likes. Throws in words, also when the environment is not complete.
 */
export function refuseExposure(): void {
  const { values } = read();
  const { password, issuer } = environment();
  if (password !== null || issuer !== null || values.MYFLOW_ALLOW_REMOTE_CLIENT || isLoopback(values.HOSTNAME)) return;
  throw new Error(
    `MyFlow would listen on ${values.HOSTNAME}, where other machines reach it, and there is no password. ` +
      "Set one, for example MYFLOW_PASSWORD='a long phrase of your own', or listen on this machine alone: HOSTNAME=127.0.0.1. " +
      'In a container whose port is published on 127.0.0.1 alone, set MYFLOW_ALLOW_REMOTE_CLIENT=true.',
  );
}

function read(): { readonly environment: Environment; readonly values: Values } {
  if (known !== undefined) return known;
  const { values, faults, warnings } = readEnvironment('client', process.env, (file) =>
    readFileSync(/* turbopackIgnore: true */ file, 'utf8'),
  );
  if (values === null) {
    const lines = faults.map(({ name, reason, example }) => `  ${name} ${reason}. Example: ${name}=${example}`);
    throw new Error(`The environment of the client is not complete:\n${lines.join('\n')}`);
  }
  for (const warning of warnings) console.warn(`MyFlow's client: ${warning}`);
  known = { environment: Object.freeze(environmentOf(values)), values };
  return known;
}

function environmentOf(values: Values): Environment {
  const { REDIS_URL, OTEL_EXPORTER_OTLP_ENDPOINT } = values;
  return {
    apiUrl: values.MYFLOW_API_URL,
    localSecret: values.MYFLOW_LOCAL_SECRET ?? null,
    password: values.MYFLOW_PASSWORD ?? null,
    publicUrl: values.MYFLOW_PUBLIC_URL === undefined ? null : new URL(values.MYFLOW_PUBLIC_URL),
    issuer: issuerOf(values),
    redis: REDIS_URL === undefined ? null : { url: REDIS_URL, token: values.UPSTASH_REDIS_REST_TOKEN ?? null, ca: values.REDIS_CA ?? null },
    logLevel: values.LOG_LEVEL,
    drainMs: values.MYFLOW_DRAIN_MS,
    closingMs: values.MYFLOW_CLOSING_MS,
    otlp:
      OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? null
        : {
            endpoint: OTEL_EXPORTER_OTLP_ENDPOINT,
            headers: values.OTEL_EXPORTER_OTLP_HEADERS ?? null,
            serviceName: values.OTEL_SERVICE_NAME ?? 'myflow-client',
          },
  };
}

/** What the table requires together is there together, so the fallbacks are never taken. */
function issuerOf(values: Values): IssuerEnvironment | null {
  const issuer = values.OIDC_ISSUER ?? (values.LOGTO_ENDPOINT && `${values.LOGTO_ENDPOINT}/oidc`);
  if (issuer === undefined) return null;
  return {
    issuer,
    logtoEndpoint: values.LOGTO_ENDPOINT ?? null,
    appId: values.LOGTO_APP_ID ?? '',
    appSecret: values.LOGTO_APP_SECRET ?? '',
    cookieSecret: values.LOGTO_COOKIE_SECRET ?? '',
    resource: values.LOGTO_RESOURCE ?? '',
  };
}
