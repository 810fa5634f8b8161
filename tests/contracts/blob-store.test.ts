import { fileBlobStore } from '../../src/store/files.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';
import { blobStoreContract } from './blob-store.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

blobStoreContract('memory', async () => ({ store: memoryBlobStore(), close: async () => {} }));
blobStoreContract('files', () => inTemporaryFolder(fileBlobStore));
