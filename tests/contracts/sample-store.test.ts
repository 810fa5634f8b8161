import { fileSampleStore, memorySampleStore } from '../../src/store/samples.ts';
import { sampleStoreContract } from './sample-store.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

sampleStoreContract('memory', async () => ({ store: memorySampleStore(), close: async () => {} }));
sampleStoreContract('files', () => inTemporaryFolder(fileSampleStore));
