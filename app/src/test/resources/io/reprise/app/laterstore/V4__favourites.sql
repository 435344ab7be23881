-- What a next version might do: enough work to be killed in.
alter table highlights add column favourite integer not null default 0;
create table numbers (n bigint primary key, text text not null, content ${blob});
insert into numbers (n, text)
  with recursive up (n) as (select 1 union all select n + 1 from up where n < 20000)
  select n, 'number ' || n from up;
update highlights set favourite = 1;
