import { type Robots, readRobots } from '../../crawl/robots.ts';
import type { HttpClient } from '../http.ts';
import { fetchRobots } from './files.ts';

/** The rules of an origin for all who look around: each origin is asked once, whoever needs to know first. */
export function robotsOf(http: Pick<HttpClient, 'get'>, signal: AbortSignal): (origin: string) => Promise<Robots> {
  const known = new Map<string, Promise<Robots>>();
  return (origin) => {
    const rules = known.get(origin) ?? fetchRobots(origin, http, signal).then(readRobots);
    known.set(origin, rules);
    return rules;
  };
}
