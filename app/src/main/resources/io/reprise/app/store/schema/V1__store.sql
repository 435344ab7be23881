-- The store, the same on SQLite and PostgreSQL. ${blob} is blob or bytea. Ids sort by the time they were made.
-- Moments are milliseconds since 1970, positions in videos microseconds.
create table users (
  id text primary key,
  name text not null unique,
  created_ms bigint not null,
  password text,                        -- its hash; null: can't log in
  quota_bytes bigint                    -- null: the server's default
);

create table tokens (
  id text primary key,
  user_id text not null references users (id) on delete cascade,
  name text not null,
  hash text not null unique,
  created_ms bigint not null,
  used_ms bigint
);

create table sessions (
  hash text primary key,
  user_id text not null references users (id) on delete cascade,
  csrf text not null,
  created_ms bigint not null,
  expires_ms bigint not null
);

-- Files that highlights keep, by content; never changed, removed when no highlight refers to them.
create table media (
  sha256 text primary key,
  type text not null,
  bytes bigint not null,
  content ${blob} not null
);

-- Videos at hand: uploaded to a server, or seen at a path by the command line.
create table videos (
  id text primary key,
  user_id text not null references users (id) on delete cascade,
  name text not null,
  path text,                            -- where the command line saw it; null: under the home's videos folder, by id
  bytes bigint not null,
  received_bytes bigint not null,
  mime text not null,
  state text not null,                  -- uploading, queued, analysing, ready, failed
  error text,
  job_id text,
  sha256 text,
  duration_micros bigint,
  width integer,
  height integer,
  fps double precision,
  created_ms bigint not null
);
create index videos_user on videos (user_id, id);
create index videos_content on videos (sha256);

create table highlights (
  id text primary key,
  user_id text not null references users (id) on delete cascade,
  name text not null,
  made_ms bigint not null,
  source_sha256 text,                   -- the video it comes from, and how that is known: kept, said (by the file), found
  source_name text,
  source_start_micros bigint,
  source_end_micros bigint,
  source_duration_micros bigint,
  source_known text,
  duration_micros bigint not null,
  kept_sha256 text references media (sha256),   -- the file as it was made or added; null: still to be rendered
  clip_sha256 text references media (sha256),   -- a copy small enough to keep, to be looked at by another encoder
  removed_ms bigint                     -- removed from the history, and can be restored
);
create index highlights_user on highlights (user_id, id);
create index highlights_source on highlights (source_sha256);

create table suggestions (
  id text primary key,
  user_id text not null references users (id) on delete cascade,
  video_sha256 text not null,
  rank integer not null,
  start_micros bigint not null,
  end_micros bigint not null,
  score double precision not null,
  percentile double precision not null,
  encoder text not null,
  ranker text not null,
  shown_ms bigint not null
);
create index suggestions_video on suggestions (user_id, video_sha256);

create table feedback (
  id text primary key,
  user_id text not null references users (id) on delete cascade,
  video_sha256 text not null,
  suggestion_id text references suggestions (id) on delete set null,
  kind text not null,                   -- kept, moved, rejected
  start_micros bigint not null,
  end_micros bigint not null,
  given_ms bigint not null
);
create index feedback_video on feedback (user_id, video_sha256);

create table jobs (
  id text primary key,
  user_id text not null references users (id) on delete cascade,
  kind text not null,                   -- analyse, render, keep
  same text,                            -- equal for equal work, so that it is done once; null: never shared
  video_id text,
  highlight_id text,
  request text not null,                -- JSON
  state text not null,                  -- queued, running, done, failed, cancelled
  stage text,
  progress double precision not null,
  error_code text,
  error_message text,
  result text,                          -- JSON
  attempt integer not null,
  worker text,                          -- which server has it, while it runs
  seen_ms bigint,                       -- when that server last said so
  created_ms bigint not null,
  started_ms bigint,
  ended_ms bigint
);
create index jobs_queue on jobs (state, id);
create index jobs_user on jobs (user_id, id);

create table encoders (
  name text primary key,
  sha256 text not null,
  dim integer not null,
  added_ms bigint not null
);
