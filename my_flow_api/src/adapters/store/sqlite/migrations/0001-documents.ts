import type { Migration } from '../migration.ts';

/**
 * Documents as JSON text beside the columns that queries go by. Instants in columns are milliseconds since the epoch, as the text of an
 * instant may be coarser and would not sort. `list` and `sort_key` say where a flow stands; `was_...` of `act_documents` say where it stood before
 * the act, null when the act left it there, so that a walk through a list that began earlier goes on in the order it began with.
 * Ids grow with time: an index that begins with one grows at its end, in a page that everybody's writes share, and costs less than one by person.
 */
export const documents: Migration = {
  version: 1,
  up: (database) => database.exec(tables),
};

const tables = `
CREATE TABLE contexts (
  user_id TEXT NOT NULL, id TEXT NOT NULL, list TEXT NOT NULL, position TEXT NOT NULL, name_key TEXT NOT NULL,
  trashed_at INTEGER, sample INTEGER NOT NULL, version INTEGER NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (user_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX contexts_by_name ON contexts (user_id, name_key) WHERE list <> 'trashed';
CREATE INDEX contexts_in_trash ON contexts (trashed_at) WHERE trashed_at IS NOT NULL;

CREATE TABLE flows (
  key INTEGER PRIMARY KEY,
  user_id TEXT NOT NULL, id TEXT NOT NULL, context_id TEXT NOT NULL, list TEXT NOT NULL, sort_key TEXT NOT NULL, position TEXT NOT NULL,
  due_day TEXT, due_at INTEGER, updated_at INTEGER NOT NULL, wakes_at INTEGER, trashed_at INTEGER,
  sample INTEGER NOT NULL, version INTEGER NOT NULL, doc TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX flows_by_id ON flows (id, user_id);
CREATE INDEX flows_by_context ON flows (user_id, context_id, list, sort_key);
CREATE INDEX flows_by_list ON flows (user_id, list, sort_key, context_id);
CREATE INDEX flows_by_position ON flows (user_id, context_id, position, id) WHERE list <> 'open';
CREATE INDEX flows_touched ON flows (user_id, context_id, updated_at, id) WHERE list <> 'trashed';
CREATE INDEX flows_due ON flows (user_id, context_id, due_day, due_at) WHERE list = 'open' AND (due_day IS NOT NULL OR due_at IS NOT NULL);
CREATE INDEX flows_waking ON flows (wakes_at) WHERE list = 'parked' AND wakes_at IS NOT NULL;
CREATE INDEX flows_in_trash ON flows (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX flows_of_sample ON flows (user_id, id) WHERE sample = 1;

CREATE TABLE flow_counts (
  user_id TEXT NOT NULL, context_id TEXT NOT NULL, list TEXT NOT NULL, flows INTEGER NOT NULL,
  PRIMARY KEY (user_id, context_id, list)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER flows_counted_in AFTER INSERT ON flows BEGIN
  INSERT INTO flow_counts VALUES (new.user_id, new.context_id, new.list, 1) ON CONFLICT DO UPDATE SET flows = flows + 1;
END;
CREATE TRIGGER flows_counted_out AFTER DELETE ON flows BEGIN
  UPDATE flow_counts SET flows = flows - 1 WHERE user_id = old.user_id AND context_id = old.context_id AND list = old.list;
  DELETE FROM flow_counts WHERE user_id = old.user_id AND context_id = old.context_id AND list = old.list AND flows = 0;
END;
CREATE TRIGGER flows_counted_over AFTER UPDATE OF list, context_id ON flows WHEN old.list <> new.list OR old.context_id <> new.context_id BEGIN
  UPDATE flow_counts SET flows = flows - 1 WHERE user_id = old.user_id AND context_id = old.context_id AND list = old.list;
  DELETE FROM flow_counts WHERE user_id = old.user_id AND context_id = old.context_id AND list = old.list AND flows = 0;
  INSERT INTO flow_counts VALUES (new.user_id, new.context_id, new.list, 1) ON CONFLICT DO UPDATE SET flows = flows + 1;
END;

CREATE TABLE preferences (user_id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE acts (
  key INTEGER PRIMARY KEY,
  user_id TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, role TEXT NOT NULL, undone_by TEXT,
  idempotency_key TEXT, fingerprint TEXT, head TEXT NOT NULL, changes TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX acts_by_seq ON acts (user_id, seq);
CREATE UNIQUE INDEX acts_by_id ON acts (id, user_id);
CREATE UNIQUE INDEX acts_by_idempotency_key ON acts (user_id, idempotency_key) WHERE idempotency_key IS NOT NULL;

CREATE TABLE act_documents (
  user_id TEXT NOT NULL, document_id TEXT NOT NULL, seq INTEGER NOT NULL, was_context_id TEXT, was_list TEXT, was_key TEXT,
  PRIMARY KEY (document_id, user_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX act_documents_moved ON act_documents (user_id, seq) WHERE was_list IS NOT NULL;
`;
