-- Texts, corrections and runs. Tables of findings are made from their definitions in
-- compare/export/tables. Offsets are code points into `sources.text`, end exclusive.

CREATE TABLE files (
    path VARCHAR PRIMARY KEY,
    key VARCHAR NOT NULL
);
COMMENT ON TABLE files IS 'Files as they were given, those that could not be read too';
COMMENT ON COLUMN files.path IS 'path under which the file was given';
COMMENT ON COLUMN files.key IS 'hash of all that its reading depends on; equal keys, equal reading';

CREATE TABLE skipped (
    file VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    path VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE skipped IS 'What could not be read, and why';
COMMENT ON COLUMN skipped.file IS 'path of the file, as in files';
COMMENT ON COLUMN skipped.position IS 'place among all that the file holds, from 1';
COMMENT ON COLUMN skipped.path IS 'path of what could not be read, with sheet and row or member';
COMMENT ON COLUMN skipped.reason IS 'why, and what to do about it';

CREATE TABLE sources (
    path VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    key VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    format VARCHAR NOT NULL,
    encoding VARCHAR,
    text VARCHAR NOT NULL,
    places STRUCT(
        "start" INTEGER, "end" INTEGER, page INTEGER,
        box STRUCT("left" DOUBLE, top DOUBLE, "right" DOUBLE, bottom DOUBLE),
        paragraph INTEGER, part VARCHAR, "row" INTEGER, confidence DOUBLE
    )[] NOT NULL,
    dropped STRUCT(reason VARCHAR, "text" VARCHAR, page INTEGER)[] NOT NULL
);
COMMENT ON TABLE sources IS 'Texts that were read: one for each file, row of a sheet or member of an archive';
COMMENT ON COLUMN sources.path IS 'path of the file, with sheet and row or member';
COMMENT ON COLUMN sources.file IS 'path of the file, as in files';
COMMENT ON COLUMN sources.position IS 'place among all that the file holds, from 1';
COMMENT ON COLUMN sources.key IS 'hash of all that the reading of this text depends on';
COMMENT ON COLUMN sources.sha256 IS 'SHA-256 of the bytes that were read';
COMMENT ON COLUMN sources.format IS 'format that was read, such as docx';
COMMENT ON COLUMN sources.encoding IS 'encoding of a plain text';
COMMENT ON COLUMN sources.text IS 'raw text, exactly as it stands in the file';
COMMENT ON COLUMN sources.places IS 'pages and boxes, paragraphs or rows in which the text stands';
COMMENT ON COLUMN sources.dropped IS 'what the reader left out of the text, and why';

CREATE TABLE documents (
    source VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    author VARCHAR,
    district VARCHAR,
    city VARCHAR,
    level VARCHAR,
    body VARCHAR,
    kind VARCHAR,
    review_year INTEGER,
    plan_year INTEGER,
    code VARCHAR,
    successors VARCHAR[] NOT NULL,
    year_evidence VARCHAR[] NOT NULL,
    district_evidence VARCHAR[] NOT NULL,
    evidence STRUCT(field VARCHAR, "value" VARCHAR, quote VARCHAR, "where" VARCHAR)[] NOT NULL,
    conflicts STRUCT(
        field VARCHAR, "value" VARCHAR, evidence VARCHAR, "where" VARCHAR,
        other VARCHAR, other_evidence VARCHAR, other_where VARCHAR
    )[] NOT NULL,
    missing_start BOOLEAN NOT NULL,
    missing_end BOOLEAN NOT NULL,
    comparable BOOLEAN NOT NULL,
    corrected VARCHAR[] NOT NULL,
    removed STRUCT("start" INTEGER, "end" INTEGER, reason VARCHAR, quote VARCHAR)[] NOT NULL,
    doubts STRUCT(
        "start" INTEGER, "end" INTEGER, quote VARCHAR, suggestion VARCHAR, reason VARCHAR,
        confidence DOUBLE
    )[] NOT NULL,
    edits STRUCT("start" INTEGER, "end" INTEGER, replacement VARCHAR, reason VARCHAR)[] NOT NULL
);
COMMENT ON TABLE documents IS 'Documents into which the texts were split: who speaks, of which years';
COMMENT ON COLUMN documents.source IS 'path of the text, as in sources';
COMMENT ON COLUMN documents.id IS 'identifier within the text: D1, D2 …';
COMMENT ON COLUMN documents.position IS 'place among the documents of the text, from 1';
COMMENT ON COLUMN documents."start" IS 'offset of the first character';
COMMENT ON COLUMN documents."end" IS 'offset behind the last character';
COMMENT ON COLUMN documents.title IS 'title, or a made one where there is none';
COMMENT ON COLUMN documents.author IS 'who signed the text';
COMMENT ON COLUMN documents.district IS 'district that speaks';
COMMENT ON COLUMN documents.city IS 'city or province above the district';
COMMENT ON COLUMN documents.level IS 'level of the district';
COMMENT ON COLUMN documents.body IS 'body that reports';
COMMENT ON COLUMN documents.kind IS 'kind of report';
COMMENT ON COLUMN documents.review_year IS 'year that is looked back on';
COMMENT ON COLUMN documents.plan_year IS 'year that is planned';
COMMENT ON COLUMN documents.code IS 'number of the district in the register of divisions';
COMMENT ON COLUMN documents.successors IS 'names in force today, where the district has an old one';
COMMENT ON COLUMN documents.year_evidence IS 'wordings of the text that tell the years';
COMMENT ON COLUMN documents.district_evidence IS 'wordings of the text that tell the district';
COMMENT ON COLUMN documents.evidence IS 'wordings that tell each field, with where they stand';
COMMENT ON COLUMN documents.conflicts IS 'fields of which two places tell different things';
COMMENT ON COLUMN documents.missing_start IS 'the beginning is missing';
COMMENT ON COLUMN documents.missing_end IS 'the end is missing';
COMMENT ON COLUMN documents.comparable IS 'takes part in comparisons';
COMMENT ON COLUMN documents.corrected IS 'what a person has set';
COMMENT ON COLUMN documents.removed IS 'raw text that is not content, with the reason';
COMMENT ON COLUMN documents.doubts IS 'raw text that may be damaged, with the reason';
COMMENT ON COLUMN documents.edits IS 'changes of the cleaning: what stands in place of raw text';

CREATE TABLE sections (
    source VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    parent VARCHAR,
    level INTEGER NOT NULL,
    heading VARCHAR,
    heading_kind VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    theme VARCHAR,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    body_start INTEGER NOT NULL,
    confidence DOUBLE NOT NULL
);
COMMENT ON TABLE sections IS 'Sections of the documents, in the order of the text';
COMMENT ON COLUMN sections.source IS 'path of the text, as in sources';
COMMENT ON COLUMN sections.document IS 'identifier of the document within the text';
COMMENT ON COLUMN sections.id IS 'identifier within the text: D1.1, D1.2 …';
COMMENT ON COLUMN sections.position IS 'place among the sections of the document, from 1';
COMMENT ON COLUMN sections.parent IS 'identifier of the section above';
COMMENT ON COLUMN sections.level IS 'depth in the tree, from 1';
COMMENT ON COLUMN sections.heading IS 'heading, cleaned for reading';
COMMENT ON COLUMN sections.heading_kind IS 'own_line, run_in or none';
COMMENT ON COLUMN sections.role IS 'what the section is there for: review, plan …';
COMMENT ON COLUMN sections.theme IS 'matter it speaks of';
COMMENT ON COLUMN sections."start" IS 'offset of the first character';
COMMENT ON COLUMN sections."end" IS 'offset behind the last character, subsections included';
COMMENT ON COLUMN sections.body_start IS 'offset behind the heading';
COMMENT ON COLUMN sections.confidence IS 'how sure its beginning is, from 0 to 1';

CREATE TABLE sentences (
    source VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    section VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    positions INTEGER[] NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    letters VARCHAR NOT NULL,
    usable BOOLEAN NOT NULL,
    is_heading BOOLEAN NOT NULL,
    slipped BOOLEAN NOT NULL
);
COMMENT ON TABLE sentences IS 'Sentences and headings of the documents, in the order of the text';
COMMENT ON COLUMN sentences.source IS 'path of the text, as in sources';
COMMENT ON COLUMN sentences.document IS 'identifier of the document within the text';
COMMENT ON COLUMN sentences.id IS 'identifier within the text: D1-1, D1-2 …';
COMMENT ON COLUMN sentences.position IS 'place among the sentences of the document, from 1';
COMMENT ON COLUMN sentences.section IS 'identifier of the section it stands in';
COMMENT ON COLUMN sentences.text IS 'text, cleaned for reading';
COMMENT ON COLUMN sentences.positions IS 'offset of each character of the cleaned text';
COMMENT ON COLUMN sentences."start" IS 'offset of the first character';
COMMENT ON COLUMN sentences."end" IS 'offset behind the last character';
COMMENT ON COLUMN sentences.letters IS 'letters and figures of the text alone';
COMMENT ON COLUMN sentences.usable IS 'undamaged, so that it may be quoted';
COMMENT ON COLUMN sentences.is_heading IS 'a heading, without its number';
COMMENT ON COLUMN sentences.slipped IS 'unusable because of a slip alone: its wordings still count';

CREATE TABLE corrections (
    file VARCHAR PRIMARY KEY,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE corrections IS 'How files are to be read, as a person has corrected it';
COMMENT ON COLUMN corrections.file IS 'path of the file, as in files';
COMMENT ON COLUMN corrections.text IS 'the correction, in the form of a side file';

CREATE TABLE runs (
    name VARCHAR PRIMARY KEY,
    key VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    settings JSON NOT NULL
);
COMMENT ON TABLE runs IS 'Comparisons that were made';
COMMENT ON COLUMN runs.name IS 'name of the results, such as the folder they lie in';
COMMENT ON COLUMN runs.key IS 'hash of documents, settings and version; equal keys, equal results';
COMMENT ON COLUMN runs.version IS 'version of the program';
COMMENT ON COLUMN runs.settings IS 'all settings';

CREATE TABLE run_documents (
    run VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    "start" INTEGER NOT NULL
);
COMMENT ON TABLE run_documents IS 'Documents that took part in a run';
COMMENT ON COLUMN run_documents.run IS 'name of the run';
COMMENT ON COLUMN run_documents.position IS 'place among the documents of the run, from 1';
COMMENT ON COLUMN run_documents.id IS 'identifier in the findings of the run';
COMMENT ON COLUMN run_documents.source IS 'path of the text, as in sources';
COMMENT ON COLUMN run_documents."start" IS 'offset of the first character, as in documents';

CREATE TABLE run_files (
    run VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    size BIGINT NOT NULL,
    sha256 VARCHAR NOT NULL
);
COMMENT ON TABLE run_files IS 'Files that a run wrote';
COMMENT ON COLUMN run_files.run IS 'name of the run';
COMMENT ON COLUMN run_files.position IS 'place among the files of the run, from 1';
COMMENT ON COLUMN run_files.name IS 'name below the folder of the run';
COMMENT ON COLUMN run_files.size IS 'size in bytes';
COMMENT ON COLUMN run_files.sha256 IS 'SHA-256 of the bytes';

CREATE SCHEMA findings;
