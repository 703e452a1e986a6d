import type { Flow } from 'my_flow_contract';
import { flowTerms } from '#src/domain/search/flow-terms.ts';
import type { Migration } from '../migration.ts';

/**
 * The words that flows are found by. `flows.terms` is what was indexed, as a JSON array: triggers keep `flow_terms` in step with it, whatever
 * writes or removes a flow, and a word that the tokenizer would give no more is still taken out.
 */
export const searchTerms: Migration = {
  version: 2,
  up(database) {
    database.exec(`
ALTER TABLE flows ADD COLUMN terms TEXT NOT NULL DEFAULT '[]';
CREATE TABLE flow_terms (
  user_id TEXT NOT NULL, term TEXT NOT NULL, flow_id TEXT NOT NULL,
  PRIMARY KEY (user_id, term, flow_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER flows_indexed AFTER INSERT ON flows BEGIN
  INSERT OR IGNORE INTO flow_terms SELECT new.user_id, value, new.id FROM json_each(new.terms);
END;
CREATE TRIGGER flows_unindexed AFTER DELETE ON flows BEGIN
  DELETE FROM flow_terms WHERE user_id = old.user_id AND flow_id = old.id AND term IN (SELECT value FROM json_each(old.terms));
END;
CREATE TRIGGER flows_reindexed AFTER UPDATE OF terms ON flows WHEN old.terms <> new.terms BEGIN
  DELETE FROM flow_terms WHERE user_id = old.user_id AND flow_id = old.id
    AND term IN (SELECT value FROM json_each(old.terms) EXCEPT SELECT value FROM json_each(new.terms));
  INSERT OR IGNORE INTO flow_terms SELECT new.user_id, value, new.id FROM json_each(new.terms);
END;
`);
    const read = database.prepare('SELECT key, doc FROM flows WHERE key > ? ORDER BY key LIMIT 500');
    const write = database.prepare('UPDATE flows SET terms = ? WHERE key = ?');
    for (let rows = read.all(-1); rows.length > 0; rows = read.all(rows.at(-1)?.['key'] ?? null)) {
      for (const { key, doc } of rows) {
        // A document was written by this adapter, which writes flows only.
        const flow = JSON.parse(String(doc)) as Flow;
        write.run(JSON.stringify(flowTerms(flow)), key ?? null);
      }
    }
  },
};
