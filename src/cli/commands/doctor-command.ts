import { Command } from 'commander';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';

export function doctorCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('doctor')
    .description('Say whether this machine has what a scan needs: browser, Node, a folder to write to.')
    .option('--browser <path>', 'the browser to look at')
    .option('--out <folder>', 'the folder reports would be written to')
    .action(async (options: { browser?: string; out?: string }) => {
      const { runDoctor } = await import('./doctor.ts');
      const { text, ok } = await runDoctor({
        env: io.env,
        cwd: io.cwd,
        browserFlag: options.browser,
        out: options.out,
      });
      io.out(text);
      done(ok ? EXIT.ok : EXIT.usage);
    });
}
