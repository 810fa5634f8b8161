import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/compose.ts';
import { openDatabase } from '../../../src/history/database.ts';
import { databaseProblem, inPlainWords, isConnectionLost } from '../../../src/history/errors.ts';
import { closedPort } from '../../helpers/loopback.ts';
import { emptyPostgresDatabase } from '../../helpers/postgres-server.ts';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });
const opening = async (url: string) => {
  const opened = await openDatabase({ url, folder: '' }, { clock: systemClock });
  if (opened.ok) await opened.value.end();
  return opened.ok ? 'open' : opened.error.message;
};

describe('what is wrong with a database, in words', () => {
  it.each([
    ['28P01', 'does not accept this name and password'],
    ['28000', 'does not let this name in'],
    ['42501', 'may not make or read tables'],
    ['53300', 'takes no more connections'],
    ['ENOSPC', 'is full. Make room on it'],
    ['ENOTFOUND', 'There is no machine of the name'],
    ['XX000', 'cannot be used: x'],
  ])('%s', (code, words) => {
    const { message } = databaseProblem(coded(code), 'postgres://lgdss@db.ambleford.example/lgdss');
    expect(message).toContain(words);
    expect(message).toContain('postgres://lgdss@db.ambleford.example/lgdss');
  });

  it('of a real server, without the password', async () => {
    const server = new URL(await emptyPostgresDatabase());
    server.password = 'hidden';
    expect(await opening(server.href)).toBe('open');
    server.pathname = '/nothing';
    expect(await opening(server.href)).toMatch(
      /^The server is there, but the database postgres:\/\/lgdss@127.* is not\./,
    );
    server.port = String(await closedPort());
    const refused = await opening(`${server.href}?password=hidden`);
    expect(refused).toMatch(/^No database server answers at postgres:\/\/lgdss@127/);
    expect(refused).not.toContain('hidden');
  });

  it.each([
    'postgres://lgdss:84#secret@db.example/l',
    'postgres://lgdss:84/secret@db',
    'postgres://lgdss:84?secret@db',
  ])('of %s, in which the password ends the machine, without the password', async (url) => {
    const said = await opening(url);
    expect(said).toContain('Write signs such as #');
    expect(said).not.toContain('secret');
  });

  it.each([
    [
      'Connection terminated due to connection timeout',
      'does not answer. Is it running, and may this machine reach it?',
    ],
    ['timeout exceeded when trying to connect', 'does not answer'],
    ['Connection terminated unexpectedly', 'was lost. Is it running? Try again'],
  ])('of pg, which says %s', (message, words) => {
    expect(databaseProblem(new Error(message), 'postgres://lgdss@db.example/lgdss').message).toContain(words);
  });

  it.each(['mysql://lgdss@127.0.0.1/lgdss', 'lgdss', ''])('of %s, which is no address of one', async (url) => {
    expect(await opening(url)).toContain('has to look like postgres:');
  });
});

describe('a full disk, in words', () => {
  const place = 'postgres://lgdss@db.ambleford.example/lgdss';
  const server = /^The disk of the database postgres:.+ambleford.example.lgdss is full\. Make room on it/;
  const said = 'could not extend file "base/5/1": No space left on device';
  const file = { code: 'ENOSPC', path: '/srv/lgdss/evidence/ab/cd' };
  const ofFile = 'The disk is full. Make room on it, where /srv/lgdss/evidence/ab is.';

  it('of the database server is its own, and not that of the machine that asks', () => {
    expect(inPlainWords(coded('53100', said), place)).toMatch(server);
    // As the queue tells of it, and one of several schedules.
    expect(inPlainWords({ code: '53100', message: said }, place)).toMatch(server);
    expect(inPlainWords(new AggregateError([coded('53100', said)], said), place)).toMatch(server);
  });

  it('of a file is where that file is, also when another process says so', () => {
    const error = Object.assign(new Error("ENOSPC: no space left on device, open '/srv'"), file);
    expect(inPlainWords(error, place)).toBe(ofFile);
    expect(inPlainWords(`The scan of Northmere ended early. ${ofFile} Then go on with --resume.`)).toBe(ofFile);
    expect(inPlainWords(coded('ENOSPC', 'ENOSPC: no space left on device, write'), place)).toBe(
      'The disk is full. Make room on it.',
    );
  });
});

it.each<[Error, boolean]>([
  [coded('ECONNRESET'), true],
  [coded('57P01'), true],
  [new Error('Connection terminated unexpectedly'), true],
  [new Error('timeout exceeded when trying to connect'), true],
  [new AggregateError([coded('ECONNREFUSED')]), true],
  [coded('23505'), false],
  [new Error('in the middle'), false],
])('%s: lost is %s', (error, lost) => {
  expect(isConnectionLost(error)).toBe(lost);
});
