import { picturesIn, withPictures } from '../../evidence/pictures-in.ts';
import type { PageRecord } from '../../model/evidence.ts';
import { type JourneyRecord, subjectOf } from '../../model/journey.ts';
import type { BlobStore } from '../../ports.ts';
import { savedJson } from '../blob.ts';
import type { Redactor } from './personal-data.ts';
import { type RedactedPicture, redactPicture } from './pictures.ts';
import { redactFiled } from './redact-filed.ts';

/** Of a step, only these go into a pack. */
const PACKED = ['response', 'document', 'screenshot'];

/** The same journeys without personal data, words and pictures alike. `tell` hears of each picture. */
export async function redactJourneys(
  journeys: readonly JourneyRecord[],
  redactor: Redactor,
  from: BlobStore,
  into: BlobStore,
  tell: (url: string, picture: RedactedPicture) => void,
): Promise<readonly JourneyRecord[]> {
  const redacted: JourneyRecord[] = [];
  for (const { pages: before, ...journey } of journeys) {
    const pages: PageRecord[] = [];
    for (const page of before) {
      const [shot] = picturesIn(await savedJson(page.artifacts.screenshot, from));
      const made = shot && (await redactPicture(shot, page, from, into));
      if (made) tell(redactor.value(subjectOf(page)), made);
      const pictures = new Map(made ? [[made.before, made.screenshot]] : []);
      const artifacts = await redactFiled(page.artifacts, PACKED, redactor, from, into, (value) =>
        withPictures(value, pictures),
      );
      pages.push({ ...redactor.value({ ...page, artifacts: {} }), artifacts });
    }
    redacted.push({ ...redactor.value(journey), pages });
  }
  return redacted;
}
