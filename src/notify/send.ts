import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Digest, digestText, plainText } from '../schedules/digest.ts';
import type { NotifySpec } from '../schedules/spec.ts';
import { atomFeed, signature, slackMessage, teamsCard } from './formats.ts';

type Env = Readonly<Record<string, string | undefined>>;

const PATIENCE_MS = 20_000;

export const WAYS = ['email', 'webhook', 'teams', 'slack', 'feed'] as const;
export type Way = (typeof WAYS)[number];

export interface Sent {
  readonly by: readonly Way[];
  readonly problems: readonly string[];
}

/**
 * Sends a digest wherever the schedule says. What is secret, addresses of webhooks included, stands in the environment
 * alone. The sentences say what could not be sent, and name no secret.
 */
export async function sendDigest(
  digest: Digest,
  notify: NotifySpec,
  {
    env,
    seconds,
    feed,
    already,
    patienceMs = PATIENCE_MS,
  }: {
    readonly env: Env;
    readonly seconds: number;
    readonly feed: readonly Digest[];
    /** By these it has gone out before, so nobody gets it twice. */
    readonly already: readonly Way[];
    /** How long a server may take for an answer. */
    readonly patienceMs?: number;
  },
): Promise<Sent> {
  const by: Way[] = [...already];
  const problems: string[] = [];
  const attempt = async (way: Way, wanted: boolean, send: () => Promise<void>) => {
    if (!wanted || already.includes(way)) return;
    try {
      await send();
      by.push(way);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      problems.push(`${NAMES[way]} could not be sent: ${withoutSecrets(why, env)}`);
    }
  };
  const { email, webhook, teams, slack, feed: file } = notify;
  await attempt('email', email.length > 0, () => sendMail(digest, email, env, patienceMs));
  await attempt('webhook', webhook, async () => {
    const body = JSON.stringify(digest);
    const signed = signature(body, secret('LGDSS_NOTIFY_WEBHOOK_KEY', env), seconds);
    await post('LGDSS_NOTIFY_WEBHOOK', body, env, { 'lgdss-signature': signed });
  });
  await attempt('teams', teams, () => post('LGDSS_NOTIFY_TEAMS', JSON.stringify(teamsCard(digest)), env));
  await attempt('slack', slack, () => post('LGDSS_NOTIFY_SLACK', JSON.stringify(slackMessage(digest)), env));
  await attempt('feed', file !== null, () => writeFeed(file ?? '', feed));
  return { by, problems };
}

const NAMES: Readonly<Record<Way, string>> = {
  email: 'The e-mail',
  webhook: 'The webhook',
  teams: 'The message to Teams',
  slack: 'The message to Slack',
  feed: 'The feed',
};

async function sendMail(digest: Digest, to: readonly string[], env: Env, patienceMs: number): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const address = smtpAddress(secret('LGDSS_NOTIFY_SMTP', env));
  const transport = createTransport({
    url: address,
    ...{
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      dnsTimeout: patienceMs,
    },
    // A password is not sent where others can read it, whatever somebody in between makes of the answer.
    requireTLS: URL.parse(address)?.password !== '',
    // Nothing of a message is ever read from a file or fetched.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const text = digestText(digest);
  try {
    // As text and not as HTML: nothing in it can be more than words.
    await transport.sendMail({
      from: secret('LGDSS_NOTIFY_FROM', env),
      to: [...to],
      subject: text.title,
      text: plainText(text),
    });
  } finally {
    transport.close();
  }
}

function smtpAddress(text: string): string {
  const url = URL.parse(text);
  if (url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '') return text;
  throw new Error('LGDSS_NOTIFY_SMTP must be an address such as smtps://name:password@mail.example.');
}

async function post(
  name: string,
  body: string,
  env: Env,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const answer = await fetch(secret(name, env), {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
    // What is meant for one address is not sent to another.
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
}

async function writeFeed(file: string, digests: readonly Digest[]): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  // Whole or not at all: others read it at any time.
  const draft = `${file}.${process.pid}.draft`;
  await writeFile(draft, atomFeed(digests));
  await rename(draft, file);
}

function secret(name: string, env: Env): string {
  const value = env[name]?.trim();
  if (value) return value;
  throw new Error(`${name} is not set.`);
}

function withoutSecrets(text: string, env: Env): string {
  const secrets = Object.entries(env).flatMap(([name, value]) =>
    name.startsWith('LGDSS_NOTIFY_') && name !== 'LGDSS_NOTIFY_FROM' && value ? [value.trim()] : [],
  );
  // The longest first: what is left of one that has another in it would still tell much of it.
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((said, value) => said.replaceAll(value, '…'), text).slice(0, 500);
}
