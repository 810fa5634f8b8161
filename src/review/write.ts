import { Document, isMap, type Node, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { cap, oneLine, score as scoreText } from '../../reports/lib/text.ts';
import type { ReviewCause, ReviewFile, ReviewPoint, Ruling } from '../model/review.ts';
import { evidenceSentence } from './evidence.ts';
import { STATE_WORDS } from './read.ts';

const WIDTH = 110;

const HEAD = [
  'A review of one scan. Fill in what is empty, save, and check it with: lgdss review check <this file>',
  '',
  'Each point: decision is met, partly met, not met or not assessed, with a reason.',
  'Each cause: decision is confirmed, disputed (with a reason), false alarm (with a reason) or accepted risk (with a',
  'reason, an owner and the day on which it expires, such as 2027-03-31). It holds for all findings of the cause.',
  'Where one finding is different, add it under except, with its own decision:',
  '  except:',
  '    - finding: f-0123456789abcdef',
  '      decision: false alarm',
  '      reason: why',
  'Name roles, not people. Lines that begin with # are for reading only; write notes into the fields.',
];

/** The file a reviewer fills in. The scan's evidence stands beside each point as comments. */
export function writeReview(review: ReviewFile, document: ReportDocument): string {
  const checkTitles = new Map(document.checks.map(({ id, title }) => [id as string, title]));
  const checkOfCause = new Map(document.rootCauses.map(({ id, check }) => [id, checkTitles.get(check) ?? check]));
  const root = section([
    ['review', text('1')],
    ['service', text(review.service)],
    ['scan', text(review.scan)],
    ['scanned', text(review.scanned)],
    ['date', text(review.date)],
    ['reviewers', list(review.reviewers.map(text))],
    ['notes', text(review.notes)],
    ['points', list(review.points.map((point) => pointNode(point, document)))],
    ['causes', list(review.causes.map((cause) => causeNode(cause, checkOfCause.get(cause.cause))))],
  ]);
  const file = new Document(root);
  file.commentBefore = HEAD.map((line) => ` ${line}`).join('\n');
  return file.toString({ lineWidth: WIDTH, nullStr: '', flowCollectionPadding: false });
}

function pointNode({ point, decision, reason, notes, questions }: ReviewPoint, document: ReportDocument): Node {
  const known = document.points.find(({ id }) => id === point);
  const node = section([
    ['point', text(point)],
    ['decision', text(decision ?? 'undecided')],
    ['reason', text(reason)],
    ['notes', text(notes)],
    [
      'questions',
      list(
        questions.map(({ ask, answer }) =>
          section([
            ['ask', text(ask)],
            ['answer', text(answer)],
          ]),
        ),
      ),
    ],
  ]);
  if (!known) return node;
  const number = known.score === null ? (known.scoreNote ?? '') : `Score ${scoreText(known.score)} out of 100.`;
  return commented(node, [
    `${known.title}. ${known.asks}`,
    `${number} ${evidenceSentence(known)}`,
    `A scan can show: ${known.canShow}`,
    `A scan can never show: ${known.neverSeen}`,
  ]);
}

function causeNode(cause: ReviewCause, title: string | undefined): Node {
  const ids = list(cause.findings.map(text));
  ids.flow = true;
  const node = section([
    ['cause', text(cause.cause)],
    ['about', text(cause.about)],
    ...(cause.state === null ? [] : [['state', text(STATE_WORDS[cause.state])] as const]),
    ...rulingFields(cause),
    ['notes', text(cause.notes)],
    ['findings', ids],
    ...(cause.moreFindings === 0 ? [] : [['more findings', text(String(cause.moreFindings))] as const]),
    ...(cause.except.length === 0
      ? []
      : [
          [
            'except',
            list(cause.except.map((one) => section([['finding', text(one.finding)], ...rulingFields(one)]))),
          ] as const,
        ]),
  ]);
  return title === undefined ? node : commented(node, [title]);
}

function rulingFields({ decision, reason, owner, expires }: Ruling): readonly (readonly [string, Node])[] {
  return [
    ['decision', text(decision ?? 'undecided')],
    ['reason', text(reason)],
    ['owner', text(owner)],
    ['expires', text(expires)],
  ];
}

function section(entries: readonly (readonly [string, Node])[]): YAMLMap {
  const map = new YAMLMap();
  for (const [name, value] of entries) map.set(new Scalar(name), value);
  return map;
}

function list(items: readonly Node[]): YAMLSeq {
  const seq = new YAMLSeq();
  seq.items = [...items];
  const [first] = items;
  if (first) first.spaceBefore = false;
  return seq;
}

/** An empty field shows nothing after its colon, so that there is nothing to delete before writing. */
function text(value: string): Scalar {
  return new Scalar(value === '' ? null : value);
}

function commented(node: Node, lines: readonly string[]): Node {
  const comment = lines.flatMap((line) => wrapped(cap(oneLine(line), 1000))).map((line) => ` ${line}`);
  node.commentBefore = comment.join('\n');
  if (isMap(node)) node.spaceBefore = true;
  return node;
}

function wrapped(line: string): readonly string[] {
  return line.match(new RegExp(`.{1,${WIDTH}}(?:\\s|$)|\\S+`, 'g'))?.map((part) => part.trim()) ?? [];
}
