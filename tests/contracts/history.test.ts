import { systemClock } from '../../src/compose.ts';
import { openDatabase } from '../../src/history/database.ts';
import { emptyPostgresDatabase } from '../helpers/postgres-server.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { historyContract } from './history.ts';

const ports = { clock: systemClock };

historyContract('embedded', async () => {
  const folder = await temporaryFolder();
  return { open: () => openDatabase({ url: null, folder: folder.path }, ports), close: folder.remove };
});
historyContract('PostgreSQL', async () => {
  const url = await emptyPostgresDatabase();
  return { open: () => openDatabase({ url, folder: '' }, ports), close: async () => {} };
});
