import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { measuredOf } from '../../reports/lib/measured.ts';
import { pipelineReports, reports } from '../../reports/registry.ts';
import type { Failure } from '../model/evidence.ts';
import { PIPELINE_FORMATS, type Rendered, type Report, type ReportInput, type ReportTools } from '../model/report.ts';
import { writeArchives } from './write-archives.ts';

/** Makes the folder and proves that it can be written to, before a scan of an hour ends in an error. */
export async function prepareFolder(folder: string): Promise<Failure | undefined> {
  const probe = path.join(folder, '.lgdss-can-write');
  try {
    await makeFolder(folder);
    await writeFile(probe, '');
    await rm(probe);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      code: 'unwritable',
      message: `Nothing can be written to '${folder}' (${code}). Choose another folder with --out or --store.`,
    };
  }
}

/** Level by level: Node's own recursion never ends where a system refuses without saying why, as /proc does. */
async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  const parent = path.dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || found) throw error;
  });
}

/** Every format in turn, and what they refer to. One that throws costs itself and is named; the others are still written. */
export async function writeReports(folder: string, input: ReportInput, tools: ReportTools): Promise<readonly string[]> {
  const { record, result } = input;
  const problems = await writeAll(Object.values(reports), folder, input, tools);
  return [...problems, ...(await writeArchives(folder, measuredOf(record, result), record, tools))];
}

/** The files that were asked for, of those that a pipeline reads. */
export function writePipelineFiles(
  folder: string,
  input: ReportInput,
  tools: ReportTools,
  wanted: readonly string[],
): Promise<readonly string[]> {
  return writeAll(
    PIPELINE_FORMATS.filter((format) => wanted.includes(format)).flatMap((format) => pipelineReports[format]),
    folder,
    input,
    tools,
  );
}

async function writeAll(list: readonly Report[], folder: string, input: ReportInput, tools: ReportTools) {
  const problems: string[] = [];
  for (const report of list) {
    try {
      await writeRendered(path.join(folder, report.fileName), await report.render(input, tools));
    } catch (error) {
      problems.push(
        `${report.fileName} could not be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return problems;
}

/** Pieces are written as they come, and no faster than the disk takes them. Half a report is worse than none. */
export async function writeRendered(file: string, rendered: Rendered): Promise<void> {
  if (typeof rendered === 'string' || rendered instanceof Uint8Array) return writeFile(file, rendered);
  const stream = createWriteStream(file);
  const closed = new Promise<void>((resolve) => stream.once('close', () => resolve()));
  try {
    await pipeline(rendered, stream);
  } catch (error) {
    // A report that breaks off at once may do so before its file is there, which would then be left behind.
    await closed;
    await rm(file, { force: true });
    throw error;
  }
}
