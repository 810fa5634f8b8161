import { fileScanStore } from '../../src/store/files.ts';
import { memoryScanStore } from '../../src/store/memory.ts';
import { scanStoreContract } from './scan-store.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

scanStoreContract('memory', async () => ({ store: memoryScanStore(), close: async () => {} }));
scanStoreContract('files', () => inTemporaryFolder(fileScanStore));
