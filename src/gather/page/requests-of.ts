import type { Frame, Request } from 'playwright';
import type { Visiting } from '../gatherer.ts';
import { isDocumentRequest } from '../navigate.ts';

/**
 * What a visit asks for, from now on. Until the page is there, anything but the page itself is asked for by the one that
 * was in the tab before it, on its way out.
 */
export function requestsOf(page: Visiting['page'], most: number) {
  const seen: Request[] = [];
  let arrived = false;
  const onArrival = (frame: Frame) => {
    arrived ||= frame === page.mainFrame();
  };
  const onRequest = (request: Request) => {
    if (seen.length < most && (arrived || isDocumentRequest(page, request))) seen.push(request);
  };
  page.on('framenavigated', onArrival);
  page.on('request', onRequest);
  return {
    seen,
    end() {
      page.off('framenavigated', onArrival);
      page.off('request', onRequest);
    },
  };
}
