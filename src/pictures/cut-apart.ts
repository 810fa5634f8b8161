import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cutOut } from '../../reports/lib/crop.ts';
import type { Picture, ReportTools } from '../model/report.ts';
import type { Question } from './worker.ts';

/** The same file before and after the build. */
const WORKER = fileURLToPath(new URL(`./worker${path.extname(import.meta.url)}`, import.meta.url));
/** Without a question for so long, the process ends. */
const IDLE_MS = 1000;
/** Of the largest picture, on a slow machine. */
const LONGEST_MS = 60_000;

type Pictures = readonly (Picture | null)[];

/**
 * Unpacks pictures in a process of its own: one takes over 100 MB, which a process that goes on does not give back. Where
 * that comes to nothing they are unpacked here, so that the report is the same.
 */
export function openCutter(script = WORKER): NonNullable<ReportTools['cutOut']> {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const end = () => {
    child?.kill();
    child = undefined;
  };
  const ask = async (question: Question): Promise<Pictures> => {
    clearTimeout(idle);
    try {
      child ??= start(script);
      return await answerOf(child, question);
    } catch {
      end();
      return cutOut(question.bytes, question.boxes);
    } finally {
      // Neither the process nor this wait keeps the program from ending.
      idle = setTimeout(end, IDLE_MS).unref();
    }
  };
  return (bytes, boxes) => {
    const answer = last.then(() => ask({ bytes, boxes }));
    // What goes wrong with one question is said to whoever asked it.
    last = answer.catch(() => undefined);
    return answer;
  };
}

function start(script: string): ChildProcess {
  const child = fork(script, [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  // Whoever waits for an answer hears of it as well.
  child.on('error', () => undefined);
  return child;
}

/** Rejects when the process is gone or takes too long. */
async function answerOf(child: ChildProcess, question: Question): Promise<Pictures> {
  const { promise, resolve, reject } = Promise.withResolvers<Pictures>();
  const late = setTimeout(() => reject(new Error('It took too long.')), LONGEST_MS);
  const gone = () => reject(new Error('The process is gone.'));
  const heard = (pictures: unknown) => resolve(pictures as Pictures);
  child.channel?.ref();
  child.once('message', heard).once('error', gone).once('exit', gone);
  child.send(question, (error) => error && gone());
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    child.off('message', heard).off('error', gone).off('exit', gone);
    child.channel?.unref();
  }
}
