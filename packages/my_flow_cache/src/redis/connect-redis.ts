import { isIP } from 'node:net';
import { Redis } from 'ioredis';

export type RedisConnectionOptions = {
  /** `redis://` or `rediss://`, with user, password and database where there are any, each percent-encoded. */
  readonly url: string;
  /** The certificate, in PEM, of an authority of one's own; null: those that Node knows. */
  readonly ca: string | null;
  /** Told why a connection failed; it is tried again by itself. */
  readonly onError: (error: Error) => void;
};

export type RedisConnection = Redis;

const connectMsMax = 3_000;
const againMsMax = 2_000;

/**
 * A connection that comes back by itself for as long as it takes. While it is away every command fails at once instead of waiting in line, and none is sent
 * twice. Throws TypeError for an address that is none.
 */
export function connectRedis({ url, ca, onError }: RedisConnectionOptions): RedisConnection {
  const redis = new Redis({
    ...addressOf(url, ca),
    // Spoken by every server there is; nothing of the newer protocol is used.
    protocol: 2,
    connectTimeout: connectMsMax,
    keepAlive: 10_000,
    // A peer that has gone without a word is given up, and the connection made anew.
    socketTimeout: 10_000,
    retryStrategy: (attempts) => Math.min(50 * 2 ** Math.min(attempts, 10), againMsMax),
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
  });
  redis.on('error', onError);
  return redis;
}

function addressOf(url: string, ca: string | null) {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  if (protocol !== 'redis:' && protocol !== 'rediss:') throw new TypeError('the address of Redis must begin with redis:// or rediss://');
  const host = hostname.replace(/^\[|\]$/g, '') || '127.0.0.1';
  return {
    host,
    port: Number(port || 6379),
    username: decodeURIComponent(username) || undefined,
    password: decodeURIComponent(password) || undefined,
    db: Number(pathname.slice(1) || 0),
    tls: protocol === 'redis:' ? undefined : { ca: ca ?? undefined, servername: isIP(host) ? undefined : host },
  };
}
