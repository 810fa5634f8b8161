#!/usr/bin/env node
// Nothing is imported above this check: what follows does not even load on an older Node.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `lgdss needs Node 22.19 or later, and this is ${process.version}. Install a newer Node and try again.\n`,
  );
  process.exit(2);
}

// To read and compile our own code and Playwright's takes a third of a second, each time unless it is kept. Where it cannot
// be kept it is compiled. https://nodejs.org/api/module.html#module-compile-cache
const { enableCompileCache } = await import('node:module');
const { homedir } = await import('node:os');
const { cacheFolder } = await import('../authorities/data-folder.ts');
const cache = cacheFolder({ platform: process.platform, home: homeOfUser(), env: process.env });
if (cache !== null) enableCompileCache(cache);

/** Empty for a user whom the system does not know, as in some containers: Node throws for them. */
function homeOfUser(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}

const interrupt = new AbortController();
process.on('SIGINT', () => {
  // The first Ctrl-C asks for a clean end, the second does not wait for it.
  if (interrupt.signal.aborted) process.exit(130);
  interrupt.abort();
});
process.on('SIGTERM', () => interrupt.abort());
// A worker that started us and is gone cannot use our result any more, and somebody else may begin where we stopped: the
// journal is made for sudden ends.
process.once('disconnect', () => process.exit(130));
process.channel?.unref();
// A reader that went away, for example `head`, is no reason for a stack trace.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
// Left to Node, a fault of ours would end with 1, which says that the gate failed. Nothing was answered: that is 3.
process.on('uncaughtException', (error) => {
  process.stderr.write(
    `lgdss stopped because of a fault in it, and what it was to do is not done. Please report this.\n${error?.stack ?? error}\n`,
  );
  process.exit(3);
});

const every = (ms: number, work: () => void) => {
  const timer = setInterval(work, ms).unref();
  return () => clearInterval(timer);
};
const { keepMemorySmallOnceLarge, makeRoomForNew } = await import('./memory.ts');
keepMemorySmallOnceLarge(every);
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  cwd: process.cwd(),
  terminal: process.stderr.isTTY ? { columns: process.stderr.columns || 80 } : null,
  ask: process.stdin.isTTY && process.stderr.isTTY ? askPerson : undefined,
  signal: interrupt.signal,
  longWorkBegins: makeRoomForNew,
  elapsed: () => performance.now(),
  every,
});

/** On the error stream, so that the output can still go to a program. Ctrl-C and Ctrl-D give up. */
async function askPerson(question: string): Promise<string | undefined> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const gone = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)));
  try {
    return await Promise.race([terminal.question(question), gone]);
  } finally {
    terminal.close();
  }
}

export {};
