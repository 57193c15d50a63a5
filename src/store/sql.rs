//! The tables and statements, in what SQLite and PostgreSQL have in common.

/// What takes the tables from each version to the next. Never changed once
/// released; a change of the tables is one more.
pub const MIGRATIONS: &[&str] = &[
    "
CREATE TABLE participants (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    extra_time TEXT NOT NULL,
    how TEXT NOT NULL
);
CREATE TABLE attempts (
    id TEXT NOT NULL PRIMARY KEY,
    participant TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    quiz TEXT NOT NULL,
    bank TEXT NOT NULL,
    bank_version TEXT NOT NULL,
    number BIGINT NOT NULL,
    practice BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    header TEXT NOT NULL,
    events BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    elapsed BIGINT NOT NULL,
    question BIGINT NOT NULL,
    answered TEXT NOT NULL,
    finished BIGINT NOT NULL DEFAULT 0,
    passed BIGINT,
    outcome TEXT
);
CREATE UNIQUE INDEX attempts_scored_once ON attempts (participant, quiz, number) WHERE practice = 0;
CREATE INDEX attempts_of_participant ON attempts (participant);
CREATE INDEX attempts_open ON attempts (id) WHERE finished = 0;
CREATE TABLE events (
    attempt TEXT NOT NULL REFERENCES attempts (id),
    number BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (attempt, number)
);
CREATE TABLE certificates (
    key TEXT NOT NULL PRIMARY KEY,
    participant TEXT NOT NULL,
    json TEXT NOT NULL,
    record TEXT NOT NULL,
    issued_at BIGINT NOT NULL
);
CREATE INDEX certificates_of_participant ON certificates (participant);
CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
",
    "
CREATE TABLE status_indexes (
    list TEXT NOT NULL,
    number BIGINT NOT NULL,
    certificate TEXT NOT NULL,
    PRIMARY KEY (list, number)
);
CREATE UNIQUE INDEX status_index_once ON status_indexes (list, certificate);
",
];

pub const BEGIN_ATTEMPT: &str = "
INSERT INTO attempts (id, participant, name, unit, quiz, bank, bank_version, number, practice,
    started_at, header, events, last_at, elapsed, question, answered)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $10, 0, 0, '[]')
ON CONFLICT DO NOTHING";

/// A PostgreSQL store adds `FOR UPDATE`.
pub const ATTEMPT_STATE: &str =
    "SELECT events, question, answered, finished, outcome FROM attempts WHERE id = $1";

pub const UPDATE_ATTEMPT: &str = "
UPDATE attempts SET events = $2, last_at = $3, elapsed = $4, question = $5, answered = $6,
    finished = $7, passed = $8, outcome = $9
WHERE id = $1 AND finished = 0";

pub const HEADER: &str = "SELECT header FROM attempts WHERE id = $1";

pub const INSERT_EVENT: &str = "INSERT INTO events (attempt, number, body) VALUES ($1, $2, $3)";

pub const EVENT: &str = "SELECT body FROM events WHERE attempt = $1 AND number = $2";

pub const EVENTS: &str = "SELECT body FROM events WHERE attempt = $1 ORDER BY number";

pub const ATTEMPTS_OF: &str = "
SELECT id, participant, name, unit, quiz, bank, bank_version, number, practice, started_at,
    last_at, elapsed, question, answered, finished, passed, outcome
FROM attempts WHERE participant = $1 ORDER BY started_at, number, id";

pub const OPEN_ATTEMPTS: &str = "
SELECT id, participant, name, unit, quiz, bank, bank_version, number, practice, started_at,
    last_at, elapsed, question, answered, finished, passed, outcome
FROM attempts WHERE finished = 0 ORDER BY last_at DESC, id";

pub const SAVE_PARTICIPANT: &str = "
INSERT INTO participants (code, name, unit, extra_time, how) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (code) DO UPDATE SET name = excluded.name, unit = excluded.unit,
    extra_time = excluded.extra_time, how = excluded.how";

pub const PARTICIPANTS: &str =
    "SELECT code, name, unit, extra_time, how FROM participants ORDER BY code";

pub const PARTICIPANT: &str =
    "SELECT code, name, unit, extra_time, how FROM participants WHERE code = $1";

pub const ISSUE: &str = "
INSERT INTO certificates (key, participant, json, record, issued_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (key) DO NOTHING";

pub const CERTIFICATE: &str =
    "SELECT key, participant, json, record, issued_at FROM certificates WHERE key = $1";

pub const CERTIFICATES_OF: &str = "
SELECT key, participant, json, record, issued_at FROM certificates
WHERE participant = $1 ORDER BY issued_at, key";

pub const ALL_CERTIFICATES: &str = "
SELECT key, participant, json, record, issued_at FROM certificates ORDER BY issued_at, key";

pub const STATUS_INDEXES: &str = "SELECT number FROM status_indexes WHERE list = $1";

pub const RESERVE_INDEX: &str = "
INSERT INTO status_indexes (list, number, certificate) VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING";

pub const RESERVED_INDEX: &str =
    "SELECT number FROM status_indexes WHERE list = $1 AND certificate = $2";

pub const SETTING: &str = "SELECT value FROM settings WHERE key = $1";

pub const SET_SETTING: &str = "
INSERT INTO settings (key, value) VALUES ($1, $2)
ON CONFLICT (key) DO UPDATE SET value = excluded.value";
