import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atomFeed, signature, slackMessage, teamsCard } from '../../../src/notify/formats.ts';
import { sendDigest } from '../../../src/notify/send.ts';
import type { Digest } from '../../../src/schedules/digest.ts';
import { closedPort, type Loopback, serveLoopback } from '../../helpers/loopback.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

const HOSTILE = ']]><script>alert(1)</script> & <!channel> [a link](https://bad.example) *bold* <at>all</at>';
const digest: Digest = {
  ...{ schema: 1, id: 'north@2026-11-29T02:00Z', schedule: 'north', run: 'north@2026-11-29T02:00Z' },
  ...{ madeAt: '2026-11-29T09:00:00.000Z', summary: '1 planned: 1 complete.' },
  serious: [{ target: HOSTILE, check: 'security/hsts', severity: 'serious', places: 1 }],
  ...{ notWhole: [], ending: [], scores: [], overdue: [] },
};
const nobody = { email: [], webhook: false, teams: false, slack: false, feed: null };
const told = { seconds: 1_796_000_000, feed: [digest], already: [] };

describe('a name that is markup', () => {
  it('is text in an Atom feed', () => {
    const feed = atomFeed([{ ...digest, schedule: HOSTILE }]);
    expect(feed).not.toContain('<script>');
    expect(feed).toContain('&lt;script&gt;');
    // Nothing of it ends the section that it stands in.
    expect(feed.split(']]>').length).toBe(feed.split('<![CDATA[').length);
  });

  it('is text on a card of Teams, whose runs know no markup', () => {
    const kinds = new Set([...JSON.stringify(teamsCard(digest)).matchAll(/"type":"(\w+)"/g)].map(([, type]) => type));
    expect([...kinds].toSorted()).toEqual(['AdaptiveCard', 'RichTextBlock', 'TextRun', 'message']);
    expect(JSON.stringify(teamsCard(digest))).toContain('[a link](https://bad.example)');
  });

  it('is text in Slack', () => {
    const message = slackMessage({ ...digest, schedule: HOSTILE });
    expect(JSON.stringify(message)).not.toContain('mrkdwn');
    expect((message as { text: string }).text).not.toContain('<');
  });
});

it('each feed has a name of its own, and a message to Slack counts what it leaves out', () => {
  const idOf = (schedule: string) => /<id>([^<]*)</.exec(atomFeed([{ ...digest, schedule }]))?.[1];
  expect(idOf('north')).not.toBe(idOf('south'));
  const serious = Array.from({ length: 500 }, () => ({ ...digest.serious[0], target: 'x'.repeat(300) }));
  const { blocks } = slackMessage({ ...digest, serious } as Digest) as { blocks: { text: { text: string } }[] };
  for (const { text } of blocks) expect(text.text.length).toBeLessThanOrEqual(3000);
  expect(blocks.at(-1)?.text.text).toMatch(/and 480 more$/);
});

it('a signature is of the time and the body together', () => {
  const expected = createHmac('sha256', 'a key').update('12.{}').digest('hex');
  expect(signature('{}', 'a key', 12)).toBe(`t=12,v1=${expected}`);
  expect(signature('{}', 'a key', 13)).not.toContain(expected);
});

describe('sending', () => {
  interface Received {
    readonly path: string;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly body: string;
  }
  let received: Received[];
  let status = 200;
  let server: Loopback;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;

  beforeEach(async () => {
    received = [];
    status = 200;
    folder = await temporaryFolder();
    server = await serveLoopback((request, response, at) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push({ path: at, headers: request.headers, body: Buffer.concat(chunks).toString() });
        response.writeHead(status, status === 302 ? { location: `${server.origin}/elsewhere` } : {}).end();
      });
    });
  });
  afterEach(async () => {
    await server.close();
    await folder.remove();
  });

  it('a webhook is signed, and whoever has the key can check it', async () => {
    const env = { LGDSS_NOTIFY_WEBHOOK: `${server.origin}/hook`, LGDSS_NOTIFY_WEBHOOK_KEY: 'a key' };
    const sent = await sendDigest(digest, { ...nobody, webhook: true }, { ...told, env });
    expect(sent).toEqual({ by: ['webhook'], problems: [] });
    const [hook] = received;
    expect(JSON.parse(hook?.body ?? '')).toEqual(digest);
    expect(hook?.headers['lgdss-signature']).toBe(signature(hook?.body ?? '', 'a key', told.seconds));
  });

  it('each way by itself: what failed is named without its secrets, and what went out is not sent again', async () => {
    const secretPath = '/services/T000/secret';
    const env = {
      LGDSS_NOTIFY_TEAMS: `${server.origin}/teams`,
      LGDSS_NOTIFY_SLACK: `http://127.0.0.1:${await closedPort()}${secretPath}`,
    };
    const notify = { ...nobody, teams: true, slack: true, webhook: true };
    const sent = await sendDigest(digest, notify, { ...told, env });
    expect(sent.by).toEqual(['teams']);
    expect(sent.problems).toEqual([
      'The webhook could not be sent: LGDSS_NOTIFY_WEBHOOK_KEY is not set.',
      expect.stringContaining('The message to Slack could not be sent'),
    ]);
    expect(sent.problems.join()).not.toContain(secretPath);
    await sendDigest(digest, { ...nobody, teams: true }, { ...told, env, already: ['teams'] });
    expect(received).toHaveLength(1);
  });

  it('goes nowhere else when it is sent on, and takes a refusal as one', async () => {
    const env = { LGDSS_NOTIFY_TEAMS: `${server.origin}/teams` };
    for (status of [302, 500]) {
      const sent = await sendDigest(digest, { ...nobody, teams: true }, { ...told, env });
      expect(sent.by).toEqual([]);
      expect(sent.problems).toHaveLength(1);
    }
    expect(received.map((one) => one.path)).toEqual(['/teams', '/teams']);
  });

  it('writes a feed whole', async () => {
    const file = path.join(folder.path, 'feeds', 'north.xml');
    await sendDigest(digest, { ...nobody, feed: file }, { ...told, env: {} });
    expect(await readFile(file, 'utf8')).toContain('urn:lgdss:digests:north%402026-11-29T02%3A00Z');
  });

  it('an e-mail arrives as plain text, at those it is for and nobody else', async () => {
    const mail = await smtpServer();
    const env = { LGDSS_NOTIFY_SMTP: `smtp://127.0.0.1:${mail.port}`, LGDSS_NOTIFY_FROM: 'lgdss@ambleford.example' };
    const schedule = 'north\r\nBcc: everybody@ambleford.example';
    const sent = await sendDigest(
      { ...digest, schedule },
      { ...nobody, email: ['digital@ambleford.example'] },
      { ...told, env },
    );
    await mail.close();
    expect(sent).toEqual({ by: ['email'], problems: [] });
    expect(mail.recipients).toEqual(['<digital@ambleford.example>']);
    expect(mail.message()).toMatch(/^Content-Type: text\/plain/m);
    expect(mail.message()).not.toMatch(/^Bcc:/m);
    expect(mail.message()).toContain('security/hsts (serious), 1 place');
  });
});

describe('a mail server that is not as it should be', () => {
  const mailTo = { ...nobody, email: ['digital@ambleford.example'] };
  const from = { LGDSS_NOTIFY_FROM: 'lgdss@ambleford.example' };
  const send = (address: string) =>
    sendDigest(digest, mailTo, { ...told, env: { ...from, LGDSS_NOTIFY_SMTP: address }, patienceMs: 300 });

  it('one that says nothing is not waited for long', async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const begun = performance.now();
    const { by, problems } = await send(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    silent.close();
    expect({ by, problems: problems.length }).toEqual({ by: [], problems: 1 });
    expect(performance.now() - begun).toBeLessThan(60_000);
  });

  it('one that cannot encrypt gets no password', async () => {
    const mail = await smtpServer();
    const { by, problems } = await send(`smtp://lgdss:secretword@127.0.0.1:${mail.port}`);
    await mail.close();
    expect({ by, problems: problems.length }).toEqual({ by: [], problems: 1 });
    expect(mail.heard().some((line) => line.startsWith('AUTH'))).toBe(false);
    expect(problems.join()).not.toContain('secretword');
  });

  it('an address without its beginning is not taken for another', async () => {
    expect((await send('mail.ambleford.example:587')).problems).toEqual([
      'The e-mail could not be sent: LGDSS_NOTIFY_SMTP must be an address such as smtps://name:password@mail.example.',
    ]);
  });
});

/** As much of SMTP as one message takes. */
async function smtpServer() {
  const heard: string[] = [];
  const recipients: string[] = [];
  let data = '';
  let inData = false;
  const server = createServer((socket) => {
    let rest = '';
    socket.write('220 ready\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (inData && line !== '.') data += `${line}\n`;
        else if (inData) socket.write('250 taken\r\n');
        else if (line === 'DATA') socket.write('354 go on\r\n');
        else if (line === 'QUIT') socket.end('221 bye\r\n');
        else if (line.startsWith('EHLO')) socket.write('250-ready\r\n250 AUTH PLAIN LOGIN\r\n');
        else if (line.startsWith('AUTH')) socket.write('235 fine\r\n');
        else socket.write('250 fine\r\n');
        heard.push(line);
        if (line.startsWith('RCPT TO:')) recipients.push(line.slice('RCPT TO:'.length));
        inData = line === 'DATA' || (inData && line !== '.');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    recipients,
    heard: (): readonly string[] => heard,
    /** Long lines are broken on the way. */
    message: () => data.replaceAll('=\n', ''),
    async close() {
      server.close();
    },
  };
}
