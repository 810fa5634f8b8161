import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttp } from '../../src/gather/http.ts';
import { artifact, html, startVisiting, type Visiting } from './visiting.ts';

const HOST = 'new.ambleford.example';
const resolve = [`${HOST}=127.0.0.1`];

let visiting: Visiting;
beforeAll(async () => {
  visiting = await startVisiting(
    () => ({
      '/': (request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end(html(`<h1>${request.headers.host}</h1>`));
      },
    }),
    { resolve },
  );
});
afterAll(() => visiting.close());

describe('a host with an address of its own', () => {
  it('is visited by the browser under its name, without DNS', async () => {
    const visit = await visiting.visit('/', HOST);
    expect(artifact(visit, 'headings').map(({ text }) => text)).toEqual([`${HOST}:${visiting.server.port}`]);
  });

  it('is asked over plain requests as well', async () => {
    const http = openHttp({ userAgent: 'lgdss-test', timeoutMs: 30_000, ignoreCertificateErrors: false, resolve });
    const got = await http.get(`http://${HOST}:${visiting.server.port}/`, 5000);
    await http.close();
    expect(got.ok && new TextDecoder().decode(got.value.bytes)).toContain(`<h1>${HOST}:`);
  });

  it('is not found by those who were told nothing, nor are its neighbours', async () => {
    const http = openHttp({ userAgent: 'lgdss-test', timeoutMs: 30_000, ignoreCertificateErrors: false });
    const got = await http.get(`http://${HOST}:${visiting.server.port}/`, 5000);
    await http.close();
    expect(got).toMatchObject({ ok: false });
    expect(await visiting.visit('/', 'other.ambleford.example')).toMatchObject({ state: 'failed' });
  });
});
