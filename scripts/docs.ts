import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { checks } from '../checks/registry.ts';
import { defaultRulebook } from '../src/compose.ts';
import { renderConfigurationDoc } from '../src/config/doc.ts';
import { renderConfigSchema } from '../src/config/json-schema.ts';
import { catalogueOf } from '../src/scan.ts';
import { renderChecksDoc } from './checks-doc.ts';
import { renderStandardsDoc } from './standards-doc.ts';

const docs = path.join(import.meta.dirname, '..', 'docs');

writeFileSync(path.join(docs, 'configuration.md'), renderConfigurationDoc());
writeFileSync(path.join(docs, 'config.schema.json'), renderConfigSchema());
writeFileSync(path.join(docs, 'checks.md'), renderChecksDoc(checks));
writeFileSync(path.join(docs, 'standards.md'), renderStandardsDoc(catalogueOf(defaultRulebook)));
