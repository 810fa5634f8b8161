import type { HeldReason, HeldRequest } from '../../model/journey.ts';

const WHY: Readonly<Record<HeldReason, string>> = {
  payment: 'It would go to a service that takes payments.',
  final: 'It would finish, or may: it pays, submits, confirms, sends, applies, reports, registers or books.',
  'not-allowed': 'It sends something, and the journey does not allow it.',
  'changes-state': 'It would change something on the site.',
  robots: 'robots.txt asks us not to open it.',
  'left-alone': 'The server was left alone, so it was not asked for.',
  'another-site': 'The journey would begin on a site that is neither scanned nor declared.',
  socket: 'It would open a connection on which anything can be sent.',
};

export function stoppedBy({ method, url, why }: HeldRequest): string {
  return `Stopped before finishing: ${method} ${url} was not sent. ${WHY[why]}`;
}
