/**
 * Fetches one page over http or https, within limits. Addresses of this machine and of private networks are refused at
 * the moment of connecting, for every redirect, so that a name which resolves to one cannot slip through.
 */
import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { InputError } from '../model/errors.ts';

export type FetchLimits = {
  /** Largest body in bytes, after decompression. */
  readonly maxBytes: number;
  /** Milliseconds for the whole fetch, redirects included. */
  readonly timeoutMs: number;
  readonly maxRedirects: number;
  /** Lets addresses of this machine and of private networks through. */
  readonly allowPrivate: boolean;
  readonly userAgent: string;
};
export type Page = { readonly url: string; readonly bytes: Uint8Array };

const DEFAULTS: FetchLimits = {
  maxBytes: 20 * 1024 * 1024,
  timeoutMs: 20_000,
  maxRedirects: 5,
  allowPrivate: false,
  userAgent: 'crosswire',
};

/** Special-purpose addresses (IANA registries, RFC 6890): loopback, private, link-local, shared, multicast, reserved. */
const PRIVATE_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
const PRIVATE_V6 = [
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

const privateAddresses = new BlockList();
for (const [list, family] of [
  [PRIVATE_V4, 'ipv4'],
  [PRIVATE_V6, 'ipv6'],
] as const) {
  for (const entry of list) {
    const [network, bits] = entry.split('/') as [string, string];
    privateAddresses.addSubnet(network, Number(bits), family);
  }
}

export function isUrl(input: string): boolean {
  return /^https?:\/\//i.test(input);
}

/** Whether an IP address is one that only this machine or its network can mean. An IPv4 address inside IPv6 is judged as IPv4. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  const version = isIP(bare);
  if (version === 0) return true;
  return privateAddresses.check(bare, version === 4 ? 'ipv4' : 'ipv6');
}

/** The bytes of a page and the URL it was found at in the end. Throws an `InputError`. */
export async function fetchPage(url: string, limits: Partial<FetchLimits> = {}): Promise<Page> {
  const all = { ...DEFAULTS, ...limits };
  const signal = AbortSignal.timeout(all.timeoutMs);
  let at = parseUrl(url, url);
  try {
    for (let hops = 0; ; hops++) {
      const response = await open(at, url, all, signal);
      const { statusCode: status = 0, headers } = response;
      if (status >= 300 && status < 400 && headers.location !== undefined) {
        response.destroy();
        if (hops >= all.maxRedirects)
          throw failed(url, `redirects more than ${all.maxRedirects} times`, 'Give the address it leads to.');
        at = parseUrl(headers.location, url, at);
        continue;
      }
      if (status < 200 || status >= 300) {
        response.destroy();
        throw failed(
          url,
          `the server answered ${status}`,
          'Open it in a browser to see whether it still exists.',
        );
      }
      return { url: at.href, bytes: await body(response, url, all) };
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (signal.aborted)
      throw failed(
        url,
        `no full answer within ${all.timeoutMs / 1000} s`,
        'Try again, or save the page and give the file.',
      );
    const { code, message } = error as NodeJS.ErrnoException;
    throw failed(url, `cannot be fetched (${code ?? message})`, 'Check the address and the connection.');
  }
}

function parseUrl(href: string, asked: string, base?: URL): URL {
  const parsed = URL.canParse(href, base) ? new URL(href, base) : undefined;
  if (parsed === undefined)
    throw new InputError('bad-url', asked, `"${href}" is no valid address`, 'Write it as https://host/path.');
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw new InputError(
      'bad-url',
      asked,
      `leads to ${parsed.protocol} which is not fetched`,
      'Only http and https are.',
    );
  }
  return parsed;
}

function open(at: URL, asked: string, limits: FetchLimits, signal: AbortSignal): Promise<IncomingMessage> {
  const host = at.hostname.replace(/^\[|\]$/g, '');
  if (!limits.allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) throw isPrivate(asked, host);
  return new Promise((resolve, reject) => {
    const send = at.protocol === 'https:' ? httpsRequest : httpRequest;
    const sent = send(at, {
      signal,
      lookup: limits.allowPrivate ? lookup : publicLookup(asked),
      agent: false,
      headers: {
        'user-agent': limits.userAgent,
        accept: 'text/html,application/xhtml+xml,text/plain;q=0.9',
        'accept-encoding': 'gzip, br, deflate',
      },
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end();
  });
}

/** A name lookup that fails where any address of the name is private. */
function publicLookup(asked: string): LookupFunction {
  return (hostname, options, callback) => {
    const all: LookupOptions & { all: true } = { ...(options as LookupOptions), all: true };
    lookup(hostname, all, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, []);
      const bad = addresses.find(({ address }) => isPrivateAddress(address));
      if (bad !== undefined)
        return callback(isPrivate(asked, `${hostname} is ${bad.address}`) as NodeJS.ErrnoException, []);
      if ((options as LookupOptions).all) return callback(null, addresses);
      const first = addresses[0]!;
      return callback(null, first.address, first.family);
    });
  };
}

async function body(response: IncomingMessage, url: string, limits: FetchLimits): Promise<Uint8Array> {
  const type = response.headers['content-type'];
  if (type !== undefined && !/^\s*(?:text\/(?:html|plain)|application\/xhtml\+xml)/i.test(type)) {
    response.destroy();
    throw failed(
      url,
      `is ${type.split(';')[0]!.trim()}, not a page of text`,
      'Give the address of an article.',
    );
  }
  const declared = Number(response.headers['content-length'] ?? 0);
  if (declared > limits.maxBytes) {
    response.destroy();
    throw tooLarge(url, limits.maxBytes);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of decompressed(response) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limits.maxBytes) {
      response.destroy();
      throw tooLarge(url, limits.maxBytes);
    }
    chunks.push(chunk);
  }
  if (size === 0) throw new InputError('empty', url, 'the page is empty', 'Open it in a browser to see why.');
  return inUtf8(Buffer.concat(chunks, size), type);
}

function decompressed(response: IncomingMessage): AsyncIterable<Uint8Array> {
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  const unpack =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'br'
        ? createBrotliDecompress()
        : encoding === 'deflate'
          ? createInflate()
          : undefined;
  if (unpack === undefined) return response;
  response.on('error', (error) => unpack.destroy(error));
  return response.pipe(unpack);
}

/** A body whose header names another encoding, as UTF-8 with a byte order mark, which outranks what the page says of itself. */
function inUtf8(bytes: Uint8Array, type: string | undefined): Uint8Array {
  const label = /charset=["']?([\w:-]+)/i.exec(type ?? '')?.[1];
  if (label === undefined || /^utf-?(?:8|16)/i.test(label)) return bytes;
  try {
    return Buffer.from(`\ufeff${new TextDecoder(label).decode(bytes)}`);
  } catch {
    return bytes;
  }
}

function failed(url: string, problem: string, advice: string): InputError {
  return new InputError('fetch-failed', url, problem, advice);
}

function tooLarge(url: string, maxBytes: number): InputError {
  return new InputError(
    'too-large',
    url,
    `is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`,
    'Save the article itself and give the file.',
  );
}

function isPrivate(url: string, what: string): InputError {
  return new InputError(
    'private-address',
    url,
    `leads into a private network (${what})`,
    'Pass --allow-private if that is meant.',
  );
}
