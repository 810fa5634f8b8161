import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { serveLoopback } from './loopback.ts';

export const KEYS = { accessKeyId: 'AKAMBLEFORD', secretAccessKey: 'a secret of Ambleford', region: 'eu-west-2' };

/**
 * A small S3-compatible store on loopback with one bucket, `evidence`. It lets nobody in whose signature is not right:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export async function startBucketServer() {
  const objects = new Map<string, Buffer>();
  /** So many of the next requests are answered as a server in trouble answers. */
  const trouble = { left: 0 };
  const site = await serveLoopback(async (request, response, address) => {
    const body = await buffer(request);
    if (trouble.left > 0) {
      trouble.left -= 1;
      return void response.writeHead(503).end();
    }
    if (!isSigned(request, address, body)) return void response.writeHead(403).end();
    if (!address.startsWith('/evidence/')) return void response.writeHead(404).end();
    const there = objects.get(address);
    if (request.method === 'PUT') {
      objects.set(address, body);
      return void response.end();
    }
    if (request.method === 'DELETE') {
      objects.delete(address);
      return void response.writeHead(204).end();
    }
    if (!there) return void response.writeHead(404).end();
    response.setHeader('content-length', there.byteLength);
    response.end(request.method === 'HEAD' ? undefined : there);
  });
  return { ...site, address: `${site.origin}/evidence/lgdss`, objects, trouble };
}

function isSigned({ headers, method = '' }: IncomingMessage, address: string, body: Buffer): boolean {
  const said = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    headers.authorization ?? '',
  );
  const [, credential = '', names = '', signature] = said ?? [];
  const [id, day = '', region = '', service = '', end = ''] = credential.split('/');
  const sum = sha256(body);
  const time = String(headers['x-amz-date']);
  if (id !== KEYS.accessKeyId || service !== 's3' || !time.startsWith(day)) return false;
  if (headers['x-amz-content-sha256'] !== sum || !['host', 'x-amz-date'].every((name) => names.includes(name))) {
    return false;
  }
  const lines = names.split(';').map((name) => `${name}:${headers[name]}\n`);
  const canonical = [method, address, '', lines.join(''), names, sum].join('\n');
  const scope = [day, region, service, end].join('/');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = [day, region, service, end].reduce<Buffer | string>(hmac, `AWS4${KEYS.secretAccessKey}`);
  return region === KEYS.region && end === 'aws4_request' && hmac(key, toSign).toString('hex') === signature;
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
