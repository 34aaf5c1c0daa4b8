-- A Furat workspace, version 1. Times are seconds since 1970 UTC, days ISO 8601, hashes SHA-256. `sum` is the first eight bytes of a hash over the
-- other columns but the row's number: by it a row that is not as it was written is recognised.

-- Settings of this workspace, each by its name.
CREATE TABLE property (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- The bytes of files whose articles' text is only a part of them (front matter, a page, a list), as they were read.
CREATE TABLE original (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32), bytes BLOB NOT NULL) STRICT;

-- Articles. `body` is the text that spans count the bytes of; where `original` is null it is all that the file held.
-- `told` is what was read in it beside its incidents, by the `engine` of that version; both null for records of another scheme.
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL,
  title TEXT,
  source TEXT,
  url TEXT,
  published TEXT,
  lang TEXT NOT NULL,
  body TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  original INTEGER REFERENCES original (id),
  added INTEGER NOT NULL,
  engine TEXT,
  told TEXT,
  sum INTEGER NOT NULL
) STRICT;
CREATE INDEX article_hash ON article (hash);

-- Articles much like an earlier one: `share` of their runs of three words are the same, 0 to 1.
CREATE TABLE likeness (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (id),
  other INTEGER NOT NULL REFERENCES article (id),
  share REAL NOT NULL
) STRICT;

-- By which articles that may be alike are found: parts of the least hashes of their runs of three words.
CREATE TABLE band (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES article (id)) STRICT;
CREATE INDEX band_key ON band (key);

-- Places of incidents, as JSON, each once.
CREATE TABLE place (id INTEGER PRIMARY KEY, told TEXT NOT NULL UNIQUE, sum INTEGER NOT NULL) STRICT;

-- Incidents as one article tells them, or as a record of another scheme says (`record`). `told` is all of one as JSON; null where the columns
-- say all there is. `sides`, `outlets` and `languages` hold a value a line, `more_places` ids with commas between.
CREATE TABLE incident (
  id INTEGER PRIMARY KEY,
  article INTEGER REFERENCES article (id),
  name TEXT,
  record INTEGER NOT NULL,
  kind TEXT NOT NULL,
  main INTEGER NOT NULL,
  earliest TEXT,
  latest TEXT,
  precision TEXT NOT NULL,
  place INTEGER REFERENCES place (id),
  more_places TEXT,
  killed_min INTEGER,
  killed_max INTEGER,
  injured_min INTEGER,
  injured_max INTEGER,
  actor TEXT NOT NULL,
  attribution TEXT NOT NULL,
  confidence REAL NOT NULL,
  sides TEXT,
  outlets TEXT,
  languages TEXT,
  told TEXT,
  sum INTEGER NOT NULL
) STRICT;
CREATE INDEX incident_article ON incident (article) WHERE article IS NOT NULL;
CREATE UNIQUE INDEX incident_name ON incident (name) WHERE name IS NOT NULL;

-- Corrections. Only added to. `chain` is the hash of the sum and of the chain before it; the sum is over all but that.
CREATE TABLE edit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT,
  why TEXT,
  change TEXT NOT NULL CHECK (json_valid(change)),
  sum INTEGER NOT NULL,
  chain BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;
CREATE TRIGGER edit_is_not_changed BEFORE UPDATE ON edit BEGIN SELECT RAISE(ABORT, 'edits are only added to'); END;
CREATE TRIGGER edit_is_not_removed BEFORE DELETE ON edit BEGIN SELECT RAISE(ABORT, 'edits are only added to'); END;

-- Views of the workspace that were kept: filters as JSON, by name.
CREATE TABLE view (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, filter TEXT NOT NULL CHECK (json_valid(filter))) STRICT;

-- The user's own places: the rows of their table, the head first.
CREATE TABLE own_place (id INTEGER PRIMARY KEY, row TEXT NOT NULL) STRICT;

-- What was done with the workspace as a whole: made, added to, read anew, made smaller, recovered.
CREATE TABLE event (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, what TEXT NOT NULL, engine TEXT NOT NULL, detail TEXT NOT NULL CHECK (json_valid(detail))) STRICT;

-- Words of articles, folded; the row is that of the article.
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE word USING fts5vocab (words, row);
