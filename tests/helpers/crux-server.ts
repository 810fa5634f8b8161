import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const recorded = (name: string) => readFileSync(new URL(`../fixtures/crux/${name}.json`, import.meta.url), 'utf8');
export const ANSWER = recorded('origin-phone');
export const NOT_FOUND = recorded('not-found');

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly key: string;
  readonly body: { readonly origin?: string; readonly url?: string; readonly formFactor: string };
}

/** Stands for Google's API on this machine. `answer` says what each question gets. */
export async function serveCrux(answer: (asked: Asked) => { readonly status: number; readonly body: string }) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { method = '', url = '', headers } = request;
    const one: Asked = { method, url, key: String(headers['x-goog-api-key'] ?? ''), body: JSON.parse(text) };
    asked.push(one);
    const { status, body } = answer(one);
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/v1/records:queryRecord`,
    asked,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
