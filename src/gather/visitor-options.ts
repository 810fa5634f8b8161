import type { OtherEngine } from '../browser/other-engines.ts';
import type { Profile } from '../model/profile.ts';
import type { DnsServer, MachineTurns } from '../ports.ts';
import type { Journey } from './journeys/load.ts';
import type { Machine } from './measure/machine.ts';
import type { MeasureSettings } from './measure/measurer.ts';
import type { SignInMeans } from './sign-in/means.ts';
import type { CruxAccess } from './site/field-data/field-data.ts';

export interface VisitorOptions {
  readonly executablePath: string;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly ignoreCertificateErrors: boolean;
  /** `host=address` each: where to connect for a host, without a look-up. */
  readonly resolve?: readonly string[];
  /** Left out: those that this machine uses. */
  readonly dnsServer?: DnsServer | undefined;
  /** Certificates of authorities (PEM) to trust besides the usual ones. */
  readonly trusted?: readonly string[];
  /** Left out: the standard one. */
  readonly profile?: Profile;
  /** A picture of every page, and not only where there is something new to show. */
  readonly allPictures?: boolean;
  /** False: no page is tried out. */
  readonly probes?: boolean;
  /** False: the site is not looked at as a whole. */
  readonly wholeSite?: boolean;
  /** Left out: no page is measured. */
  readonly measuring?: Pick<MeasureSettings, 'devices' | 'mostPages' | 'runs'>;
  /** PDFs of a site to look into; left out, ten. */
  readonly mostPdfs?: number;
  /** Left out: no field data is asked for. */
  readonly crux?: CruxAccess | undefined;
  /** Left out: none. */
  readonly journeys?: readonly Journey[];
  /** axe rule ids to run on every page. */
  readonly axeRules: readonly string[];
  /** Rules of the second engine to run where pages are tried out; left out, all. */
  readonly secondRules?: readonly string[];
  /** Left out: pages are seen as by somebody who is not signed in. */
  readonly signIn?: SignInMeans | undefined;
  /** Pages open at once, of all hosts together; left out, as many as are asked for. */
  readonly mostTabs?: number;
}

/** What a test may bring in its own way. */
export interface Alongside {
  readonly turns?: MachineTurns;
  readonly machine?: Machine;
  readonly otherEngines?: readonly OtherEngine[];
}
