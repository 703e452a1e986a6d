import type { Flow } from 'my_flow_contract';
import type { Migration } from '../migration.ts';
import { termsText } from '../terms-text.ts';

const batchRows = 500;

/** The words that flows are found by, in an index that begins with the person and has the newest flow last: search reads it backwards. */
export const searchTerms: Migration = {
  version: 2,
  up(database) {
    database.exec("ALTER TABLE flows ADD COLUMN terms TEXT NOT NULL DEFAULT ''");
    const read = database.prepare('SELECT key, doc FROM flows WHERE key > ? ORDER BY key LIMIT ?');
    const write = database.prepare('UPDATE flows SET terms = ? WHERE key = ?');
    for (let rows = read.all(-1, batchRows); rows.length > 0; rows = read.all(rows.at(-1)?.['key'] ?? null, batchRows)) {
      for (const { key, doc } of rows) {
        // A document was written by this adapter, which writes flows only.
        const flow = JSON.parse(String(doc)) as Flow;
        write.run(termsText(flow), key ?? null);
      }
    }
    database.exec('CREATE INDEX flows_by_words ON flows (user_id, id, terms)');
  },
};
