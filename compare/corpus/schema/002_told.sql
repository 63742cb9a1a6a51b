-- What manifests tell of files holds until another manifest lists them.

CREATE TABLE told (
    file VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    manifest VARCHAR NOT NULL
);
COMMENT ON TABLE told IS 'What a manifest tells of a file, a row for each cell that says something';
COMMENT ON COLUMN told.file IS 'path of the file, as in files; it may not have been read yet';
COMMENT ON COLUMN told.field IS 'district, city, level, body, kind, year, review_year or plan_year';
COMMENT ON COLUMN told.value IS 'what is told';
COMMENT ON COLUMN told.manifest IS 'path of the manifest that tells it';
