import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { checks } from '../checks/registry.ts';
import { renderConfigurationDoc } from '../src/config/doc.ts';
import { renderChecksDoc } from './checks-doc.ts';

const docs = path.join(import.meta.dirname, '..', 'docs');

writeFileSync(path.join(docs, 'configuration.md'), renderConfigurationDoc());
writeFileSync(path.join(docs, 'checks.md'), renderChecksDoc(checks));
